"""What the clock does about meetings: reminds of what is late."""

from lpse.sumbangan import sumbangan
from sekretariat.actions.ingat_rapat import sapu_tindak_lanjut_rapat


def daftarkan() -> None:
    """Have it looked at every minute."""
    sumbangan.detak.append(sapu_tindak_lanjut_rapat)
