"""What the secretariat contributes to what all units share: mails, clock, demo."""

from lpse.sumbangan import sumbangan
from sekretariat import demo, emails, tasks
from sekretariat.bukti import BUKTI


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA):
        area.daftarkan()
    sumbangan.daftarkan_bukti(*BUKTI)
    sumbangan.demo += demo.BAB
