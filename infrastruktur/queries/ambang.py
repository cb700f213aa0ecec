"""Thresholds in force and before, what they hold for, and what another one would have told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter

from django.db import connection
from django.db.models import Max, Min, QuerySet

from infrastruktur.enums.pantau import Arah, Keadaan
from infrastruktur.models import Ambang, SampelJam
from infrastruktur.policies.ambang import Lingkup, hitung_masuk
from infrastruktur.queries.penilaian import berlaku, diawasi, pilih_ambang

RENTANG = timedelta(days=14)  # for as long single readings are kept
DERET_TERBANYAK = 8
BACAAN = """
SELECT deret_id, nilai FROM infrastruktur_sampel WHERE deret_id = ANY(%s) AND pada >= %s ORDER BY 1, pada
"""


@dataclass(frozen=True, slots=True)
class Akibat:
    """How often the last two weeks would have become bad by a threshold, over how many series.

    `sisa`: series that come near it as well, but were too many to be gone through.
    """

    peringatan: int
    kritis: int
    deret: int
    sisa: int


def riwayat(lingkup: Lingkup) -> "QuerySet[Ambang]":
    """Every version of a threshold, the latest first."""
    rows = Ambang.objects.filter(ukuran=lingkup.ukuran, sasaran=lingkup.sasaran, label=lingkup.label)
    return rows.select_related("dibuat_oleh").order_by("-berlaku_pada", "-pk")


def ambang_lingkup(lingkup: Lingkup) -> tuple[Ambang | None, Lingkup]:
    """The threshold in force there, and what it was set for: itself or something wider."""
    semua = berlaku()
    for satu in (lingkup, *lingkup.lebih_luas):
        if satu.kunci in semua:
            return semua[satu.kunci], satu
    return None, Lingkup(lingkup.ukuran)


def deret_lingkup(lingkup: Lingkup) -> list[int]:
    """The series, by primary key, for which a threshold set here counts: those without a narrower one."""
    deret = diawasi().filter(ukuran=lingkup.ukuran)
    if lingkup.sasaran is not None:
        deret = deret.filter(sasaran=lingkup.sasaran)
    if lingkup.label:
        deret = deret.filter(label=lingkup.label)
    semua = {**berlaku(), lingkup.kunci: (milik := Ambang(ukuran=lingkup.ukuran))}
    dipakai = pilih_ambang(deret.values_list("pk", "ukuran", "sasaran_id", "label"), semua)
    return [pk for pk, ambang in dipakai.items() if ambang is milik]


def akibat(lingkup: Lingkup, ambang: Ambang | None, now: datetime) -> Akibat:
    """What a threshold would have told in the last two weeks."""
    semua = deret_lingkup(lingkup)
    dekat = _mendekati(semua, ambang, now)
    hasil = {Keadaan.PERINGATAN: 0, Keadaan.KRITIS: 0}
    for _, bacaan in _bacaan(dekat[:DERET_TERBANYAK], now):
        for keadaan, banyak in hitung_masuk(bacaan, ambang).items():
            hasil[keadaan] += banyak
    sisa = len(dekat[DERET_TERBANYAK:])
    return Akibat(hasil[Keadaan.PERINGATAN], hasil[Keadaan.KRITIS], len(semua) - sisa, sisa)


def _mendekati(deret: list[int], ambang: Ambang | None, now: datetime) -> list[int]:
    """Those of the series that came as far as the threshold in some hour, the furthest first."""
    if ambang is None:
        return []
    jam = SampelJam.objects.filter(deret__in=deret, mulai__gte=now - RENTANG).order_by().values("deret")
    batas = ambang.kritis if ambang.peringatan is None else ambang.peringatan
    if ambang.arah == Arah.NAIK:
        jauh = jam.annotate(ujung=Max("maksimum")).filter(ujung__gte=batas).order_by("-ujung", "deret")
    else:
        jauh = jam.annotate(ujung=Min("minimum")).filter(ujung__lte=batas).order_by("ujung", "deret")
    return list(jauh.values_list("deret", flat=True))


def _bacaan(deret: list[int], now: datetime) -> Iterator[tuple[int, Iterator[float]]]:
    with connection.cursor() as cursor:
        cursor.execute(BACAAN, [deret, now - RENTANG])
        for pk, baris in groupby(cursor, key=itemgetter(0)):
            yield pk, (nilai for _, nilai in baris)


def khusus() -> "QuerySet[Ambang]":
    """The thresholds in force that hold for one target or a part of it."""
    rows = Ambang.objects.filter(diganti_pada__isnull=True, sasaran__isnull=False)
    return rows.select_related("sasaran")
