"""What is due, decided from the source, its last jobs and the clock; and when silence becomes an alarm.

Nothing here asks the database. Turns lie on one raster for ever, so that whoever asks gets the same turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from arsip.enums.cadangan import SebabGagal, StatusPekerjaan

S = StatusPekerjaan
# A Monday, so that a weekly turn falls on Mondays.
AWAL_RASTER = date(2001, 1, 1)
JAM = timedelta(hours=1)
# A repository is checked once a day, in the morning, when the night's backups are in it.
PERIKSA_PUKUL, PERIKSA_SELANG = time(5), 24
# Copies to storage elsewhere go out once a day, after the night's backups and before that check.
SALIN_PUKUL, SALIN_SELANG = time(3), 24
# All data is read again once in so many days, one part a day.
BAGIAN_BACA = 7
# What may well be over in half an hour is tried again without a person, and not for ever.
SEMENTARA = frozenset(
    {
        *(SebabGagal.TERPUTUS, SebabGagal.SERVER_TIDAK_TERJANGKAU, SebabGagal.TERKUNCI),
        *(SebabGagal.SUMBER_BERUBAH, SebabGagal.REPOSITORI_TIDAK_ADA),
    }
)
JEDA_ULANG, PALING_BANYAK_COBA = timedelta(minutes=30), 3
# Two clocks may differ by so much. What is dated later was written while one ran ahead, and proves nothing.
MAJU_WAJAR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Jadwal:
    """Every so many hours, counted from this hour of the day where the unit is."""

    selang_jam: int
    mulai_pukul: time


@dataclass(frozen=True, slots=True)
class Lalu:
    """A job of the past: its turn (None where a person asked), how it stands, why it failed, its end."""

    giliran: datetime | None
    status: str
    sebab: str = ""
    berakhir_pada: datetime | None = None


def is_mendatang(saat: datetime, now: datetime) -> bool:
    """Whether this moment has not come yet: a row that claims it was written by a clock that ran ahead."""
    return saat > now + MAJU_WAJAR


def giliran_terakhir(jadwal: Jadwal, now: datetime, zona: ZoneInfo) -> datetime:
    """The last turn at or before this moment."""
    awal = datetime.combine(AWAL_RASTER, jadwal.mulai_pukul)
    selang = jadwal.selang_jam * JAM
    # Counted on the wall clock: one o'clock stays one o'clock, whatever the zone does.
    setempat = now.astimezone(zona).replace(tzinfo=None)
    return (awal + (setempat - awal) // selang * selang).replace(tzinfo=zona)


def giliran_berikut(jadwal: Jadwal, now: datetime, zona: ZoneInfo) -> datetime:
    """The first turn after this moment."""
    return giliran_terakhir(jadwal, now, zona) + jadwal.selang_jam * JAM


def jatuh_tempo(
    jadwal: Jadwal, lalu: Sequence[Lalu], now: datetime, zona: ZoneInfo, *, sejak: datetime
) -> datetime | None:
    """The turn to be queued now, or None. `lalu`: the jobs since the last turn, the newest first.

    Missed turns are not made up for one by one: the last one stands for them. What failed for a passing
    reason gets a turn of its own half an hour later. Nothing is due from before `sejak`, when it was set up.
    Turns and a `sejak` in the future, of a clock that ran ahead, keep nothing from being due.
    """
    giliran = giliran_terakhir(jadwal, now, zona)
    if giliran < sejak and not is_mendatang(sejak, now):
        return None
    if any(satu.status in (S.ANTRE, S.BERJALAN) for satu in lalu):
        return None
    bergiliran = [satu for satu in lalu if satu.giliran is not None and giliran <= satu.giliran <= now]
    if not bergiliran:
        return giliran
    return _ulangan(bergiliran, now)


def _ulangan(bergiliran: Sequence[Lalu], now: datetime) -> datetime | None:
    terakhir = bergiliran[0]
    if len(bergiliran) >= PALING_BANYAK_COBA or terakhir.berakhir_pada is None:
        return None
    ulang = terakhir.berakhir_pada + JEDA_ULANG
    is_ulang = terakhir.status == S.GAGAL and terakhir.sebab in SEMENTARA and ulang <= now
    return ulang if is_ulang else None


def batas_berhasil(jadwal: Jadwal, batas_jam: int, terakhir: datetime) -> datetime:
    """By when the next success must be there: one turn, and as long as a run may take, after the last one."""
    return terakhir + (jadwal.selang_jam + batas_jam) * JAM


def is_absen(jadwal: Jadwal, batas_jam: int, terakhir: datetime, now: datetime) -> bool:
    """Whether a success is overdue, whatever the reason, and be it that nothing ever ran.

    One dated later than now is none. Dasar: arsip.cadangan
    """
    return is_mendatang(terakhir, now) or now > batas_berhasil(jadwal, batas_jam, terakhir)


def bagian_berikut(bagian: int) -> int:
    """Which part of the data is read after this one."""
    return bagian % BAGIAN_BACA + 1
