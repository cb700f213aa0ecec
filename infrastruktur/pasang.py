"""What the system administration contributes to what all units share: mails, clock, menu, demo."""

from django.conf import settings

from infrastruktur import demo, emails, tasks
from infrastruktur.bukti import BUKTI
from infrastruktur.pemantau.alamat import baca_izin
from lpse.sumbangan import ButirMenu, sumbangan


def pasang() -> None:
    """Register everything; once, when the models exist."""
    for area in (*emails.AREA, *tasks.AREA):
        area.daftarkan()
    baca_izin(settings.PANTAU_IZIN)  # a mistyped entry stops the start, not the monitoring at night
    sumbangan.menu_kaki.append(ButirMenu("infrastruktur:izin", "Izin ruang server"))
    sumbangan.daftarkan_bukti(*BUKTI)
    sumbangan.demo += demo.BAB
