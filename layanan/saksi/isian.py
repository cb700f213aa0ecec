"""Recording a case: the incident, its files, the attempts, the witnesses."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from layanan.actions import bukti
from layanan.actions import kesaksian as actions
from layanan.enums.kesaksian import TindakanKesaksian as T
from layanan.forms.kesaksian import (
    BerkasForm,
    KesaksianForm,
    LangkahForm,
    SaksiForm,
    UpayaForm,
    awal_dari_kesaksian,
    awal_dari_tiket,
)
from layanan.models import BerkasTakTerbuka, Kesaksian, Tiket
from layanan.saksi.daftar import url_kesaksian
from layanan.saksi.halaman import dengan_kesaksian, tampil_isian, tampil_langkah
from lpse.berkas.tersegel import disegel
from lpse.formulir import Langkah
from lpse.pintu import KONFLIK, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import setempat

UBAH = Langkah(KesaksianForm, actions.ubah_kesaksian, "Isian disimpan.")


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Record an incident; `?tiket=` names the ticket it comes from. 404 for an unknown one."""
    kode = request.GET.get("tiket", "")
    tiket = get_object_or_404(Tiket.objects.select_related("satker"), kode=kode) if kode else None
    form = KesaksianForm(isian(request), initial=awal_dari_tiket(tiket))
    oleh, status = petugas(request), 200
    if form.is_valid():
        kesaksian = tindak(
            request,
            tiket or oleh,
            "catat_kesaksian",
            lambda: actions.catat_kesaksian(oleh=oleh, isian=form.isian, tiket=tiket),
        )
        if kesaksian is not None:
            messages.success(request, f"Kesaksian {kesaksian.nomor} dicatat. Catat berkasnya.")
            return redirect(url_kesaksian("lihat", kesaksian.kode))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/layanan/saksi/baru.html",
        "Catat kesaksian",
        status=status,
        form=form,
        tiket=tiket,
        url_daftar=url_kesaksian(),
        dasar=profil().dasar("layanan.kesaksian"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_kesaksian
def ubah(request: HttpRequest, kesaksian: Kesaksian) -> HttpResponseBase:
    """Correct what was told, while it is being recorded."""
    form = KesaksianForm(isian(request), initial=awal_dari_kesaksian(kesaksian))
    status = 200
    if form.is_valid():
        oleh = petugas(request)
        act = partial(actions.ubah_kesaksian, kesaksian.pk, oleh=oleh, isian=form.isian)
        if tindak(request, kesaksian, T.UBAH.value, act):
            messages.success(request, UBAH.selesai)
            return redirect(url_kesaksian("lihat", kesaksian.kode))
        kesaksian.refresh_from_db(fields=["status"])
        status = KONFLIK
    return tampil_langkah(request, kesaksian, T.UBAH, UBAH, form, status)


def _tambah_berkas(pk: int, *, oleh: Any, berkas: Any, **kolom: Any) -> BerkasTakTerbuka:
    """Record a file, and seal it where it was handed over; refused, no byte of it stays."""
    kolom["ukuran"] = kolom["ukuran"] or 0
    if not berkas:
        return bukti.tambah_berkas(pk, oleh=oleh, **kolom)
    with disegel(berkas) as segel:
        return bukti.tambah_berkas(pk, oleh=oleh, segel=segel, **kolom)


RINCIAN: dict[str, Langkah] = {
    "Catat berkas": Langkah(
        BerkasForm,
        _tambah_berkas,
        "Berkas dicatat.",
        "Lampirkan berkasnya supaya tersimpan tersegel, atau catat ukuran dan sidiknya saja.",
    ),
    "Catat upaya": Langkah(
        UpayaForm, actions.tambah_upaya, "Upaya dicatat.", "Satu baris untuk setiap percobaan."
    ),
    "Catat saksi": Langkah(
        SaksiForm, actions.tambah_saksi, "Saksi dicatat.", "Saksi menandatangani berita acara."
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_kesaksian
def rincian_baru(request: HttpRequest, kesaksian: Kesaksian, *, judul: str) -> HttpResponseBase:
    """Add a file, an attempt or a witness; “dan tambah lagi” comes back for the next one."""
    oleh, satu, status = petugas(request), RINCIAN[judul], 200
    form = _form(request, satu.form)
    if form.is_valid():
        act = partial(satu.act, kesaksian.pk, oleh=oleh, **form.kolom)
        if tindak(request, kesaksian, T.UBAH.value, act):
            messages.success(request, satu.selesai)
            lagi = "lagi" in request.POST
            return redirect(request.path if lagi else url_kesaksian("lihat", kesaksian.kode))
        kesaksian.refresh_from_db(fields=["status"])
        status = KONFLIK
    halangan = "" if kesaksian.is_dicatat else "Isian tidak dapat diubah lagi."
    return tampil_isian(
        request, kesaksian, judul, form, status, satu.keterangan, halangan=halangan, boleh_lagi=True
    )


def _form(request: HttpRequest, kelas: type[LangkahForm]) -> LangkahForm:
    """The form as sent, or empty with today's date where it asks for one."""
    if request.method == "POST":
        return kelas(request.POST, request.FILES)
    return kelas(initial={"tanggal": setempat(timezone.now()).date()})


@require_POST
@dengan_kesaksian
def hapus(request: HttpRequest, kesaksian: Kesaksian, *, jenis: Any, rincian: str) -> HttpResponse:
    """Take back a row recorded by mistake; 404 for one of another case."""
    satu = get_object_or_404(jenis, kesaksian=kesaksian, kode=rincian)
    oleh = petugas(request)

    def act() -> bool:
        if isinstance(satu, BerkasTakTerbuka):
            bukti.hapus_berkas(kesaksian.pk, oleh=oleh, berkas=satu)
        else:
            actions.hapus_rincian(kesaksian.pk, oleh=oleh, rincian=satu)
        return True

    if tindak(request, kesaksian, T.UBAH.value, act):
        messages.success(request, "Catatan dihapus.")
    return redirect(url_kesaksian("lihat", kesaksian.kode))
