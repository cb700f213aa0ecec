"""The list of matters for LKPP, and its export."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from layanan.enums.penerusan import StatusPenerusan
from layanan.forms.penerusan import SaringanPenerusanForm
from layanan.models import Penerusan
from layanan.policies.penerusan import HARI_DIAM, hari_diam, is_wajib, sebut_alasan
from layanan.queries.penerusan import saring
from lpse.alamat import alamat_ruang
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import TERUSKAN_LKPP
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

TERBARU = Order(falling=True)
PALING_LAMA_DIAM = Order("kabar_pada")
KEPALA_CSV = (
    *("Jenis", "Perihal", "Status", "Tiket", "Alasan", "Nomor surat", "Nomor LKPP", "Tingkat"),
    *("Dikirim pada", "Dijawab pada", "Hari diam"),
)


url_lkpp = partial(alamat_ruang, "layanan_lkpp")


def tanda_diam(penerusan: Penerusan) -> dict[str, Any]:
    """How long LKPP has been silent, in words, and whether that is too long."""
    hari = hari_diam(penerusan)
    return {"teks": f"{hari} hari kerja tanpa kabar" if hari else "", "lama": hari >= HARI_DIAM}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of matters: those LKPP is silent about the longest first, everything else newest first."""
    form = SaringanPenerusanForm(request.GET)
    saringan = form.saringan
    urutan = PALING_LAMA_DIAM if saringan.get("status") == StatusPenerusan.DIKIRIM else TERBARU
    kursor = baca_kursor(request)
    halaman = read_page(saring(saringan), urutan, after=kursor["after"], before=kursor["before"])
    return tampilkan(
        request,
        "admin/layanan/lkpp/daftar.html",
        "LKPP",
        form=form,
        baris=[(satu, tanda_diam(satu)) for satu in halaman.rows],
        is_wajib=is_wajib(),
        dasar=profil().dasar("layanan.penerusan_lkpp"),
        boleh=petugas(request).has_perm(TERUSKAN_LKPP),
        kueri=urlencode(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=url_lkpp(),
        url_ekspor=url_lkpp("ekspor"),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanPenerusanForm(request.GET).saringan
    baris = (_sel(p) for p in saring(saringan).order_by("-pk").iterator(chunk_size=SEPOTONG))
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        "penerusan-lkpp", KEPALA_CSV, baris, peristiwa="penerusan.diekspor", oleh=petugas(request), **rincian
    )


def _sel(p: Penerusan) -> tuple[object, ...]:
    return (
        *(p.get_jenis_display(), p.judul, p.get_status_display(), p.tiket.nomor if p.tiket else ""),
        *(sebut_alasan(p.alasan), p.naskah.nomor if p.naskah else "", p.nomor_lkpp, p.berada_pada),
        *(sel_waktu(p.dikirim_pada), sel_waktu(p.dijawab_pada), hari_diam(p) or ""),
    )
