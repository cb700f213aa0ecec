"""What the clock does with assets: reminds of what runs out, forgets workbooks nobody applied."""

from infrastruktur.actions.impor_aset import lupakan_impor
from infrastruktur.actions.masa_aset import ingatkan_masa
from lpse.sumbangan import sumbangan


def daftarkan() -> None:
    """Have them looked at every minute."""
    sumbangan.detak += [ingatkan_masa, lupakan_impor]
