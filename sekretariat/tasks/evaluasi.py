"""What the clock does about findings."""

from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from sekretariat.actions.temuan import sapu_temuan
from sekretariat.queries.evaluasi import temuan_terbuka


def daftarkan() -> None:
    """Have them looked at every minute, and count them."""
    sumbangan.detak.append(sapu_temuan)
    sumbangan.hitungan |= {
        "lpse_temuan_terbuka": temuan_terbuka,
        "lpse_temuan_lewat": lambda: temuan_terbuka().filter(target__lt=hari_ini()),
    }
