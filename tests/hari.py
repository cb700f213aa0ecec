"""Days and hours relative to today, where an office works."""

from datetime import date, datetime, time, timedelta

from lpse.kalender import kalender
from lpse.waktu import hari_ini, zona


def hari_kerja(ke: int = 1) -> date:
    """The n-th working day after today."""
    kerja, hari = kalender(), hari_ini()
    while ke:
        hari += timedelta(days=1)
        ke -= kerja.is_hari_kerja(hari)
    return hari


def pukul(hari: date, jam: int, menit: int = 0) -> datetime:
    return datetime.combine(hari, time(jam, menit), tzinfo=zona())
