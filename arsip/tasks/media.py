"""What the clock does about portable media: watches the rotation."""

from arsip.actions.temuan_media import sapu_rotasi
from lpse.sumbangan import sumbangan


def daftarkan() -> None:
    """Have it looked at every minute."""
    sumbangan.detak.append(sapu_rotasi)
