"""The list of meetings, and of what follows from them; both exported."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_RAPAT
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from sekretariat.alur.rapat import KUNCI, KUNCI_PEMBINAAN
from sekretariat.forms.rapat import SaringanRapatForm, SaringanTindakLanjutRapatForm
from sekretariat.models import Rapat, TindakLanjutRapat
from sekretariat.queries.rapat import saring_rapat, saring_tindak_lanjut
from sekretariat.rapat.bersama import PER_HALAMAN, url, warna

TERBARU, MENURUT_TENGGAT = Order("mulai", falling=True), Order("tenggat")
KEPALA = (
    *("Topik", "Jenis", "Pembina", "Status", "Mulai", "Selesai", "Tempat", "Pemimpin"),
    *("Nomor undangan", "Alasan batal"),
)
KEPALA_LANJUT = ("Yang dikerjakan", "Oleh", "Paling lambat", "Status", "Hasil", "Selesai", "Rapat")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The meetings, the latest first."""
    form = SaringanRapatForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_rapat(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    p = profil()
    return tampilkan(
        request,
        "admin/sekretariat/rapat/daftar.html",
        "Rapat koordinasi dan pembinaan",
        form=form,
        baris=[(rapat, warna(rapat)) for rapat in halaman.rows],
        is_tersaring=bool(saringan),
        kueri=urlencode(saringan),
        boleh_kelola=petugas(request).has_perm(KELOLA_RAPAT),
        pembinaan=p.sekretariat.pembinaan,
        dasar_pembinaan=p.dasar(KUNCI_PEMBINAAN),
        dasar=p.dasar(KUNCI),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """Everything the filters leave, as `csv` or `xlsx`."""
    saringan = SaringanRapatForm(request.GET).saringan
    rows = saring_rapat(saringan).order_by("-mulai", "-pk").iterator(chunk_size=SEPOTONG)
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    rincian = saringan | {"cari": bool(saringan.get("cari"))}
    oleh = petugas(request)
    return jawab("rapat", KEPALA, map(_sel, rows), peristiwa="rapat.diekspor", oleh=oleh, **rincian)


def _sel(rapat: Rapat) -> tuple[Any, ...]:
    return (
        *(rapat.topik, rapat.get_jenis_display(), rapat.pembina, rapat.get_status_display()),
        *(sel_waktu(rapat.mulai), sel_waktu(rapat.selesai), rapat.tempat, str(rapat.pemimpin)),
        *(rapat.naskah.nomor if rapat.naskah else "", rapat.alasan_batal),
    )


@require_safe
def tindak_lanjut(request: HttpRequest) -> HttpResponse:
    """What follows from all meetings, the earliest day first."""
    form, oleh = SaringanTindakLanjutRapatForm(request.GET), petugas(request)
    saringan = form.saringan
    rows = saring_tindak_lanjut(saringan, oleh)
    halaman = read_page(rows, MENURUT_TENGGAT, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/sekretariat/rapat/tindak_lanjut.html",
        "Tindak lanjut rapat",
        form=form,
        baris=halaman.rows,
        is_tersaring=bool(saringan),
        kueri=urlencode(saringan),
        url_daftar=url(),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor_tindak_lanjut(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """The same as `csv` or `xlsx`."""
    oleh, saringan = petugas(request), SaringanTindakLanjutRapatForm(request.GET).saringan
    rows = saring_tindak_lanjut(saringan, oleh).order_by("tenggat", "pk").iterator(chunk_size=SEPOTONG)
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    isi = map(_sel_lanjut, rows)
    peristiwa = "rapat.tindak_lanjut_diekspor"
    return jawab("tindak-lanjut-rapat", KEPALA_LANJUT, isi, peristiwa=peristiwa, oleh=oleh, **saringan)


def _sel_lanjut(satu: TindakLanjutRapat) -> tuple[Any, ...]:
    return (
        *(satu.uraian, satu.siapa, satu.tenggat, satu.get_status_display(), satu.hasil),
        *(sel_waktu(satu.selesai_pada), satu.rapat.topik),
    )
