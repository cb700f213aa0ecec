"""Judging one reading after the other, without a database."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infrastruktur.enums.pantau import Arah, Keadaan
from infrastruktur.models import Ambang
from infrastruktur.policies.penilaian import (
    Putusan,
    batas_hilang,
    is_hilang,
    keadaan_bacaan,
    parah,
    putuskan,
)

BAIK, PERINGATAN, KRITIS, HILANG = Keadaan
DISK = Ambang(
    ukuran="disk",
    arah=Arah.NAIK,
    peringatan=80,
    peringatan_pulih=75,
    kritis=90,
    kritis_pulih=85,
    kali_buruk=3,
    kali_pulih=2,
)
TERSEDIA = Ambang(
    ukuran="tersedia", arah=Arah.TURUN, kritis=0.5, kritis_pulih=0.5, kali_buruk=3, kali_pulih=2
)
PAGI = datetime(2026, 3, 2, 8, tzinfo=UTC)


def jalankan(bacaan, ambang=DISK, awal=BAIK, sebelum_hilang=""):
    """The state after each reading."""
    kini, jejak = Putusan(awal), []
    for nilai in bacaan:
        kini = putuskan(kini.keadaan, kini.calon, kini.kali, nilai, ambang, sebelum_hilang)
        jejak.append(kini.keadaan)
    return jejak


@pytest.mark.parametrize(
    ("awal", "bacaan", "akhir"),
    [
        (BAIK, [80] * 3, PERINGATAN),
        (BAIK, [90] * 3, KRITIS),
        (PERINGATAN, [90] * 3, KRITIS),
        (PERINGATAN, [74.9] * 2, BAIK),
        (KRITIS, [84.9] * 2, PERINGATAN),
        (KRITIS, [74.9] * 2, BAIK),
        (HILANG, [80] * 3, PERINGATAN),
        (HILANG, [90] * 3, KRITIS),
        (HILANG, [10], BAIK),
    ],
)
def test_setiap_keadaan_dicapai_dan_ditinggalkan_pada_bacaan_yang_ditetapkan(awal, bacaan, akhir):
    jejak = jalankan(bacaan, awal=awal)

    assert jejak == [awal] * (len(bacaan) - 1) + [akhir]


def test_ambang_yang_turun_dan_tanpa_peringatan():
    assert jalankan([0, 0, 0], TERSEDIA)[-1] == KRITIS
    assert jalankan([1, 1], TERSEDIA, awal=KRITIS) == [KRITIS, BAIK]
    # A state that a new threshold no longer knows is left by the next readings.
    assert jalankan([1, 1], TERSEDIA, awal=PERINGATAN)[-1] == BAIK


def test_bacaan_buruk_yang_berselang_tingkat_tetap_terhitung_buruk():
    assert jalankan([81, 91, 81]) == [BAIK, BAIK, PERINGATAN]
    assert jalankan([91, 91, 81, 91, 91, 91])[2:] == [PERINGATAN, PERINGATAN, PERINGATAN, KRITIS]
    assert jalankan([70, 80], awal=KRITIS) == [KRITIS, PERINGATAN]


def test_satu_bacaan_baik_memulai_hitungan_dari_awal():
    assert set(jalankan([91, 91, 70, 91, 91])) == {BAIK}


def test_arah_yang_berbalik_memulai_hitungan_dari_awal():
    assert jalankan([95, 95, 70, 95], awal=PERINGATAN) == [PERINGATAN] * 4


def test_kembali_dari_hilang_ke_keadaan_semula_seketika_ke_yang_lain_dihitung():
    assert jalankan([86], awal=HILANG, sebelum_hilang=KRITIS) == [KRITIS], (
        "still not below its recovery value"
    )
    assert jalankan([76], awal=HILANG, sebelum_hilang=PERINGATAN) == [PERINGATAN]
    assert jalankan([70, 70], awal=HILANG, sebelum_hilang=KRITIS) == [HILANG, BAIK]
    assert jalankan([90, 90, 90], awal=HILANG, sebelum_hilang=BAIK) == [HILANG, HILANG, KRITIS]


def test_ambang_yang_diganti_dinilai_dengan_nilai_yang_baru():
    longgar = Ambang(
        arah=Arah.NAIK,
        peringatan=95,
        peringatan_pulih=94,
        kritis=98,
        kritis_pulih=97,
        kali_buruk=1,
        kali_pulih=1,
    )

    assert jalankan([91], longgar, awal=KRITIS) == [BAIK]
    assert jalankan([91], None, awal=KRITIS) == [BAIK]


@pytest.mark.parametrize("nilai", [math.nan, math.inf, -math.inf])
def test_bacaan_yang_bukan_bilangan_tidak_mengubah_apa_pun(nilai):
    assert putuskan(KRITIS, BAIK, 1, nilai, DISK) == Putusan(KRITIS, BAIK, 1)
    assert keadaan_bacaan(nilai, DISK) == HILANG


def test_satu_bacaan_dinilai_tanpa_mengingat():
    assert [keadaan_bacaan(n, DISK) for n in (79.9, 80, 89.9, 90)] == [BAIK, PERINGATAN, PERINGATAN, KRITIS]
    assert keadaan_bacaan(99, None) == BAIK


def test_deret_hilang_sesudah_tiga_giliran_dan_paling_cepat_tiga_menit():
    assert batas_hilang(1) == timedelta(minutes=3)
    assert is_hilang(PAGI, 60, PAGI + timedelta(hours=3))
    assert not is_hilang(PAGI, 60, PAGI + timedelta(hours=2, minutes=59))


@st.composite
def ambang_acak(draw):
    """Any threshold that the constraints admit, either way round, with or without a warning."""
    naik = draw(st.lists(st.integers(-50, 150), min_size=2, max_size=2).map(sorted))
    kritis, kritis_pulih = naik[1], naik[0]
    peringatan = peringatan_pulih = None
    if draw(st.booleans()):
        peringatan = draw(st.integers(-60, kritis))
        peringatan_pulih = draw(st.integers(-70, peringatan))
    tanda = draw(st.sampled_from([1, -1]))
    tegak = [None if n is None else n * tanda for n in (peringatan, peringatan_pulih, kritis, kritis_pulih)]
    return Ambang(
        arah=Arah.NAIK if tanda == 1 else Arah.TURUN,
        **dict(
            zip(("peringatan", "peringatan_pulih", "kritis", "kritis_pulih"), tegak, strict=True),
            kali_buruk=draw(st.integers(1, 6)),
            kali_pulih=draw(st.integers(1, 6)),
        ),
    )


BACAAN = st.lists(st.integers(-80, 160) | st.just(math.nan), max_size=60)
TINGKAT = st.sampled_from([BAIK, PERINGATAN, KRITIS])


@given(ambang=ambang_acak(), awal=TINGKAT, bacaan=BACAAN)
def test_tidak_pernah_berubah_sebelum_bacaan_ke_n(ambang, awal, bacaan):
    kini, lama = Putusan(awal), []
    for nilai in bacaan:
        baru = putuskan(kini.keadaan, kini.calon, kini.kali, nilai, ambang)
        if not math.isnan(nilai):
            lama.append(nilai)
        if baru.keadaan != kini.keadaan:
            buruk = parah(baru.keadaan) > parah(kini.keadaan)
            assert len(lama) >= (ambang.kali_buruk if buruk else ambang.kali_pulih)
            lama = []
            # A level it does not know is never entered.
            assert baru.keadaan != PERINGATAN or ambang.peringatan is not None
        kini = baru


@given(ambang=ambang_acak(), awal=TINGKAT, data=st.data())
def test_tidak_pernah_berubah_di_dalam_celah_pulih(ambang, awal, data):
    atas = {PERINGATAN: ambang.peringatan, KRITIS: ambang.kritis}.get(awal)
    if awal == BAIK or atas is None:
        return
    pulih = ambang.kritis_pulih if awal == KRITIS else ambang.peringatan_pulih
    rendah, tinggi = sorted([pulih, atas])
    # Between leaving and entering; a warning's gap ends where critical begins.
    celah = data.draw(st.lists(st.floats(rendah, tinggi), min_size=1, max_size=30))
    if awal == PERINGATAN:
        celah = [n for n in celah if keadaan_bacaan(n, ambang) != KRITIS]
    assert set(jalankan(celah, ambang, awal=awal)) <= {awal}


@given(ambang=ambang_acak(), awal=TINGKAT, bacaan=BACAAN)
def test_bacaan_yang_hilang_tidak_memulihkan_dan_tidak_memburukkan(ambang, awal, bacaan):
    ada = [n for n in bacaan if not math.isnan(n)]

    assert (
        jalankan(bacaan, ambang, awal=awal)[-1:]
        == (jalankan(ada, ambang, awal=awal) or [awal] * bool(bacaan))[-1:]
    )


@given(ambang=ambang_acak(), awal=TINGKAT, nilai=st.integers(-80, 160))
def test_bacaan_yang_tetap_akhirnya_diam_pada_satu_keadaan(ambang, awal, nilai):
    jejak = jalankan([nilai] * 40, ambang, awal=awal)

    assert len(set(jejak[-20:])) == 1
    assert len([1 for a, b in zip([awal, *jejak], jejak, strict=False) if a != b]) <= 2
