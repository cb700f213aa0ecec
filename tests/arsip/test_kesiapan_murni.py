"""Apakah kita selamat: the rules alone, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from arsip.policies.kesiapan import (
    BATAS_LUAR,
    BATAS_PERIKSA,
    BATAS_UJI,
    Bukti,
    Periksa,
    is_uji_basi,
    nilai,
)

KINI = datetime(2026, 3, 30, 8, tzinfo=UTC)
JAM, HARI = timedelta(hours=1), timedelta(days=1)
SELAMAT = Bukti(
    cadangan=KINI - 2 * JAM,
    batas_cadangan=KINI + 28 * JAM,
    uji=KINI - HARI,
    luar=KINI - 3 * HARI,
    is_kunci_disegel=True,
    pulih=[timedelta(minutes=4), timedelta(minutes=9), timedelta(minutes=6)],
    periksa=[Periksa("Utama", KINI - 2 * HARI, KINI - 9 * HARI), Periksa("Dinas", KINI - JAM)],
)


def test_selamat_bila_ada_salinan_luar_baru_uji_lulus_dan_kunci_disegel():
    putusan = nilai(SELAMAT, KINI)
    assert (putusan.is_selamat, putusan.alasan) == (True, [])
    # What is lost counts from the copy outside, and the slowest drill is the promise.
    assert (putusan.rpo, putusan.rto) == (3 * HARI, timedelta(minutes=9))


@pytest.mark.parametrize(
    ("berubah", "alasan"),
    [
        ({"cadangan": None, "batas_cadangan": None}, "tanpa_cadangan"),
        ({"cadangan": None, "batas_cadangan": None, "pernah": KINI - HARI}, "cadangan_hilang"),
        ({"cadangan": KINI - 3 * HARI, "batas_cadangan": KINI - HARI}, "cadangan_basi"),
        ({"luar": None}, "tanpa_salinan_luar"),
        ({"luar": KINI - BATAS_LUAR - JAM}, "salinan_luar_basi"),
        ({"uji": None}, "belum_diuji"),
        ({"is_uji_lulus": False}, "uji_gagal"),
        ({"uji": KINI - BATAS_UJI - JAM}, "uji_basi"),
        ({"is_aktif": False}, "tidak_dicadangkan"),
        ({"periksa": [Periksa("Utama", KINI - BATAS_PERIKSA - JAM)]}, "repositori_tidak_diperiksa"),
        ({"periksa": [Periksa("Utama", KINI + 9 * HARI)]}, "repositori_tidak_diperiksa"),
        ({"periksa": [Periksa("Utama", None)]}, "repositori_tidak_diperiksa"),
        ({"periksa": [Periksa("Utama", KINI - JAM, KINI - JAM / 2)]}, "repositori_rusak"),
        # Dated while the clock ran ahead: it proves nothing until that day, nor on it.
        ({"cadangan": KINI + 30 * HARI, "pernah": KINI + 30 * HARI}, "jam_keliru"),
        ({"luar": KINI + 30 * HARI}, "tanpa_salinan_luar"),
        ({"uji": KINI + 30 * HARI}, "belum_diuji"),
        ({"is_kunci_disegel": False}, "kunci_belum_disegel"),
        ({"is_kunci_disegel": False, "is_kunci_usang": True}, "kunci_usang"),
    ],
)
def test_satu_kekurangan_sudah_berarti_tidak_dan_menyebut_langkahnya(berubah, alasan):
    putusan = nilai(replace(SELAMAT, **berubah), KINI)
    assert not putusan.is_selamat
    assert [a.kode for a in putusan.alasan] == [alasan]
    assert all(a.kalimat.endswith(".") and a.langkah.endswith(".") for a in putusan.alasan)


def test_tanpa_apa_apa_semuanya_hilang():
    putusan = nilai(Bukti(), KINI)
    assert [a.kode for a in putusan.alasan] == [
        *("tanpa_cadangan", "tanpa_salinan_luar", "belum_diuji", "kunci_belum_disegel"),
    ]
    assert (putusan.rpo, putusan.rto) == (None, None)


def test_batas_uji_tepat_pada_harinya():
    assert not is_uji_basi(KINI - BATAS_UJI, KINI)
    assert is_uji_basi(KINI - BATAS_UJI - timedelta(seconds=1), KINI)
