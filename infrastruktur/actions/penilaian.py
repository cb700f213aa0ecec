"""Judging: readings in, states out. A state changes by compare-and-set, with its row and its notice."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from math import isfinite

from django.db import connection, transaction

from infrastruktur.actions import sesudah_balik
from infrastruktur.actions.kabar import kabari, siagakan
from infrastruktur.enums.pantau import Keadaan
from infrastruktur.models import Ambang, Balik, Deret
from infrastruktur.policies.penilaian import (
    MENIT_HILANG,
    BacaanDeret,
    Putusan,
    is_hilang,
    kelompok_kabar,
    putuskan,
)
from infrastruktur.queries.pemeliharaan import dalam_pemeliharaan
from infrastruktur.queries.penilaian import berlaku, diawasi, pilih_ambang

logger = logging.getLogger(__name__)
SIMPAN = """
UPDATE infrastruktur_deret d SET nilai = b.nilai, dibaca_pada = b.pada, calon = b.calon, kali = b.kali
FROM unnest(%s::bigint[], %s::float8[], %s::timestamptz[], %s::text[], %s::int[])
    AS b (id, nilai, pada, calon, kali)
WHERE d.id = b.id
"""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A series as it was read, what it becomes, when, and by which value and threshold."""

    deret: Deret
    ke: Keadaan
    pada: datetime
    nilai: float | None = None
    ambang: Ambang | None = None


# What clocks may differ by without one of them having been set back.
SELISIH_JAM = timedelta(minutes=1)


def nilai_siklus(bacaan: Sequence[BacaanDeret], *, now: datetime) -> None:
    """Judge the readings of one cycle, called once they are stored, outside any transaction of the caller.

    Writes the series' `nilai`, `dibaca_pada`, `calon`, `kali`, `keadaan`, `sejak` and `sebelum_hilang`:
    nobody else does. A reading no newer than the one judged last is passed over. Several readings of a
    series are judged in the order of time.
    """
    for putaran in _putaran(bacaan):
        ubah_keadaan(_nilai(putaran, now), now=now)
    tandai_hilang(now)


def tandai_hilang(now: datetime) -> int:
    """Let every series whose readings stopped coming be "tidak diketahui". Returns how many changed."""
    calon = diawasi().filter(dibaca_pada__lte=now - timedelta(minutes=MENIT_HILANG))
    hilang = [
        Perubahan(deret, Keadaan.TIDAK_DIKETAHUI, now)
        for deret in calon.exclude(keadaan=Keadaan.TIDAK_DIKETAHUI)
        if deret.dibaca_pada and is_hilang(deret.dibaca_pada, deret.sasaran.jeda_menit, now)
    ]
    return ubah_keadaan(hilang, now=now)


def ubah_keadaan(perubahan: Iterable[Perubahan], *, now: datetime) -> int:
    """Carry out changes of state, each group in a transaction of its own. Returns how many were made.

    A group whose transaction fails stays as it is, and the next reading tries again.
    """
    kelompok: dict[tuple[str, int], list[Perubahan]] = defaultdict(list)
    for satu in perubahan:
        kelompok[kelompok_kabar(satu.deret.sasaran)].append(satu)
    banyak = 0
    for nama, daftar in kelompok.items():
        try:
            banyak += len(_balikkan(daftar, now))
        except Exception:
            logger.exception("perubahan keadaan kelompok %s gagal", nama[0])
    return banyak


@transaction.atomic
def _balikkan(perubahan: list[Perubahan], now: datetime) -> list[Balik]:
    dipelihara = dalam_pemeliharaan(now)
    balik = [
        baru
        for satu in sorted(perubahan, key=lambda p: p.deret.pk)
        if (baru := _balik(satu, satu.deret.sasaran_id in dipelihara)) is not None
    ]
    if balik:
        siagakan(satu.deret_id for satu in balik if satu.ke != Keadaan.BAIK)
        for satu in balik:
            _ikuti(satu)
        kabari([satu.deret_id for satu in balik], now=now)
    return balik


@transaction.atomic
def lupakan_keadaan(sasaran: int, *, now: datetime) -> list[Balik]:
    """Let every series of a target (by primary key) that is no longer watched be "tidak diketahui".

    Nobody is told: whoever stopped it knows. Called within the act that stops it. Returns the changes.
    """
    dipelihara = sasaran in dalam_pemeliharaan(now)
    kunci = Deret.objects.select_for_update(no_key=True).filter(sasaran=sasaran)
    deret = kunci.exclude(keadaan=Keadaan.TIDAK_DIKETAHUI).order_by("pk")
    balik = [_balik(Perubahan(d, Keadaan.TIDAK_DIKETAHUI, now), dipelihara) for d in deret]
    return [satu for satu in balik if satu is not None]


def _balik(satu: Perubahan, dipelihara: bool) -> Balik | None:
    """Change one state and write its row; None when another was faster, or a reading has come since."""
    deret = satu.deret
    # A reading that comes late is younger than nothing: time goes on from the last change.
    pada = max(satu.pada, deret.sejak + timedelta(microseconds=1))
    hilang = satu.ke == Keadaan.TIDAK_DIKETAHUI
    terbaca = {nama: getattr(deret, nama) for nama in ("pk", "keadaan", "sejak", "dibaca_pada")}
    berubah = Deret.objects.filter(**terbaca).update(
        keadaan=satu.ke,
        sejak=pada,
        calon="",
        kali=0,
        sebelum_hilang=deret.keadaan if hilang else "",
    )
    if not berubah:
        return None
    dari, deret.keadaan, deret.sejak = deret.keadaan, satu.ke, pada
    return Balik.objects.create(
        deret=deret,
        dari=dari,
        ke=satu.ke,
        pada=pada,
        nilai=satu.nilai,
        ambang=satu.ambang,
        dalam_pemeliharaan=dipelihara,
    )


def _ikuti(balik: Balik) -> None:
    """Let others act on it; a failure of theirs must not keep the officers from being told."""
    try:
        with transaction.atomic():
            sesudah_balik.ikuti(balik)
    except Exception:
        logger.exception("tindak lanjut perubahan keadaan %s gagal", balik.pk)


def _putaran(bacaan: Sequence[BacaanDeret]) -> Iterator[list[BacaanDeret]]:
    """The first reading of each series, then the second of each, and so on."""
    per_deret: dict[int, list[BacaanDeret]] = defaultdict(list)
    for satu in sorted(bacaan, key=lambda b: b.pada):
        if isfinite(satu.nilai):
            per_deret[satu.deret].append(satu)
    for putaran in zip_longest(*per_deret.values()):
        yield [satu for satu in putaran if satu is not None]


@transaction.atomic
def _nilai(putaran: list[BacaanDeret], now: datetime) -> list[Perubahan]:
    """Judge one reading per series and keep what it counts for; returns the changes of state it asks for."""
    bacaan = {satu.deret: satu for satu in putaran}
    kunci = Deret.objects.select_for_update(no_key=True, of=("self",)).select_related("sasaran")
    # What was asked before its target was stopped may answer after it.
    dipantau = kunci.filter(pk__in=bacaan, sasaran__dihentikan_pada__isnull=True).order_by("pk")
    deret = [d for d in dipantau if _is_baru(d, bacaan[d.pk], now)]
    ambang = pilih_ambang(((d.pk, d.ukuran, d.sasaran_id, d.label) for d in deret), berlaku())
    putusan = {d.pk: _putuskan(d, bacaan[d.pk], ambang.get(d.pk)) for d in deret}
    _simpan(deret, bacaan, putusan)
    return [
        Perubahan(d, putusan[d.pk].keadaan, bacaan[d.pk].pada, bacaan[d.pk].nilai, ambang.get(d.pk))
        for d in deret
        if putusan[d.pk].keadaan != d.keadaan
    ]


def _is_baru(deret: Deret, bacaan: BacaanDeret, now: datetime) -> bool:
    """Newer than what was judged last. What lies ahead is of a clock set back since: it silences nothing."""
    lama = deret.dibaca_pada
    return lama is None or lama < bacaan.pada or lama > now + SELISIH_JAM


def _putuskan(deret: Deret, bacaan: BacaanDeret, ambang: Ambang | None) -> Putusan:
    return putuskan(
        Keadaan(deret.keadaan), deret.calon, deret.kali, bacaan.nilai, ambang, deret.sebelum_hilang
    )


def _simpan(deret: Sequence[Deret], bacaan: dict[int, BacaanDeret], putusan: dict[int, Putusan]) -> None:
    """Write the readings. Where the state is about to change the count stays: a failure is tried again."""
    kolom: tuple[list[object], ...] = ([], [], [], [], [])
    for satu in deret:
        baca, putus = bacaan[satu.pk], putusan[satu.pk]
        hitung = putus if putus.keadaan == satu.keadaan else satu
        satu.nilai, satu.dibaca_pada = baca.nilai, baca.pada
        baris = (satu.pk, baca.nilai, baca.pada, hitung.calon, hitung.kali)
        for isi, nilai in zip(kolom, baris, strict=True):
            isi.append(nilai)
    with connection.cursor() as cursor:
        cursor.execute(SIMPAN, list(kolom))
