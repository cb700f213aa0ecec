"""What the secretariat contributes to what all units share: mails, clock, demo."""

from lpse.sumbangan import sumbangan
from sekretariat import demo, emails, tasks
from sekretariat.bukti import BUKTI
from sekretariat.bukti_risiko import BUKTI_RISIKO


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA):
        area.daftarkan()
    sumbangan.daftarkan_bukti(*BUKTI, *BUKTI_RISIKO)
    sumbangan.demo += demo.BAB
