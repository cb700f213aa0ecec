"""Gap-free numbers: one locked counter row per kind and year."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from lpse.profil import profil

BULAN_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

# One statement that makes the counter row or locks it, and counts on.
AMBIL = """
INSERT INTO lpse_nomorurut (jenis, tahun, terakhir) VALUES (%s, %s, 1)
ON CONFLICT (jenis, tahun) DO UPDATE SET terakhir = lpse_nomorurut.terakhir + 1
RETURNING terakhir
"""


@dataclass(frozen=True, slots=True)
class Nomor:
    """A number as taken: its running part, its year and how the unit writes it."""

    urut: int
    tahun: int
    teks: str


def ambil_nomor(jenis: str, hari: date, *, pola: str | None = None) -> Nomor:
    """Take the next number of this kind in the year of `hari` (a day in the profil's zone).

    Runs inside the act's transaction: the counter row stays locked until it commits, so numbers have no gap
    and no double; a rolled-back act gives its number back. `pola` defaults to the profil's pattern.
    """
    # Raises outside a transaction: a number taken without its document would be a gap.
    if not connection.in_atomic_block:
        raise RuntimeError("ambil_nomor needs the act's transaction")
    with connection.cursor() as cursor:
        cursor.execute(AMBIL, [jenis, hari.year])
        urut = cursor.fetchone()[0]
    teks = (pola or profil().nomor_surat).format(
        urut=urut,
        kode=jenis,
        bulan=hari.month,
        bulan_romawi=BULAN_ROMAWI[hari.month - 1],
        tahun=hari.year,
    )
    return Nomor(urut, hari.year, teks)
