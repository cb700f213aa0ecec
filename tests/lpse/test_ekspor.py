"""Cells of a workbook: numbers and days to reckon with, texts that no spreadsheet runs or rounds."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from lpse.ekspor import (
    FORMAT_ANGKA,
    FORMAT_PERSEN,
    FORMAT_TANGGAL,
    Persen,
    jawab_xlsx,
    sel_waktu,
    tulis_csv,
    tulis_lembar,
)
from lpse.models import Jejak
from lpse.peran import Peran
from tests.factories import buat_akun


def sel(*nilai):
    """The cells of these values, written and read back."""
    buku, keluaran = Workbook(write_only=True), io.BytesIO()
    tulis_lembar(buku, "Uji", [nilai])
    buku.save(keluaran)
    (baris,) = load_workbook(keluaran)["Uji"].iter_rows()
    return baris


@pytest.mark.parametrize(
    ("nilai", "terbaca", "bentuk"),
    [
        (12, 12, "General"),
        (-3, -3, "General"),
        (Decimal("1500000.25"), 1500000.25, FORMAT_ANGKA),
        (2.5, 2.5, FORMAT_ANGKA),
        (Persen("98.5"), 98.5, FORMAT_PERSEN),
    ],
)
def test_angka_menjadi_sel_angka(nilai, terbaca, bentuk):
    (satu,) = sel(nilai)
    assert (satu.data_type, satu.value, satu.number_format) == ("n", terbaca, bentuk)


def test_tanggal_menjadi_sel_tanggal():
    (satu,) = sel(date(2026, 3, 26))
    assert (satu.data_type, satu.number_format) == ("d", FORMAT_TANGGAL)
    assert satu.value.date() == date(2026, 3, 26)


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        ("012345678901000", "012345678901000"),
        ("197001012000011001", "197001012000011001"),
        ("2026", "2026"),
        (10**16, str(10**16)),
        (float("inf"), "inf"),
        (Decimal("NaN"), "NaN"),
        (True, "True"),
        (date(1875, 1, 2), "1875-01-02"),
        ("=SUM(A1:A9)", "'=SUM(A1:A9)"),
        ("-1+cmd", "'-1+cmd"),
        ("a\x0bb", "ab"),
    ],
)
def test_pengenal_rumus_dan_yang_tak_terwakili_tetap_teks(nilai, teks):
    (satu,) = sel(nilai)
    assert (satu.data_type, satu.value) == ("s", teks)


def test_saat_tetap_teks_berzona():
    saat = datetime(2026, 3, 26, 8, 30, tzinfo=UTC)
    (satu,) = sel(sel_waktu(saat))
    assert (satu.data_type, satu.value) == ("s", "2026-03-26 15:30 WIB")


def test_csv_tidak_berubah_oleh_jenis_sel():
    isi = "".join(tulis_csv(["a"], [[Persen("98.5"), Decimal("1.50"), 7, date(2026, 3, 26), None]]))
    assert isi == "\ufeffa\r\n98.5,1.50,7,2026-03-26,\r\n"


@pytest.mark.django_db(transaction=True)
def test_unduhan_xlsx_berkepala_berjenis_dan_tercatat():
    oleh = buat_akun(Peran.SEKRETARIS)
    baris = ((nomor, f"{nomor:016d}") for nomor in range(3))
    jawaban = jawab_xlsx("uji", ["Nomor", "NPWP"], baris, peristiwa="uji.diekspor", oleh=oleh, jumlah=3)
    isi = list(load_workbook(io.BytesIO(jawaban.getvalue())).active.values)
    jawaban.close()
    assert isi == [("Nomor", "NPWP"), (0, "0" * 16), (1, f"{1:016d}"), (2, f"{2:016d}")]
    assert Jejak.objects.get(peristiwa="uji.diekspor").rincian == {"bentuk": "xlsx", "jumlah": 3}
