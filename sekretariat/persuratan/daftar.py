"""The register of letters: filtered, searched, exported, and printed month by month."""

import calendar
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_SURAT
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from sekretariat.alur.persuratan import KUNCI
from sekretariat.forms.persuratan import BukuForm, SaringanSuratForm
from sekretariat.persuratan.bersama import PER_HALAMAN, url, warna
from sekretariat.queries.persuratan import buku_agenda, saring_surat

TERBARU = Order(falling=True)
TERTUTUP = "Surat rahasia"
KEPALA = (
    *("Agenda", "Arah", "Nomor surat", "Tanggal surat", "Diterima", "Dari", "Kepada", "Perihal"),
    *("Sifat", "Status", "Dibalas paling lambat", "Dikirim", "Cara kirim", "Catatan"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The letters, the latest first; a confidential one shows no more than that it exists."""
    form, oleh = SaringanSuratForm(request.GET), petugas(request)
    saringan = form.saringan
    halaman = read_page(saring_surat(saringan, oleh), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/sekretariat/persuratan/daftar.html",
        "Agenda surat",
        form=form,
        baris=[(surat, warna(surat)) for surat in halaman.rows],
        is_tersaring=bool(saringan),
        kueri=urlencode(saringan),
        boleh_kelola=oleh.has_perm(KELOLA_SURAT),
        diatur=profil().is_diatur(KUNCI),
        dasar=profil().dasar(KUNCI),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """Everything the filters leave, as `csv` or `xlsx`."""
    oleh, saringan = petugas(request), SaringanSuratForm(request.GET).saringan
    rows = saring_surat(saringan, oleh).order_by("-pk").iterator(chunk_size=SEPOTONG)
    jawab = jawab_csv if bentuk == "csv" else jawab_xlsx
    rincian = saringan | {"cari": bool(saringan.get("cari"))}
    return jawab("agenda-surat", KEPALA, map(sel, rows), peristiwa="surat.diekspor", oleh=oleh, **rincian)


def sel(surat: Any) -> tuple[Any, ...]:
    """One line of an export; of a confidential letter only its number and dates."""
    kepala = (surat.sebutan, surat.get_arah_display())
    tanggal = (surat.tanggal_surat or "", surat.diterima or "")
    status = (surat.get_sifat_display(), surat.get_status_display())
    if not surat.boleh_dibaca:
        return (*kepala, "", *tanggal, "", "", TERTUTUP, *status, "", "", "", "")
    return (
        *(*kepala, surat.nomor_surat, *tanggal, surat.dari, surat.kepada, surat.perihal, *status),
        *(surat.balas_sebelum or "", surat.dikirim or "", surat.get_cara_kirim_display(), surat.catatan),
    )


@require_safe
def buku(request: HttpRequest) -> HttpResponseBase:
    """The agenda book of one month as a workbook; without a month the page that asks for it."""
    form = BukuForm(request.GET if "bulan" in request.GET else None)
    if not form.is_valid():
        return tampilkan(
            request,
            "admin/sekretariat/persuratan/buku.html",
            "Buku agenda bulanan",
            form=form,
            url_daftar=url(),
        )
    isi, oleh = form.cleaned_data, petugas(request)
    mulai = date(isi["tahun"], isi["bulan"], 1)
    selesai = mulai.replace(day=calendar.monthrange(mulai.year, mulai.month)[1])
    rows = buku_agenda(isi["arah"], mulai, selesai, oleh).iterator(chunk_size=SEPOTONG)
    nama = f"buku-agenda-{isi['arah']}-{mulai:%Y-%m}"
    return jawab_xlsx(
        nama,
        KEPALA,
        map(sel, rows),
        peristiwa="surat.diekspor",
        oleh=oleh,
        arah=isi["arah"],
        bulan=str(mulai),
    )
