"""Working time: how much of it lies between two instants, and when a given amount of it has passed.

The mathematics is pure. A calendar is laid out once as sorted intervals with prefix sums; afterwards each
question is two binary searches over whole microseconds, so that answers are exact and add up.
"""

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.db import connection

from lpse.aturan import AturanDilanggar
from lpse.models import HariLibur, JamKerja, RezimJamKerja, VersiKalender
from lpse.models.kalender import JenisRezim
from lpse.waktu import hari_ini, tanggal, zona

# How many years before and after this one are laid out; seeding covers the same ones.
TAHUN_SEBELUM, TAHUN_SESUDAH = 2, 2
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
ONE_DAY = timedelta(days=1)


class DiLuarKalender(AturanDilanggar):
    """The instant asked for lies beyond the years the calendar covers."""

    def __init__(self, dari: date, sampai: date) -> None:
        super().__init__(
            f"Kalender kerja hanya disusun dari {tanggal(dari)} sampai {tanggal(sampai)}. "
            "Pilih tanggal di dalam kurun itu."
        )


@dataclass(frozen=True, slots=True, order=True)
class Jendela:
    """One window of work on a weekday (0 = Monday), in local time.

    Raises ValueError if it ends before it begins.
    """

    hari: int
    mulai: time
    selesai: time

    def __post_init__(self) -> None:
        if self.selesai <= self.mulai:
            raise ValueError(f"jam kerja {self.mulai} sampai {self.selesai} berakhir sebelum dimulai")


@dataclass(frozen=True, slots=True)
class Rezim:
    """Weekly windows that hold from one date through another (None: without end).

    Raises ValueError if two windows of a weekday overlap.
    """

    mulai: date
    selesai: date | None
    jendela: tuple[Jendela, ...]

    def __post_init__(self) -> None:
        for before, after in pairwise(sorted(self.jendela)):
            if before.hari == after.hari and after.mulai < before.selesai:
                raise ValueError(f"jam kerja mulai {before.mulai} dan mulai {after.mulai} tumpang tindih")

    def is_berlaku(self, hari: date) -> bool:
        return self.mulai <= hari and (self.selesai is None or hari <= self.selesai)


@dataclass(frozen=True)
class KalenderKerja:
    """The working hours of one unit from one date through another.

    Where regimes share a day, the last in `rezim` holds. Instants are aware datetimes (ValueError
    otherwise) from the start of `dari` to the end of `sampai` (DiLuarKalender otherwise); those returned
    are on the calendar's own clock.
    """

    zona: str
    rezim: tuple[Rezim, ...]
    libur: frozenset[date]
    dari: date
    sampai: date

    def elapsed(self, a: datetime, b: datetime) -> timedelta:
        """Working time from a to b; negative where b comes first."""
        return (self._worked(self._position(b)) - self._worked(self._position(a))) * MICROSECOND

    def worked(self, saat: datetime) -> timedelta:
        """Working time from the calendar's beginning to this instant; what lies between two is `elapsed`.

        For whoever asks about many instants of one matter: each is looked up once.
        """
        return self._worked(self._position(saat)) * MICROSECOND

    def reached(self, kerja: timedelta) -> datetime:
        """The earliest instant by which so much working time has passed since the calendar's beginning."""
        target = kerja // MICROSECOND
        index = bisect_left(self._totals, target)
        if index == len(self._totals):
            raise DiLuarKalender(self.dari, self.sampai)
        return self._instant(self._ends[index] - (self._totals[index] - target))

    def due(self, a: datetime, kerja: timedelta) -> datetime:
        """The earliest instant from a on by which `kerja` of working time has passed.

        An amount that ends with a window is due at closing, not at the next opening; none at all is due
        at a. Raises ValueError for a negative amount.
        """
        if kerja < timedelta(0):
            raise ValueError("jumlah waktu kerja tidak boleh negatif")
        position = self._position(a)
        if not kerja:
            return self._instant(position)
        return self.reached(self._worked(position) * MICROSECOND + kerja)

    def due_hari(self, a: datetime, hari_kerja: int) -> datetime:
        """Closing time of the n-th working day after the day on which a counts as received.

        That day is a's own, unless the unit does not work on it or has closed by then: what comes in
        after closing or on a day off counts as received on the next working day. So nothing that
        arrives later is ever due earlier. With n = 0 it is due at closing of the day of receipt. Raises
        ValueError for a negative n.
        """
        if hari_kerja < 0:
            raise ValueError("jumlah hari kerja tidak boleh negatif")
        index = bisect_left(self._closings, self._position(a)) + hari_kerja
        if index >= len(self._closings):
            raise DiLuarKalender(self.dari, self.sampai)
        return self._instant(self._closings[index])

    def hari_kerja(self, a: datetime, b: datetime) -> int:
        """Working days after a's local day through b's; negative where b's day comes first."""
        for instant in (a, b):
            self._position(instant)
        return bisect_right(self._days, self._day(b)) - bisect_right(self._days, self._day(a))

    def is_hari_kerja(self, hari: date) -> bool:
        """Whether the unit works on this date at all."""
        if not self.dari <= hari <= self.sampai:
            raise DiLuarKalender(self.dari, self.sampai)
        index = bisect_left(self._days, hari)
        return index < len(self._days) and self._days[index] == hari

    def is_kerja(self, saat: datetime) -> bool:
        """Whether the unit is at work at this instant; at closing it no longer is."""
        position = self._position(saat)
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]

    def next_open(self, saat: datetime) -> datetime:
        """This instant if the unit is at work, else the next opening."""
        if self.is_kerja(saat):
            return self._instant(self._position(saat))
        index = bisect_left(self._starts, self._position(saat))
        if index == len(self._starts):
            raise DiLuarKalender(self.dari, self.sampai)
        return self._instant(self._starts[index])

    def opening_before(self, hari: date) -> datetime:
        """The first opening of the last working day before this date: when what is on it is reminded of."""
        sebelum = hari - ONE_DAY
        while not self.is_hari_kerja(sebelum):
            sebelum -= ONE_DAY
        return self.next_open(self._instant(self._midnight(sebelum)))

    @cached_property
    def versi(self) -> str:
        """16 hex digits that change whenever a due date could: zone, hours and days off, not their names.

        The covered years do not count: turning into a new year changes no answer.
        """
        return hashlib.sha256(self._as_text().encode()).hexdigest()[:16]

    @property
    def isi(self) -> dict[str, Any]:
        """What `versi` is the fingerprint of, in words JSON knows; `dari_isi` reads it back."""
        return cast(dict[str, Any], json.loads(self._as_text()))

    @classmethod
    def dari_isi(cls, isi: Mapping[str, Any], tahun: range) -> "KalenderKerja":
        """The calendar that had this `isi`, laid out over these years or from where its hours begin.

        A matter older than the years now covered is thus still counted by the days of its own time.
        """
        rezim = tuple(
            Rezim(
                date.fromisoformat(mulai),
                date.fromisoformat(selesai) if selesai else None,
                tuple(Jendela(h, time.fromisoformat(a), time.fromisoformat(b)) for h, a, b in jendela),
            )
            for mulai, selesai, jendela in isi["rezim"]
        )
        awal = min([tahun[0], *(r.mulai.year for r in rezim)])
        return cls(
            zona=isi["zona"],
            rezim=rezim,
            libur=frozenset(date.fromisoformat(hari) for hari in isi["libur"]),
            dari=date(awal, 1, 1),
            sampai=date(tahun[-1], 12, 31),
        )

    def _as_text(self) -> str:
        content = {
            "zona": self.zona,
            "rezim": [astuple(rezim) for rezim in self.rezim],
            "libur": sorted(self.libur),
        }
        return json.dumps(content, default=str)

    # --- Laid out once -------------------------------------------------------------------------------

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zona)

    @cached_property
    def _intervals(self) -> list[tuple[date, int, int]]:
        return list(self._lay_out())

    @cached_property
    def _starts(self) -> list[int]:
        return [start for _, start, _ in self._intervals]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, _, end in self._intervals]

    @cached_property
    def _totals(self) -> list[int]:
        """Working time up to the end of each interval."""
        return list(accumulate(end - start for _, start, end in self._intervals))

    @cached_property
    def _last_of_day(self) -> dict[date, int]:
        return {day: end for day, _, end in self._intervals}

    @cached_property
    def _days(self) -> list[date]:
        return list(self._last_of_day)

    @cached_property
    def _closings(self) -> list[int]:
        return list(self._last_of_day.values())

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        return self._midnight(self.dari), self._midnight(self.sampai + ONE_DAY)

    def _lay_out(self) -> Iterator[tuple[date, int, int]]:
        for offset in range((self.sampai - self.dari).days + 1):
            day = self.dari + offset * ONE_DAY
            regime = next((r for r in reversed(self.rezim) if r.is_berlaku(day)), None)
            if regime is None or day in self.libur:
                continue
            for window in sorted(regime.jendela):
                if window.hari == day.weekday():
                    yield day, self._local(day, window.mulai), self._local(day, window.selesai)

    # --- Instants as whole microseconds --------------------------------------------------------------

    def _local(self, day: date, at: time) -> int:
        return (datetime.combine(day, at, tzinfo=self._zone) - EPOCH) // MICROSECOND

    def _midnight(self, day: date) -> int:
        return self._local(day, time.min)

    def _day(self, instant: datetime) -> date:
        return instant.astimezone(self._zone).date()

    def _instant(self, position: int) -> datetime:
        return (EPOCH + position * MICROSECOND).astimezone(self._zone)

    def _position(self, instant: datetime) -> int:
        try:
            position = (instant - EPOCH) // MICROSECOND
        except TypeError:
            raise ValueError("waktu tanpa zona tidak dapat dihitung") from None
        if not self._bounds[0] <= position <= self._bounds[1]:
            raise DiLuarKalender(self.dari, self.sampai)
        return position

    def _worked(self, position: int) -> int:
        """Working time from the calendar's beginning up to this instant."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return 0
        return self._totals[index] - max(0, self._ends[index] - position)


# --- The calendar of this database -------------------------------------------------------------------

# The text of every row that counts, as one hash: cheap, and right whoever changed the rows and how.
FINGERPRINT = """
SELECT md5(concat_ws('#',
    (SELECT string_agg(concat_ws(',', tanggal, berlaku), ';' ORDER BY tanggal) FROM lpse_harilibur),
    (SELECT string_agg(concat_ws(',', id, jenis, mulai, selesai), ';' ORDER BY id) FROM lpse_rezimjamkerja),
    (SELECT string_agg(concat_ws(',', rezim_id, hari, mulai, selesai), ';' ORDER BY rezim_id, hari, mulai)
     FROM lpse_jamkerja)))
"""

_cached: tuple[tuple[str, ...], KalenderKerja] | None = None


def tahun_kalender() -> range:
    """The years the calendar covers, around this one in the unit's zone."""
    tahun = hari_ini().year
    return range(tahun - TAHUN_SEBELUM, tahun + TAHUN_SESUDAH + 1)


def kalender() -> KalenderKerja:
    """The calendar as the database has it now.

    One query; the rows are read and laid out anew only when one of them, the zone or the year changed.
    """
    global _cached
    tahun = tahun_kalender()
    with connection.cursor() as cursor:
        cursor.execute(FINGERPRINT)
        key = (cursor.fetchone()[0], str(zona()), str(tahun))
    if _cached is None or _cached[0] != key:
        _cached = (key, read_kalender(tahun))
    return _cached[1]


def read_kalender(tahun: range) -> KalenderKerja:
    """Build the calendar of these years from the rows."""
    jendela: dict[int, list[Jendela]] = {}
    for row in JamKerja.objects.order_by("hari", "mulai"):
        jendela.setdefault(row.rezim_id, []).append(Jendela(row.hari, row.mulai, row.selesai))
    urutan = list(JenisRezim.values)
    rezim = sorted(RezimJamKerja.objects.all(), key=lambda r: (urutan.index(r.jenis), r.mulai))
    return KalenderKerja(
        zona=str(zona()),
        rezim=tuple(Rezim(r.mulai, r.selesai, tuple(jendela.get(r.pk, ()))) for r in rezim),
        libur=frozenset(HariLibur.objects.filter(berlaku=True).values_list("tanggal", flat=True)),
        dari=date(tahun[0], 1, 1),
        sampai=date(tahun[-1], 12, 31),
    )


# --- The calendars that clocks have counted by -------------------------------------------------------


def versi_kini() -> str:
    """The code of the calendar as it is now, which any clock may name from here on: its row exists.

    Belongs into the transaction that writes the code down. Two queries; one more for a new version.
    """
    kini = kalender()
    if not VersiKalender.objects.filter(versi=kini.versi).exists():
        # Whoever is quicker writes the row; it says the same.
        VersiKalender.objects.bulk_create(
            [VersiKalender(versi=kini.versi, isi=kini.isi)], ignore_conflicts=True
        )
    return kini.versi


def kalender_versi(versi: str) -> KalenderKerja:
    """The calendar of this version, whatever the rows say now; read once per process and year.

    Raises VersiKalender.DoesNotExist.
    """
    return _kalender_versi(versi, tahun_kalender())


@lru_cache(maxsize=64)
def _kalender_versi(versi: str, tahun: range) -> KalenderKerja:
    return KalenderKerja.dari_isi(VersiKalender.objects.get(versi=versi).isi, tahun)
