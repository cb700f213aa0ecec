"""What the clock does about procedures."""

from lpse.sumbangan import sumbangan
from sekretariat.actions.ingatkan_prosedur import sapu_prosedur


def daftarkan() -> None:
    """Have them looked at every minute."""
    sumbangan.detak.append(sapu_prosedur)
