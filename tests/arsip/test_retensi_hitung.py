"""When a record falls due: months of unequal length, leap days, and what may go on a list."""

from datetime import UTC, date, datetime, timedelta

import pytest

from arsip.policies.retensi import (
    RetensiTidakTepat,
    Tahanan,
    batas_simpan,
    check_masa,
    dapat_diusulkan,
    peristiwa_terakhir,
    sebut_masa,
    tambah_bulan,
)
from lpse.sumbangan import ButirRetensi

NOW = datetime(2026, 11, 22, tzinfo=UTC)
BATAS = batas_simpan(24, NOW)
BEBAS = Tahanan(frozenset(), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("mulai", "bulan", "tempo"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2023, 2, 28), 12, date(2024, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 26), 0, date(2026, 3, 26)),
    ],
)
def test_bulan_yang_lebih_pendek_berakhir_pada_hari_terakhirnya(mulai, bulan, tempo):
    assert tambah_bulan(mulai, bulan) == tempo


@pytest.mark.parametrize("bulan", [0, 1, 6, 12, 13, 48])
def test_peristiwa_terakhir_adalah_kebalikan_jatuh_tempo(bulan):
    """Every day of four years, one of them a leap year: what is on time is due, the day after is not."""
    for n in range(4 * 366):
        hari = date(2024, 1, 1) + timedelta(days=n)
        terakhir = peristiwa_terakhir(hari, bulan)
        assert tambah_bulan(terakhir, bulan) <= hari < tambah_bulan(terakhir + timedelta(days=1), bulan)


def test_masa_di_luar_penanggalan_tidak_pernah_jatuh_tempo():
    assert peristiwa_terakhir(date(2026, 1, 1), 12 * 3000) == date.min
    with pytest.raises(OverflowError):
        tambah_bulan(date(9999, 12, 31), 1)


def test_masa_disebut_dengan_tahun_dan_bulan():
    assert [sebut_masa(n) for n in (0, 5, 12, 30, None)] == [
        "0 bulan",
        "5 bulan",
        "1 tahun",
        "2 tahun 6 bulan",
        "Isi menurut JRA daerah",
    ]


def test_yang_ditahan_tidak_masuk_daftar():
    semua = [
        ButirRetensi(kunci, "Akta", date(2020, 1, 1), akun)
        for kunci, akun in (("a", 1), ("b", 2), ("c", None))
    ]
    ditahan = Tahanan(frozenset(), frozenset({("K", "a"), ("LAIN", "c")}), frozenset({2}))
    assert [b.kunci for b in dapat_diusulkan(semua, "K", ditahan, BATAS)] == ["c"]
    assert not list(dapat_diusulkan(semua, "K", Tahanan(frozenset({"K"}), frozenset(), frozenset()), BATAS))


def test_isi_yang_lebih_muda_dari_dua_putaran_cadangan_belum_boleh_dihapus():
    muda, tua = (
        ButirRetensi(kunci, "Akta", date(2020, 1, 1), None, BATAS + selisih)
        for kunci, selisih in (("muda", timedelta()), ("tua", -timedelta(seconds=1)))
    )
    assert [b.kunci for b in dapat_diusulkan([muda, tua], "K", BEBAS, BATAS)] == ["tua"]
    assert timedelta(hours=48) == NOW - BATAS


def test_masa_tanpa_aturan_ditolak():
    check_masa(None, None, "")
    for aktif, inaktif, dasar in ((12, None, "Perbup"), (12, 0, "")):
        with pytest.raises(RetensiTidakTepat):
            check_masa(aktif, inaktif, dasar)
