"""From the weekly schedule and the working calendar to the slots of the coming days."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lpse.kalender import ONE_DAY, KalenderKerja
from lpse.waktu import hari_ini
from registrasi.models import JadwalLoket, SlotLoket

# How many days ahead can be booked, today included.
HARI_DITAWARKAN = 21
Kunci = tuple[int, datetime]


def masa_ditawarkan() -> tuple[date, date]:
    """The first and the last day for which slots are kept ready."""
    awal = hari_ini()
    return awal, awal + (HARI_DITAWARKAN - 1) * ONE_DAY


def slot_ditawarkan(jadwal: Iterable[JadwalLoket], kalender: KalenderKerja) -> dict[Kunci, SlotLoket]:
    """The slots of the coming days as they should be, unsaved, by schedule and beginning.

    Those that lie wholly within the working time of their day: no holiday, no break, Ramadan hours kept.
    """
    awal, akhir = masa_ditawarkan()
    hari = [awal + n * ONE_DAY for n in range((akhir - awal).days + 1)]
    return {
        (j.pk, s.mulai): s for j in jadwal for h in hari if j.is_berlaku(h) for s in _potong(j, h, kalender)
    }


def _potong(jadwal: JadwalLoket, hari: date, kalender: KalenderKerja) -> Iterator[SlotLoket]:
    lama = timedelta(minutes=jadwal.menit)
    mulai = _saat(hari, jadwal.mulai, kalender)
    while mulai + lama <= _saat(hari, jadwal.selesai, kalender):
        if kalender.elapsed(mulai, mulai + lama) == lama:
            yield SlotLoket(
                jadwal=jadwal,
                tanggal=hari,
                mulai=mulai,
                selesai=mulai + lama,
                kapasitas=jadwal.kapasitas,
                petugas_id=jadwal.petugas_id,
            )
        mulai += lama


def _saat(hari: date, pukul: time, kalender: KalenderKerja) -> datetime:
    return datetime.combine(hari, pukul, tzinfo=ZoneInfo(kalender.zona))
