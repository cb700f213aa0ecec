"""What the clock does about staff: looks for clashes of offices once a day."""

from lpse.sumbangan import sumbangan
from sekretariat.actions.rangkap import sapu_rangkap


def daftarkan() -> None:
    """Have it looked at every minute; what is due, the rows say."""
    sumbangan.detak.append(sapu_rangkap)
