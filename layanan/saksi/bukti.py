"""The evidence: sealed, handed on, taken out; and the signed copy that comes back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from layanan.actions import bukti as actions
from layanan.alur.kesaksian import BUKTI
from layanan.enums.kesaksian import CaraTandaTangan
from layanan.enums.kesaksian import TindakanKesaksian as T
from layanan.forms.kesaksian import (
    BATAS_SALINAN_MB,
    AmbilForm,
    LangkahForm,
    SalinanForm,
    SegelForm,
    SerahForm,
)
from layanan.models import BerkasTakTerbuka, BerkasTersegel, Kesaksian
from layanan.policies.kesaksian import NaskahBelumTerbit, SidikTidakCocok
from layanan.saksi.daftar import url_kesaksian
from layanan.saksi.halaman import dengan_kesaksian, tampil_isian, tampil_langkah
from lpse.berkas import diterima
from lpse.berkas.tanda_tangan import periksa_tanda_tangan
from lpse.berkas.tersegel import disegel, sajikan_segel
from lpse.formulir import Langkah
from lpse.models import Akun
from lpse.naskah import pastikan_pdf
from lpse.pintu import KONFLIK, tindak
from lpse.situs_admin import petugas
from lpse.waktu import setempat

Isian = Callable[[Kesaksian, BerkasTakTerbuka, Akun, dict[str, Any]], Any]


def _segel(kesaksian: Kesaksian, berkas: BerkasTakTerbuka, oleh: Akun, kolom: dict[str, Any]) -> Any:
    """Seal the file; refused, no byte of it stays."""
    with disegel(kolom["berkas"]) as segel:
        return actions.segel_berkas(kesaksian.pk, oleh=oleh, berkas=berkas, segel=segel)


def _serahkan(kesaksian: Kesaksian, berkas: BerkasTakTerbuka, oleh: Akun, kolom: dict[str, Any]) -> Any:
    return actions.serahkan_bukti(kesaksian.pk, oleh=oleh, berkas=berkas, **kolom)


LANGKAH_BUKTI: dict[T, tuple[type[LangkahForm], Isian, str, str]] = {
    T.SEGEL: (
        SegelForm,
        _segel,
        "Berkas tersimpan tersegel; sidiknya cocok dengan yang dicatat.",
        "Berkas disimpan apa adanya, tidak dibuka dan tidak dipindai. Setiap pengambilannya tercatat.",
    ),
    T.SERAHKAN: (
        SerahForm,
        _serahkan,
        "Serah terima dicatat.",
        "Catat setiap kali berkas berpindah tangan dalam media. Catatan tidak dapat diubah.",
    ),
}


def dengan_berkas(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Hand the view a case and one of its files; 404 for a file of another case."""

    @dengan_kesaksian
    def terbuka(request: HttpRequest, kesaksian: Kesaksian, berkas: str, **kwargs: Any) -> HttpResponseBase:
        satu = get_object_or_404(BerkasTakTerbuka, kesaksian=kesaksian, kode=berkas)
        return view(request, kesaksian, satu, **kwargs)

    return terbuka


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_berkas
def langkah(
    request: HttpRequest, kesaksian: Kesaksian, berkas: BerkasTakTerbuka, *, tindakan: T
) -> HttpResponseBase:
    """Seal a file, or record that it changed hands."""
    kelas, isian, selesai, keterangan = LANGKAH_BUKTI[tindakan]
    oleh, status = petugas(request), 200
    form = _ikat(request, kelas, _awal(oleh))
    if form.is_valid():
        hasil = tindak(request, kesaksian, tindakan.value, lambda: isian(kesaksian, berkas, oleh, form.kolom))
        if hasil is not None:
            if getattr(hasil, "is_cocok", None) is False:
                messages.warning(request, f"{selesai} Sidiknya tidak cocok: {SidikTidakCocok()}")
            else:
                messages.success(request, selesai)
            return redirect(url_kesaksian("lihat", kesaksian.kode))
        status = KONFLIK
    return _tampil(request, kesaksian, berkas, tindakan, form, status, keterangan)


def _ikat(request: HttpRequest, kelas: type[LangkahForm], awal: dict[str, Any] | None = None) -> LangkahForm:
    """The form as sent, or as it is first shown."""
    return kelas(request.POST, request.FILES) if request.method == "POST" else kelas(initial=awal)


def _awal(oleh: Akun) -> dict[str, Any]:
    return {"tanggal": setempat(timezone.now()).date(), "dari": str(oleh)}


def _tampil(
    request: HttpRequest,
    kesaksian: Kesaksian,
    berkas: BerkasTakTerbuka,
    tindakan: T,
    form: LangkahForm,
    status: int,
    keterangan: str,
) -> HttpResponse:
    tertutup = kesaksian.status not in BUKTI[tindakan]
    return tampil_isian(
        request,
        kesaksian,
        f"{tindakan.label}: {berkas.nama}",
        form,
        status,
        keterangan,
        halangan=f"Langkah ini tidak terbuka: statusnya “{kesaksian.get_status_display()}”."
        if tertutup
        else "",
        tombol_kirim=tindakan.label,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_berkas
def ambil(request: HttpRequest, kesaksian: Kesaksian, berkas: BerkasTakTerbuka) -> HttpResponseBase:
    """Give out sealed bytes for a stated purpose, unless they are no longer what was sealed; 404 without."""
    segel = get_object_or_404(BerkasTersegel, berkas=berkas)
    oleh, status = petugas(request), 200
    form = _ikat(request, AmbilForm)
    if form.is_valid():
        act = partial(actions.ambil_segel, kesaksian.pk, oleh=oleh, berkas=berkas, **form.kolom)
        serah = tindak(request, kesaksian, T.UNDUH.value, act)
        if serah is not None and serah.is_cocok:
            return sajikan_segel(segel.kunci, berkas.nama)
        if serah is not None:
            messages.error(
                request,
                "Sidik berkas tersegel tidak lagi cocok dengan yang dicatat, jadi tidak diserahkan. "
                "Beri tahu Kepala dan admin sistem LPSE.",
            )
        status = KONFLIK
    keterangan = "Unduhan bernama akhiran .tersegel dan tidak untuk dibuka di komputer kerja biasa."
    return _tampil(request, kesaksian, berkas, T.UNDUH, form, status, keterangan)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_kesaksian
def unggah_salinan(request: HttpRequest, kesaksian: Kesaksian) -> HttpResponseBase:
    """Take the signed copy back; an electronic one is checked first."""
    form = _ikat(request, SalinanForm)
    oleh, status = petugas(request), 200
    if form.is_valid():
        act = partial(_simpan_salinan, kesaksian, oleh, **form.kolom)
        if tindak(request, kesaksian, T.UNGGAH_SALINAN.value, act):
            messages.success(request, "Salinan bertanda tangan tersimpan.")
            return redirect(url_kesaksian("lihat", kesaksian.kode))
        kesaksian.refresh_from_db(fields=["status"])
        status = KONFLIK
    satu = Langkah(SalinanForm, _simpan_salinan, "")
    return tampil_langkah(request, kesaksian, T.UNGGAH_SALINAN, satu, form, status)


def _simpan_salinan(kesaksian: Kesaksian, oleh: Akun, *, cara: str, berkas: Any) -> Kesaksian:
    """Store and check the copy, then record it; refused, no byte of it stays."""
    if kesaksian.naskah is None:
        raise NaskahBelumTerbit
    with diterima(berkas, oleh=oleh, batas_mb=BATAS_SALINAN_MB) as salinan:
        is_elektronik = cara == CaraTandaTangan.ELEKTRONIK
        asli = pastikan_pdf(kesaksian.naskah.pk) if is_elektronik else None
        pemeriksaan = periksa_tanda_tangan(salinan, asli) if asli else None
        return actions.unggah_salinan(
            kesaksian.pk, oleh=oleh, berkas=salinan, cara=cara, pemeriksaan=pemeriksaan
        )
