"""The reports: packages by agency, method, kind, month or stage, as table, chart, spreadsheet and PDF."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lpse.ekspor import jawab_csv, jawab_xlsx
from lpse.grafik import Grafik
from lpse.jejak import catat
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from sekretariat.e_reporting.bersama import baca_saringan, kueri, url
from sekretariat.enums.e_reporting import TIDAK_DISEBUT, Kelompok
from sekretariat.naskah.e_reporting import build_laporan, catatan, sebut_saringan
from sekretariat.naskah.grafik_e_reporting import grafik_laporan
from sekretariat.naskah.kolom_e_reporting import KONTRAK, KolomLaporan, kolom, sebut_kunci
from sekretariat.queries.e_reporting import Hitungan, Laporan, hitung
from sekretariat.queries.e_reporting_saring import SaringanPaket, diperbarui_pada

PERISTIWA = "e_reporting.diekspor"


@dataclass(frozen=True, slots=True)
class Sel:
    """A figure as it is read, and the address of the packages behind it."""

    teks: str
    url: str


@require_safe
def ringkasan(request: HttpRequest) -> HttpResponse:
    """The room's first page: by month."""
    return _halaman(request, Kelompok.BULAN)


@require_safe
def menurut(request: HttpRequest, kelompok: str) -> HttpResponse:
    """A report by one of the groupings."""
    return _halaman(request, _kelompok(kelompok))


def _kelompok(kode: str) -> Kelompok:
    """The grouping of an address. Raises Http404."""
    if kode not in Kelompok.values:
        raise Http404
    return Kelompok(kode)


def _halaman(request: HttpRequest, kelompok: Kelompok) -> HttpResponse:
    form, saringan = baca_saringan(request)
    laporan = hitung(saringan, kelompok)
    return tampilkan(
        request,
        "admin/sekretariat/e_reporting/laporan.html",
        f"E-reporting menurut {kelompok.label.lower()}",
        form=form,
        semua=laporan.semua,
        kelompok=kelompok,
        kolom=kolom(kelompok),
        diperbarui=diperbarui_pada(),
        tersaring=sebut_saringan(saringan),
        dasar=profil().dasar("sekretariat.e_reporting"),
        catatan=catatan(laporan, kelompok),
        kueri=kueri(saringan),
        pilihan_kelompok=[
            {"display": k.label, "query_string": _alamat(k, saringan), "selected": k is kelompok}
            for k in Kelompok
        ],
        nilai_kontrak=_sel(KONTRAK, laporan.semua, saringan, None),
        **_isi(laporan, kelompok, saringan),
    )


def _alamat(kelompok: Kelompok, saringan: SaringanPaket) -> str:
    return f"{url('menurut', kelompok.value)}?{kueri(saringan)}"


def _isi(laporan: Laporan, kelompok: Kelompok, saringan: SaringanPaket) -> dict[str, Any]:
    """Rows, totals and charts, every figure with its address."""
    dipakai = kolom(kelompok)
    grafik: list[Grafik] = grafik_laporan(laporan.baris, kelompok)
    return {
        "baris": [
            (sebut_kunci(kelompok, b), [_sel(k, b, saringan, kelompok) for k in dipakai])
            for b in laporan.baris
        ],
        # A tender goes through many stages: their rows have no sum.
        "jumlah": []
        if kelompok is Kelompok.TAHAPAN
        else [_sel(k, laporan.semua, saringan, None) for k in dipakai],
        "angka": {
            k.judul: _sel(k, laporan.semua, saringan, None) for k in kolom(Kelompok.BULAN, lembar=True)
        },
        "grafik": grafik,
    }


def _sel(satu: KolomLaporan, hitungan: Hitungan, saringan: SaringanPaket, kelompok: Kelompok | None) -> Sel:
    """A figure, and the list it counts: the filters of the page, narrowed by the row and by the column."""
    lain = {kelompok.value: hitungan.kunci or TIDAK_DISEBUT} if kelompok else {}
    if satu.golongan:
        lain["golongan"] = satu.golongan
    # A second choice within the first cannot be said in one address: no list is better than a wrong one.
    bentrok = satu.golongan and saringan.golongan not in ("", satu.golongan)
    return Sel(
        satu.tulis(satu.nilai(hitungan)), "" if bentrok else f"{url('paket')}?{kueri(saringan, **lain)}"
    )


def _siapkan(request: HttpRequest, kelompok: str) -> tuple[Kelompok, SaringanPaket, Laporan]:
    satu = _kelompok(kelompok)
    _, saringan = baca_saringan(request)
    return satu, saringan, hitung(saringan, satu)


def _lembar(kelompok: Kelompok, laporan: Laporan) -> tuple[list[str], list[list[Any]]]:
    """The report as a spreadsheet has it: plain numbers, totals last; stages have none."""
    dipakai = kolom(kelompok, lembar=True)
    baris = [[b.kunci, sebut_kunci(kelompok, b), *(k.sel(b) for k in dipakai)] for b in laporan.baris]
    if kelompok is not Kelompok.TAHAPAN:
        baris.append(["", "Semua", *(k.sel(laporan.semua) for k in dipakai)])
    return ["Kode", str(kelompok.label), *(k.judul_lembar for k in dipakai)], baris


@require_safe
def ekspor_csv(request: HttpRequest, kelompok: str) -> HttpResponseBase:
    """The report as CSV."""
    satu, saringan, laporan = _siapkan(request, kelompok)
    rincian = {"menurut": satu.value, **saringan.as_rincian()}
    kepala, baris = _lembar(satu, laporan)
    nama = f"e-reporting-{satu.value}"
    return jawab_csv(nama, kepala, baris, peristiwa=PERISTIWA, oleh=petugas(request), **rincian)


@require_safe
def ekspor_xlsx(request: HttpRequest, kelompok: str) -> HttpResponseBase:
    """The report as a workbook."""
    satu, saringan, laporan = _siapkan(request, kelompok)
    rincian = {"menurut": satu.value, **saringan.as_rincian()}
    kepala, baris = _lembar(satu, laporan)
    nama = f"e-reporting-{satu.value}"
    return jawab_xlsx(nama, kepala, baris, peristiwa=PERISTIWA, oleh=petugas(request), **rincian)


@require_safe
def ekspor_pdf(request: HttpRequest, kelompok: str) -> HttpResponseBase:
    """The report as PDF; a print, not an issued document."""
    satu, saringan, laporan = _siapkan(request, kelompok)
    with transaction.atomic(durable=True):
        catat(
            *(None, PERISTIWA),
            oleh=petugas(request),
            bentuk="pdf",
            menurut=satu.value,
            **saringan.as_rincian(),
        )
    isi = build_laporan(satu, saringan, laporan, pada=diperbarui_pada())
    jawaban = HttpResponse(isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="e-reporting-{satu.value}.pdf"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
