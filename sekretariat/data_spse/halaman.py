"""One import: how far it is, what it came to, what was refused, and the two acts on it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from lpse.berkas.simpan import penyimpanan
from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.lembar import LembarTidakTerbaca
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import LIHAT_PEJABAT_SPSE
from lpse.pintu import tindak
from lpse.profil import profil
from lpse.riwayat import riwayat_jejak
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.spse import batalkan_kiriman, terapkan_kiriman
from sekretariat.alur.spse import ALUR_KIRIMAN, DASAR
from sekretariat.data_spse.bersama import PER_HALAMAN, dengan_kiriman, url, warna
from sekretariat.enums.spse import JenisData, StatusKiriman, TindakanKiriman
from sekretariat.models import KirimanSPSE
from sekretariat.policies.spse_contoh import Padanan, padanan
from sekretariat.policies.spse_peta import PETA
from sekretariat.queries.spse import kembaran

PERISTIWA = {
    "kiriman_spse.diterima": "Berkas diterima",
    "kiriman_spse.diperiksa": "Selesai diperiksa",
    "kiriman_spse.diterapkan": "Diminta diterapkan",
    "kiriman_spse.selesai": "Selesai diterapkan",
    "kiriman_spse.gagal": "Tidak dapat dibaca",
    "kiriman_spse.dibatalkan": "Dibatalkan",
    "kiriman_spse.kedaluwarsa": "Dibatalkan karena seminggu tidak diterapkan",
}


@require_safe
@dengan_kiriman
def lihat(request: HttpRequest, kiriman: KirimanSPSE) -> HttpResponse:
    """The import; while a worker is at it the page looks again by itself."""
    terbuka = ALUR_KIRIMAN.terbuka(kiriman, petugas(request))
    ditolak = read_page(kiriman.baris_ditolak.all(), Order("nomor"), size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/sekretariat/data_spse/lihat.html",
        kiriman.nama_berkas,
        kiriman=kiriman,
        warna=warna(kiriman),
        jumlah=_jumlah(kiriman),
        ditolak=ditolak.rows,
        boleh_terapkan=TindakanKiriman.TERAPKAN in terbuka,
        boleh_batalkan=TindakanKiriman.BATALKAN in terbuka,
        padanan=_padanan(kiriman, boleh=petugas(request).has_perm(LIHAT_PEJABAT_SPSE)),
        kembar=kembaran(kiriman),
        riwayat=riwayat_jejak(kiriman, PERISTIWA),
        dasar=profil().dasar(DASAR),
        url_sebelum=alamat_halaman({}, before=ditolak.before),
        url_sesudah=alamat_halaman({}, after=ditolak.after),
    )


def _padanan(kiriman: KirimanSPSE, *, boleh: bool) -> list[Padanan]:
    """How the columns of a checked file are understood; none once its bytes are gone."""
    if kiriman.status != StatusKiriman.DIPERIKSA:
        return []
    try:
        with penyimpanan().open(kiriman.kunci, "rb") as berkas:
            return padanan(berkas, kiriman.format, JenisData(kiriman.jenis), boleh=boleh)
    except (FileNotFoundError, LembarTidakTerbaca):
        return []


def _jumlah(kiriman: KirimanSPSE) -> list[tuple[str, Any]]:
    """The sums that this dataset has."""
    peta = PETA.get(kiriman.jenis)  # type: ignore[call-overload]
    if peta is None:
        return []
    ada = (
        ("Jumlah pagu", peta.pagu, kiriman.pagu),
        ("Jumlah HPS", peta.hps, kiriman.hps),
        ("Jumlah nilai kontrak", peta.kontrak, kiriman.kontrak),
    )
    return [(judul, nilai) for judul, kolom, nilai in ada if kolom]


@require_safe
@dengan_kiriman
def ditolak(request: HttpRequest, kiriman: KirimanSPSE) -> HttpResponseBase:
    """Every refused row with its reason, to be put right at the source."""
    return jawab_csv(
        *("baris-ditolak", ("Baris", "Kolom", "Alasan"), _baris_ditolak(kiriman)),
        peristiwa="kiriman_spse.ditolak_diekspor",
        oleh=petugas(request),
        kiriman=kiriman.kode,
    )


def _baris_ditolak(kiriman: KirimanSPSE) -> Iterator[tuple[Any, ...]]:
    rows = kiriman.baris_ditolak.order_by("nomor", "pk")
    yield from rows.values_list("nomor", "kolom", "alasan").iterator(chunk_size=SEPOTONG)


@require_POST
@dengan_kiriman
def terapkan(request: HttpRequest, kiriman: KirimanSPSE) -> HttpResponse:
    """Apply what was looked at."""
    oleh = petugas(request)
    tindak(request, kiriman, "terapkan", lambda: terapkan_kiriman(kiriman.pk, oleh=oleh))
    return redirect(url("lihat", kiriman.kode))


@require_POST
@dengan_kiriman
def batalkan(request: HttpRequest, kiriman: KirimanSPSE) -> HttpResponse:
    """Call it off before it is applied; the file is destroyed."""
    oleh = petugas(request)
    if tindak(request, kiriman, "batalkan", lambda: batalkan_kiriman(kiriman.pk, oleh=oleh)):
        messages.success(request, "Kiriman dibatalkan dan berkasnya dimusnahkan.")
    return redirect(url("lihat", kiriman.kode))
