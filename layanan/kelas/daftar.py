"""The officers' list of trainings, its export, and who of each agency has not been trained."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from layanan.forms.pelatihan import SaringanPelatihanForm, SaringanSatkerForm
from layanan.queries.pelatihan import belum_dilatih, saring
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.models import Satker
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.situs_admin import petugas, tampilkan

PER_HALAMAN = 25
SATKER_SEKALI = 50
TERBARU, MENURUT_NAMA = Order("mulai", falling=True), Order("nama")
KEPALA = (
    "Kode",
    "Bentuk",
    "Judul",
    "Mulai",
    "Selesai",
    "Tempat",
    "Status",
    "Kapasitas",
    "Peserta",
    "Menunggu",
)
KEPALA_BELUM = ("Satuan kerja", "Nama", "User ID", "Peran di SPSE", "Surel")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Trainings, the latest first, with their seats."""
    form = SaringanPelatihanForm(request.GET)
    saringan = form.saringan
    params = saringan.as_params()
    halaman = read_page(saring(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/layanan/pelatihan/daftar.html",
        "Pelatihan",
        form=form,
        baris=halaman.rows,
        kueri=urlencode(params),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanPelatihanForm(request.GET).saringan
    rows = saring(saringan).order_by("-mulai", "-pk").iterator(chunk_size=SEPOTONG)
    rincian = saringan.as_params() | {"cari": bool(saringan.cari)}
    return jawab_csv(
        "pelatihan", KEPALA, map(_sel, rows), peristiwa="pelatihan.diekspor", oleh=petugas(request), **rincian
    )


def _sel(p: Any) -> tuple[object, ...]:
    saat = (sel_waktu(p.mulai), sel_waktu(p.selesai))
    jumlah = (p.kapasitas, p.terisi, p.menunggu)
    return (p.kode, p.get_bentuk_display(), p.judul, *saat, p.nama_tempat, p.get_status_display(), *jumlah)


@require_safe
def belum(request: HttpRequest) -> HttpResponse:
    """Each agency: how many users of SPSE, how many trained, and who is left. One page of agencies."""
    form = SaringanSatkerForm(request.GET)
    cari, tahun = form.saringan
    params = {nama: str(nilai) for nama, nilai in {"cari": cari, "tahun": tahun}.items() if nilai}
    halaman = read_page(_satker(cari), MENURUT_NAMA, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/layanan/pelatihan/belum.html",
        "Belum dilatih menurut satuan kerja",
        form=form,
        baris=belum_dilatih(halaman.rows, tahun),
        kueri=urlencode(params),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        url_daftar=reverse("admin:layanan_pelatihan"),
    )


def _satker(cari: str) -> Any:
    semua = Satker.objects.all()
    return semua.filter(nama__icontains=cari) if cari else semua


@require_safe
def ekspor_belum(request: HttpRequest) -> HttpResponseBase:
    """Everybody who was not trained, of each agency the filters leave, with the address to invite them at."""
    cari, tahun = SaringanSatkerForm(request.GET).saringan
    return jawab_csv(
        "belum-dilatih",
        KEPALA_BELUM,
        _baris_belum(cari, tahun),
        peristiwa="pelatihan.belum_dilatih_diekspor",
        oleh=petugas(request),
        tahun=tahun,
        cari=bool(cari),
    )


def _baris_belum(cari: str, tahun: int) -> Iterator[tuple[str, ...]]:
    satker = list(_satker(cari).order_by("nama", "pk"))
    for awal in range(0, len(satker), SATKER_SEKALI):
        for baris in belum_dilatih(satker[awal : awal + SATKER_SEKALI], tahun):
            for orang in baris.belum:
                yield (baris.satker.nama, orang.nama, orang.user_id, orang.peran, orang.surel)
