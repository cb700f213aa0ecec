"""A form knows what changed under it."""

from datetime import date

from lpse.serentak import isian_berubah, tanda_isian

NILAI = {"nama": "PT Contoh", "nik": "3504012345670001", "pada": date(2026, 3, 2), "ada": True}


def test_yang_sama_tidak_dianggap_berubah():
    assert isian_berubah(tanda_isian(NILAI), dict(NILAI)) == []


def test_yang_berubah_disebut_namanya():
    kini = NILAI | {"pada": date(2026, 3, 3), "ada": False}
    assert isian_berubah(tanda_isian(NILAI), kini) == ["pada", "ada"]


def test_nilai_bertukar_tempat_adalah_perubahan():
    assert isian_berubah(tanda_isian({"a": "x", "b": "y"}), {"a": "y", "b": "x"}) == ["a", "b"]


def test_tanda_asing_atau_kosong_berarti_semua_berubah():
    rusak = tanda_isian(NILAI)[:-1] + "_"
    assert isian_berubah(rusak, NILAI) == isian_berubah("", NILAI) == list(NILAI)


def test_tanda_tidak_memuat_nilainya():
    assert NILAI["nik"] not in tanda_isian(NILAI)
