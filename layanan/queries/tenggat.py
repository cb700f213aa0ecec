"""Open tickets with their clocks computed anew from the events, streamed: memory does not grow with them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from layanan.models import ButirStandar, PeristiwaTiket, Tiket
from layanan.policies.jam import Peristiwa, Sasaran, Tenggat, tenggat_dari
from layanan.policies.tiket import sasaran_dari
from lpse.baris import baca_baris
from lpse.kalender import DiLuarKalender, KalenderKerja, kalender_versi
from lpse.models import VersiKalender
from lpse.waktu import awal_hari

SEBATCH = 2000
HITUNG_TERBANYAK = 1000  # what a page counts to
# The columns that remember what the clocks say.
KOLOM = ("respons_pada", "tenggat_respons", "tenggat_selesai", "tenggat")


class TiketJam(NamedTuple):
    """What of a ticket the comparison reads."""

    pk: int
    kode: str
    nomor: str
    jenis: str
    status: str
    versi_kalender: str
    dibuka_pada: datetime
    respons_pada: datetime | None
    tenggat_respons: datetime | None
    tenggat_selesai: datetime | None
    tenggat: datetime | None


@dataclass(frozen=True, slots=True)
class Selisih:
    """A ticket whose columns say something else than its events: what is stored, and what follows."""

    tiket: TiketJam
    tersimpan: Mapping[str, datetime | None]
    seharusnya: Mapping[str, datetime | None]

    @property
    def as_dict(self) -> dict[str, Any]:
        """For the JSON of the command: one entry of `beda`."""
        return {
            "kode": self.tiket.kode,
            "nomor": self.tiket.nomor,
            "versi_kalender": self.tiket.versi_kalender,
            "kolom": {
                nama: {"tersimpan": _iso(self.tersimpan[nama]), "seharusnya": _iso(nilai)}
                for nama, nilai in self.seharusnya.items()
            },
        }


def _iso(saat: datetime | None) -> str | None:
    return saat.isoformat() if saat else None


def berkelompok(tiket: "QuerySet[Tiket]") -> Iterator[list[TiketJam]]:
    """These tickets by id, so many at a time."""
    terakhir = 0
    kelompok: list[TiketJam] | None = None
    while kelompok is None or len(kelompok) == SEBATCH:
        baris = tiket.filter(pk__gt=terakhir).order_by("pk").values_list(*TiketJam._fields)[:SEBATCH]
        kelompok = [TiketJam(*satu) for satu in baca_baris(baris)]
        if kelompok:
            yield kelompok
            terakhir = kelompok[-1].pk


def peristiwa_tiket(
    tiket: Sequence[int] | Q, sasaran: Mapping[int, Sasaran]
) -> Iterator[tuple[int, list[Peristiwa]]]:
    """The events of these tickets as the clocks see them, ticket by ticket; given are ids, or a condition."""
    yang = tiket if isinstance(tiket, Q) else Q(tiket_id__in=tiket)
    baris = PeristiwaTiket.objects.filter(yang).order_by("tiket_id", "urut")
    kolom = baris.values_list("tiket_id", "pada", "urut", "jenis", "status", "standar_id", "detik")
    for pk, kelompok in groupby(baca_baris(kolom), key=itemgetter(0)):
        yield (
            pk,
            [
                Peristiwa(
                    pada,
                    urut,
                    jenis,
                    status,
                    sasaran[standar] if standar else None,
                    timedelta(seconds=detik or 0),
                )
                for _, pada, urut, jenis, status, standar, detik in kelompok
            ],
        )


def semua_sasaran() -> dict[int, Sasaran]:
    """What each item of every version of the standard promises: some dozens a version."""
    return {butir.pk: sasaran_dari(butir) for butir in ButirStandar.objects.all()}


def hitung_terbuka() -> Iterator[tuple[int, list[Selisih]]]:
    """Compare every open ticket with its events, by the calendar it names: how many, and which differ.

    Yields once a batch. One whose days no calendar covers any more keeps what it has and is not counted.
    """
    sasaran, kalender = semua_sasaran(), cache(kalender_versi)
    terbuka = Tiket.objects.terbuka()
    for kelompok in berkelompok(terbuka):
        # A range that the database can follow: two thousand ids as parameters cost more than their rows.
        awal, akhir = kelompok[0].pk, kelompok[-1].pk
        kini = terbuka.filter(pk__gte=awal, pk__lte=akhir).order_by().values("pk")
        mereka = Q(tiket_id__gte=awal, tiket_id__lte=akhir, tiket_id__in=kini)
        peristiwa = dict(peristiwa_tiket(mereka, sasaran))
        hasil = [bandingkan(t, peristiwa.get(t.pk, []), kalender) for t in kelompok]
        yield sum(beda is not None for beda in hasil), [beda for beda in hasil if beda and beda.seharusnya]


def bandingkan(
    tiket: TiketJam,
    peristiwa: Sequence[Peristiwa],
    kalender: Callable[[str], KalenderKerja] = kalender_versi,
) -> Selisih | None:
    """What differs (nothing: an empty Selisih); None where it cannot be computed any more.

    `kalender` finds a calendar by its version.
    """
    try:
        kini = tenggat_dari(peristiwa, kalender(tiket.versi_kalender))
    except VersiKalender.DoesNotExist:
        return Selisih(tiket, {"versi_kalender": None}, {"versi_kalender": None})
    except DiLuarKalender:
        return None
    return selisih(tiket, kini)


def selisih(tiket: TiketJam, kini: Tenggat) -> Selisih:
    """The columns in which the ticket says something else than its clocks."""
    berbeda = {nama: nilai for nama in KOLOM if getattr(tiket, nama) != (nilai := getattr(kini, nama))}
    return Selisih(tiket, {nama: getattr(tiket, nama) for nama in berbeda}, berbeda)


def berjalan_melewati(dari: date, sampai: date) -> int:
    """How many open deadlines a change of the calendar on these days may move; counted to a thousand."""
    pagi = awal_hari(dari)
    malam = awal_hari(sampai) + timedelta(days=1)
    tiket = Tiket.objects.terbuka().filter(tenggat__gte=pagi, dibuka_pada__lt=malam)
    return tiket[:HITUNG_TERBANYAK].count()
