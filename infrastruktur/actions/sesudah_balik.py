"""What follows when a series changes its state; called within the act that recorded the change."""

from infrastruktur.actions.gangguan_terukur import ikuti_gangguan
from infrastruktur.actions.tindak_lanjut import buka_tindak_lanjut
from infrastruktur.models import Balik


def ikuti(balik: Balik) -> None:
    """Open or mark what the change asks for: follow-up of a disk or RAM, an incident of a link or service."""
    buka_tindak_lanjut(balik)
    ikuti_gangguan(balik)
