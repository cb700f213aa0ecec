"""What the clock does about findings."""

from lpse.sumbangan import sumbangan
from sekretariat.actions.temuan import sapu_temuan


def daftarkan() -> None:
    """Have them looked at every minute."""
    sumbangan.detak.append(sapu_temuan)
