"""What the archive contributes to what all units share: mails, clock, menu, demo."""

from arsip import demo, emails, tasks
from arsip.bukti import BUKTI
from lpse.sumbangan import sumbangan


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA):
        area.daftarkan()
    sumbangan.daftarkan_bukti(*BUKTI)
    sumbangan.demo += demo.BAB
