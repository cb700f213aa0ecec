"""What the clock does with surveys: invitations go out in pieces, and once a year one is due."""

from layanan.actions.survei import undang_sepotong
from layanan.models import Survei
from lpse.sumbangan import sumbangan


def undang_yang_menunggu() -> int:
    """One piece of the invitations of the open survey. Returns how many tickets were read."""
    survei = Survei.objects.dibuka().filter(diundang_sampai__isnull=False).first()
    return undang_sepotong(survei.pk) if survei else 0


def daftarkan() -> None:
    """Let the minute's tick send the next piece."""
    sumbangan.detak.append(undang_yang_menunggu)
