"""The clocks of a ticket: pure functions of its events, the service standard and the working calendar.

Nothing is added up in a counter: what was waited is read from the events each time. So neither a pause over
a weekend, nor a standard changed meanwhile, nor a reopening or a merge can bend a deadline.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from layanan.enums.tiket import BERJALAN, JAWABAN_PERTAMA, StatusTiket
from lpse.kalender import KalenderKerja

NOL = timedelta(0)


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What the standard promises: working time to the first answer; working time or days to the solution."""

    respons: timedelta
    selesai: timedelta | None = None
    selesai_hari: int | None = None


class Peristiwa(NamedTuple):
    """One event as the clocks see it; of two at the same instant `urut` says which came first."""

    pada: datetime
    urut: int
    jenis: str
    status: str
    sasaran: Sasaran | None = None
    perpanjangan: timedelta = NOL


@dataclass(frozen=True, slots=True)
class Jam:
    """Where the clocks stand. Amounts are working time; a deadline is None where nothing runs towards it.

    `tenggat_selesai` of a ticket that waits is None unless it had passed before the wait began; `tenggat` is
    the nearer of the two that still run.
    """

    respons_pada: datetime | None
    respons_terpakai: timedelta
    sasaran_respons: timedelta
    tenggat_respons: datetime
    selesai_terpakai: timedelta
    sasaran_selesai: timedelta
    tenggat_selesai: datetime | None
    tenggat: datetime | None
    menunggu_pengguna: timedelta
    menunggu_lkpp: timedelta
    is_berjalan: bool

    @property
    def respons_tepat(self) -> bool | None:
        """Whether the first answer came in time; None while there is none and time is left."""
        if self.respons_pada is None:
            return False if self.respons_terpakai > self.sasaran_respons else None
        return self.respons_terpakai <= self.sasaran_respons

    @property
    def selesai_tepat(self) -> bool:
        """Whether the solution has kept to the time promised, so far or for good."""
        return self.selesai_terpakai <= self.sasaran_selesai


class Tenggat(NamedTuple):
    """What of the clocks the ticket's own columns remember: none of it depends on what time it is."""

    respons_pada: datetime | None
    tenggat_respons: datetime
    tenggat_selesai: datetime | None
    is_berjalan: bool

    @property
    def tenggat(self) -> datetime | None:
        """The nearer of the deadlines still run towards; None while none is."""
        if not self.is_berjalan:
            return None
        berjalan = [self.tenggat_selesai, self.tenggat_respons if self.respons_pada is None else None]
        return min((saat for saat in berjalan if saat is not None), default=None)


class _Ruas(NamedTuple):
    """A stretch of time in one status; its ends in working time since the calendar's beginning.

    The last one has no end: it runs on.
    """

    mulai: datetime
    status: str
    dari: timedelta
    sampai: timedelta | None


def tenggat_dari(peristiwa: Iterable[Peristiwa], kalender: KalenderKerja) -> Tenggat:
    """The deadlines that follow from the events, which may come in any order.

    The first of them must carry a standard. Raises DiLuarKalender where one of them lies outside the years
    of the calendar. Dasar: layanan.kendala_teknis, layanan.konsultasi
    """
    urut = _urutkan(peristiwa)
    ruas = _ruas(urut, kalender)
    return _tenggat(urut, ruas, _target(urut, kalender, ruas[0].dari), kalender)


def hitung(peristiwa: Iterable[Peristiwa], kalender: KalenderKerja, now: datetime) -> Jam:
    """Where the clocks stand at `now`: the deadlines, and what was used up of them.

    Events and errors as in `tenggat_dari`. Dasar: layanan.kendala_teknis, layanan.konsultasi
    """
    urut = _urutkan(peristiwa)
    ruas = _ruas(urut, kalender)
    mulai = ruas[0].dari
    target = _target(urut, kalender, mulai)
    saat = _tenggat(urut, ruas, target, kalender)
    # An event of this very moment may be a little later than the clock that asks.
    kini = kalender.worked(max(now, urut[-1].pada))
    # An unanswered user waits until now, or until the ticket ended (merged into another).
    menunggu = ruas[-1].dari if ruas[-1].status == StatusTiket.DIGABUNG else kini
    return Jam(
        respons_pada=saat.respons_pada,
        respons_terpakai=(kalender.worked(saat.respons_pada) if saat.respons_pada else menunggu) - mulai,
        sasaran_respons=_sasaran(urut).respons,
        tenggat_respons=saat.tenggat_respons,
        selesai_terpakai=_jumlah(ruas, BERJALAN, kini),
        sasaran_selesai=target,
        tenggat_selesai=saat.tenggat_selesai,
        tenggat=saat.tenggat,
        menunggu_pengguna=_jumlah(ruas, (StatusTiket.MENUNGGU_PENGGUNA,), kini),
        menunggu_lkpp=_jumlah(ruas, (StatusTiket.MENUNGGU_LKPP,), kini),
        is_berjalan=saat.is_berjalan,
    )


def _urutkan(peristiwa: Iterable[Peristiwa]) -> list[Peristiwa]:
    return sorted(peristiwa, key=attrgetter("pada", "urut"))


def _sasaran(urut: Sequence[Peristiwa]) -> Sasaran:
    """The standard that holds: the last one given, from the first event on."""
    return next(p.sasaran for p in reversed(urut) if p.sasaran is not None)


def _ruas(urut: Sequence[Peristiwa], kalender: KalenderKerja) -> list[_Ruas]:
    """The stretches from the first event on: a new one begins where the status changes."""
    awal = [urut[0], *(p for sebelum, p in pairwise(urut) if p.status != sebelum.status)]
    dari = [kalender.worked(p.pada) for p in awal]
    return [
        _Ruas(p.pada, p.status, mulai, sampai)
        for p, mulai, sampai in zip(awal, dari, [*dari[1:], None], strict=True)
    ]


def _target(urut: Sequence[Peristiwa], kalender: KalenderKerja, mulai: timedelta) -> timedelta:
    """Working time to the solution. Days are counted from the first event and turned into time there:

    the closing of the n-th working day, however long those days are. Extensions come on top.
    """
    sasaran = _sasaran(urut)
    perpanjangan = sum((p.perpanjangan for p in urut if p.perpanjangan), NOL)
    if sasaran.selesai is not None:
        return sasaran.selesai + perpanjangan
    penutupan = kalender.due_hari(urut[0].pada, sasaran.selesai_hari or 0)
    return kalender.worked(penutupan) - mulai + perpanjangan


def _tenggat(
    urut: Sequence[Peristiwa], ruas: Sequence[_Ruas], target: timedelta, kalender: KalenderKerja
) -> Tenggat:
    return Tenggat(
        respons_pada=next((p.pada for p in urut if p.jenis in JAWABAN_PERTAMA), None),
        tenggat_respons=kalender.reached(ruas[0].dari + _sasaran(urut).respons),
        tenggat_selesai=_tercapai(ruas, target, kalender),
        is_berjalan=ruas[-1].status in BERJALAN,
    )


def _tercapai(ruas: Sequence[_Ruas], target: timedelta, kalender: KalenderKerja) -> datetime | None:
    """When the running time reaches the target: in the past, where it has; else if it runs on from here."""
    sisa = target
    for satu in ruas:
        if satu.status in BERJALAN:
            if satu.sampai is None or satu.sampai - satu.dari >= sisa:
                return kalender.reached(satu.dari + sisa) if sisa else satu.mulai
            sisa -= satu.sampai - satu.dari
    return None


def _jumlah(ruas: Sequence[_Ruas], status: Sequence[str], kini: timedelta) -> timedelta:
    return sum(((kini if r.sampai is None else r.sampai) - r.dari for r in ruas if r.status in status), NOL)
