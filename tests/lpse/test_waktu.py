from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from lpse import waktu
from lpse.kalender import Jendela, KalenderKerja, Rezim

SORE = datetime(2026, 3, 26, 8, 30, tzinfo=UTC)  # 15.30 in Jakarta
MALAM = datetime(2026, 3, 26, 18, 0, tzinfo=UTC)  # already the 27th there


def tampil(teks, **isi):
    return Template("{% load lpse %}" + teks).render(Context(isi))


def test_waktu_ditulis_di_zona_unit():
    assert waktu.waktu(SORE) == "Kamis, 26 Maret 2026 pukul 15.30 WIB"
    assert waktu.jam(SORE) == "15.30 WIB"
    assert waktu.waktu(MALAM) == "Jumat, 27 Maret 2026 pukul 01.00 WIB"


def test_tanggal_suatu_saat_adalah_tanggal_setempat():
    assert waktu.tanggal(MALAM) == "27 Maret 2026"
    assert waktu.tanggal(date(2026, 8, 5)) == "5 Agustus 2026"
    assert waktu.nama_hari(date(2026, 8, 5)) == "Rabu"


@pytest.mark.parametrize("tulis", [waktu.tanggal, waktu.waktu, waktu.jam, waktu.nama_hari])
def test_waktu_tanpa_zona_ditolak(tulis):
    with pytest.raises(ValueError, match="tanpa zona"):
        tulis(datetime(2026, 3, 26, 15, 30))


def test_hari_ini_menurut_zona_unit():
    with time_machine.travel(MALAM):
        assert waktu.hari_ini() == date(2026, 3, 27)
    with time_machine.travel(SORE):
        assert waktu.hari_ini() == date(2026, 3, 26)


@pytest.mark.parametrize(
    ("jumlah", "tulisan"),
    [
        (Decimal("1234567"), "Rp1.234.567"),
        (Decimal("1234567.00"), "Rp1.234.567"),
        (Decimal("163420350630.25"), "Rp163.420.350.630,25"),
        (Decimal("0.5"), "Rp0,50"),
        (0, "Rp0"),
        (999, "Rp999"),
        (1000, "Rp1.000"),
        (Decimal("-1500.75"), "-Rp1.500,75"),
    ],
)
def test_rupiah(jumlah, tulisan):
    assert waktu.rupiah(jumlah) == tulisan


@given(st.decimals(-(10**16), 10**16, places=2))
def test_rupiah_terbaca_kembali(jumlah):
    angka = waktu.rupiah(jumlah).replace("Rp", "").replace(".", "").replace(",", ".")
    assert Decimal(angka) == jumlah


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (26, "dua puluh enam"),
        (100, "seratus"),
        (1000, "seribu"),
        (1945, "seribu sembilan ratus empat puluh lima"),
        (2026, "dua ribu dua puluh enam"),
        (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
        (-3, "minus tiga"),
    ],
)
def test_terbilang(angka, kata):
    assert waktu.terbilang(angka) == kata


def test_tanggal_terbilang_seperti_pembuka_berita_acara():
    kalimat = "Kamis tanggal dua puluh enam bulan Maret tahun dua ribu dua puluh enam"
    assert waktu.tanggal_terbilang(date(2026, 3, 26)) == kalimat
    assert waktu.tanggal_terbilang(SORE) == kalimat


def test_filters_write_what_the_functions_write():
    assert tampil("{{ s|tanggal }} | {{ s|waktu }} | {{ s|jam }} | {{ s|nama_hari }}", s=SORE) == (
        "26 Maret 2026 | Kamis, 26 Maret 2026 pukul 15.30 WIB | 15.30 WIB | Kamis"
    )
    assert tampil("{{ n|rupiah }}", n=Decimal("1500.00")) == "Rp1.500"
    assert tampil("{{ n|samarkan }} {{ w|npwp }}", n="3504010512900001", w="013121660091000") == (
        "3504••••••••••01 01.312.166.0-091.000"
    )


@pytest.mark.parametrize("nama", ["tanggal", "waktu", "jam", "nama_hari", "rupiah", "samarkan", "npwp"])
def test_an_absent_value_stays_empty(nama):
    assert tampil(f"{{{{ nilai|{nama} }}}}", nilai=None) == ""
    assert tampil(f"{{{{ nilai|{nama} }}}}") == ""


def senin_sampai_jumat():
    jam = tuple(Jendela(h, datetime.min.time(), datetime.max.time()) for h in range(5))
    rezim = Rezim(date(2026, 1, 1), None, jam)
    return KalenderKerja("Asia/Jakarta", (rezim,), frozenset(), date(2026, 1, 1), date(2026, 12, 31))


def test_tenggat_jumat_pada_hari_sabtu_sudah_terlambat():
    """No working day has gone by since, and it is late all the same."""
    jumat = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)
    with time_machine.travel(jumat + timedelta(days=1), tick=False):
        assert tampil("{{ t|sisa_hari_kerja:k }}", t=jumat, k=senin_sampai_jumat()) == "terlambat"


@pytest.mark.parametrize(
    ("hari", "tulisan"),
    [(5, "3 hari kerja lagi"), (3, "1 hari kerja lagi"), (0, "hari ini"), (-1, "terlambat 1 hari kerja")],
)
def test_sisa_hari_kerja(hari, tulisan):
    kalender = senin_sampai_jumat()
    with time_machine.travel(SORE, tick=False):
        teks = tampil("{{ t|sisa_hari_kerja:k }}", t=SORE + timedelta(days=hari), k=kalender)
    assert teks == tulisan
    assert tampil("{{ t|sisa_hari_kerja:k }}", t=None, k=kalender) == ""


def test_django_menulis_tanggal_dan_waktu_lengkap():
    assert tampil("{{ d|date }}", d=date(2026, 8, 5)) == "5 Agustus 2026"
    assert tampil('{{ d|date:"DATETIME_FORMAT" }}', d=datetime(2026, 11, 20, 14, 5, tzinfo=UTC)).startswith(
        "20 November 2026 "
    )
