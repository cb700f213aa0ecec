"""The list of targets, and adding one: its kind first, then what that kind needs."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions.sasaran import tambah_sasaran
from infrastruktur.enums.pantau import JenisSasaran
from infrastruktur.forms.sasaran import (
    DAPAT_DITAMBAH,
    FORM_JENIS,
    PilihJenisForm,
    SaringanSasaranForm,
    SasaranForm,
)
from infrastruktur.models import Sasaran
from infrastruktur.pantauan.sebutan import sebut_galat, tag_keadaan
from infrastruktur.queries.sasaran import BarisSasaran, dengan_keadaan, saring
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.models import Akun
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_PEMANTAUAN
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan

PER_HALAMAN = 25
MENURUT_NAMA = Order("nama")
DAFTAR = "admin:infrastruktur_sasaran"
KEPALA = (
    *("Kode", "Nama", "Jenis", "Peran", "Alamat", "Kelompok", "Layanan", "Setiap (menit)"),
    *("Terakhir ditanya", "Terakhir menjawab", "Galat", "Dihentikan", "Alasan dihentikan"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The targets by name, with how each is and when it was asked."""
    form = SaringanSasaranForm(request.GET)
    saringan = form.saringan
    oleh = petugas(request)
    boleh_kelola = oleh.has_perm(KELOLA_PEMANTAUAN)
    if not boleh_kelola:
        form.fields["cari"].label = "Cari nama atau kode"
    rows = saring(saringan, menurut_alamat=boleh_kelola)
    halaman = read_page(rows, MENURUT_NAMA, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/sasaran_daftar.html",
        "Sasaran pemantauan",
        form=form,
        daftar=[_baris(satu, oleh) for satu in dengan_keadaan(halaman.rows)],
        kueri=urlencode(saringan),
        boleh_kelola=boleh_kelola,
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


def _baris(satu: BarisSasaran, oleh: Akun) -> dict[str, Any]:
    dihentikan = {"kode": "selesai", "teks": "Dihentikan"}
    tag = dihentikan if satu.sasaran.dihentikan_pada else tag_keadaan(satu.keadaan)
    return {"sasaran": satu.sasaran, "tag": tag, "galat": sebut_galat(satu.sasaran.galat, oleh)}


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; options are left out, for they say how to get in.

    Addresses only for who runs what is watched: LKPP looks in here too.
    """
    oleh, saringan = petugas(request), SaringanSasaranForm(request.GET).saringan
    boleh_kelola = oleh.has_perm(KELOLA_PEMANTAUAN)
    rows = saring(saringan, menurut_alamat=boleh_kelola).order_by("nama", "pk").iterator(chunk_size=SEPOTONG)
    rincian = saringan | {"cari": "cari" in saringan}
    return jawab_csv(
        "sasaran-pemantauan",
        KEPALA,
        (_sel(satu, satu.alamat if boleh_kelola else "", sebut_galat(satu.galat, oleh)) for satu in rows),
        peristiwa="sasaran.diekspor",
        oleh=oleh,
        **rincian,
    )


def _sel(satu: Sasaran, alamat: str, galat: str) -> tuple[object, ...]:
    siapa = (satu.kode, satu.nama, satu.get_jenis_display(), satu.get_peran_display(), alamat)
    saat = (sel_waktu(satu.ditanya_pada), sel_waktu(satu.dijawab_pada))
    henti = (sel_waktu(satu.dihentikan_pada), satu.alasan_henti)
    return (*siapa, satu.kelompok, satu.layanan, satu.jeda_menit, *saat, galat, *henti)


@require_http_methods(["GET", "HEAD", "POST"])
def pilih(request: HttpRequest) -> HttpResponse:
    """What kind the new target is."""
    form = PilihJenisForm(isian(request))
    if form.is_valid():
        return redirect(f"{DAFTAR}_baru_jenis", jenis=form.cleaned_data["jenis"])
    return _isian(request, form, "Tambah sasaran", "Lanjut")


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest, jenis: str) -> HttpResponse:
    """Add a target of this kind; 404 for a kind nobody can add."""
    if jenis not in DAPAT_DITAMBAH:
        raise Http404
    form = FORM_JENIS[JenisSasaran(jenis)](isian(request))
    oleh, status = petugas(request), 200
    if form.is_valid():
        kode, isi = form.cleaned_data["kode"], form.kolom
        dibuat = tindak(
            request, oleh, "tambah_sasaran", lambda: tambah_sasaran(oleh=oleh, kode=kode, jenis=jenis, **isi)
        )
        if dibuat is not None:
            messages.success(
                request, "Sasaran ditambah dan ditanya pada siklus berikutnya. Coba dulu sekarang."
            )
            return redirect(f"{DAFTAR}_lihat", kode=dibuat.kode)
        status = KONFLIK
    judul = f"Tambah sasaran: {JenisSasaran(jenis).label}"
    return _isian(request, form, judul, "Tambah sasaran", status)


def _isian(
    request: HttpRequest, form: SasaranForm | PilihJenisForm, judul: str, tombol: str, status: int = 200
) -> HttpResponse:
    return tampilkan(
        request,
        "admin/infrastruktur/pantauan/sasaran_isian.html",
        judul,
        status=status,
        form=form,
        tombol=tombol,
        url_batal=reverse(DAFTAR),
    )
