"""What the public reads of the tenders in SPSE: totals of a year, no provider, no official."""

from lpse.sumbangan import Isi


def bagian_pengadaan(tahun: int) -> Isi | None:
    """Tenders announced in a year; None where there are none."""
    return None
