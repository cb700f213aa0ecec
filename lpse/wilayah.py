"""Provinces, regencies and cities by the codes of the Ministry of Home Affairs.

`wilayah.csv` holds the 38 provinces, 416 kabupaten and 98 kota of Kepmendagri 300.2.2-2138 Tahun 2025,
names as the decree writes them. These codes begin every NIK. The list inside python-stdnum is another
one, of Statistics Indonesia before 2012: five provinces and seventeen regencies are missing, and 200 of its
497 codes name another regency than here (1211 is Karo there, Dairi here).
"""

import csv
from functools import cache
from pathlib import Path

from lpse.aturan import AturanDilanggar

Pilihan = tuple[str, str]

# Codes that NIKs issued before a province was divided still begin with: Kalimantan Timur (2012), Papua and
# Papua Barat (2022). Their holders keep the number for life; no address uses these codes any more.
KODE_LAMA = frozenset(
    [f"64{kode}" for kode in ("04", "05", "06", "10", "73")]
    + [f"91{kode:02d}" for kode in (1, 2, 4, 7, 8, 9, 12, 13, 14, 16, 17, 18, *range(21, 29))]
    + [f"92{kode}" for kode in ("01", "04", "05", "09", "10", "71")]
)


class WilayahTidakDikenal(AturanDilanggar):
    """No province, regency or city has this code."""

    def __init__(self, kode: str) -> None:
        super().__init__(f"Kode wilayah “{kode}” tidak dikenal. Pilih wilayah dari daftar.")


@cache
def _daftar() -> dict[str, str]:
    with (Path(__file__).parent / "wilayah.csv").open(encoding="utf-8", newline="") as file:
        return {row["kode"]: row["nama"] for row in csv.DictReader(file)}


@cache
def provinsi() -> tuple[Pilihan, ...]:
    """All provinces as (two-digit code, name), in the order of their codes."""
    return tuple((kode, nama) for kode, nama in _daftar().items() if len(kode) == 2)


@cache
def kabupaten_dari(kode_provinsi: str) -> tuple[Pilihan, ...]:
    """The regencies, then the cities of a province as (four-digit code, name).

    Raises WilayahTidakDikenal for anything but the code of a province.
    """
    if kode_provinsi not in dict(provinsi()):
        raise WilayahTidakDikenal(kode_provinsi)
    return tuple(
        (kode, nama) for kode, nama in _daftar().items() if len(kode) == 4 and kode.startswith(kode_provinsi)
    )


@cache
def pilihan_kabupaten() -> tuple[tuple[str, tuple[Pilihan, ...]], ...]:
    """Every regency and city grouped under its province: one select that needs no script."""
    return tuple((nama, kabupaten_dari(kode)) for kode, nama in provinsi())


def is_kabupaten(kode: str, kode_provinsi: str = "") -> bool:
    """Whether this is the code of a regency or city (of that province, if one is given)."""
    return len(kode) == 4 and kode in _daftar() and kode.startswith(kode_provinsi)


def nama_wilayah(kode: str) -> str:
    """`Jawa Timur` for 35, `Kabupaten Tulungagung` for 3504. Raises WilayahTidakDikenal."""
    try:
        return _daftar()[kode]
    except KeyError:
        raise WilayahTidakDikenal(kode) from None


def nama_lengkap(kode: str) -> str:
    """`Kabupaten Tulungagung, Jawa Timur` for 3504. Raises WilayahTidakDikenal."""
    nama = nama_wilayah(kode)
    return f"{nama}, {nama_wilayah(kode[:2])}" if len(kode) == 4 else nama


def is_kode_nik(kode: str) -> bool:
    """Whether a NIK may begin with these four digits: a code of today, or one from before a division."""
    return is_kabupaten(kode) or kode in KODE_LAMA
