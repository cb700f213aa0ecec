"""Reading samples for charts: all series of a page in one query, at a step that fits the span."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from django.db import connection


class Resolusi(Enum):
    """How finely a span is read."""

    MENTAH = "mentah"
    LIMA_MENIT = "lima_menit"
    JAM = "jam"
    HARI = "hari"


# The longest span that is still read so finely.
BATAS = (
    (timedelta(hours=3), Resolusi.MENTAH),
    (timedelta(hours=48), Resolusi.LIMA_MENIT),
    (timedelta(days=60), Resolusi.JAM),
)


@dataclass(frozen=True, slots=True)
class Titik:
    """One point of a chart: where its step begins, the mean of what was read in it, lowest and highest."""

    pada: datetime
    nilai: float
    minimum: float
    maksimum: float


@dataclass(frozen=True, slots=True)
class Ringkas:
    """A series over a span: how often it was read, lowest, highest, mean, the last value and when."""

    n: int
    minimum: float
    maksimum: float
    rata: float
    akhir: float
    pada: datetime


MENTAH = """
SELECT deret_id, pada, nilai, nilai, nilai FROM infrastruktur_sampel
WHERE deret_id = ANY(%s) AND pada >= %s AND pada < %s ORDER BY deret_id, pada
"""
LIMA_MENIT = """
SELECT deret_id, date_bin('5 minutes', pada, 'epoch'::timestamptz) AS saat, avg(nilai), min(nilai), max(nilai)
FROM infrastruktur_sampel WHERE deret_id = ANY(%s) AND pada >= %s AND pada < %s
GROUP BY 1, 2 ORDER BY 1, 2
"""
RINGKASAN = """
SELECT deret_id, mulai, rata, minimum, maksimum FROM infrastruktur_sampel{}
WHERE deret_id = ANY(%s) AND mulai >= %s AND mulai < %s ORDER BY deret_id, mulai
"""
SQL = {
    Resolusi.MENTAH: MENTAH,
    Resolusi.LIMA_MENIT: LIMA_MENIT,
    Resolusi.JAM: RINGKASAN.format("jam"),
    Resolusi.HARI: RINGKASAN.format("hari"),
}
TERAKHIR = """
SELECT deret_id, count(*), min(nilai), max(nilai), avg(nilai),
    (array_agg(nilai ORDER BY pada DESC))[1], max(pada)
FROM infrastruktur_sampel WHERE deret_id = ANY(%s) AND pada >= %s AND pada < %s GROUP BY 1
"""


def resolusi_untuk(rentang: timedelta) -> Resolusi:
    """How finely a span of this length is read: some 600 points at most, apart from raw ones of 3 hours."""
    return next((resolusi for batas, resolusi in BATAS if rentang <= batas), Resolusi.HARI)


def titik(
    deret_ids: Collection[int], dari: datetime, sampai: datetime, resolusi: Resolusi
) -> dict[int, list[Titik]]:
    """The points of these series in [dari, sampai), each series in order; an empty list where none was read.

    Hours and days are there once they are summed up: an hour when it has closed, a day from its first one on.
    """
    hasil: dict[int, list[Titik]] = {pk: [] for pk in deret_ids}
    for pk, *isi in _tanya(SQL[resolusi], deret_ids, dari, sampai):
        hasil[pk].append(Titik(*isi))
    return hasil


def ringkas_terakhir(deret_ids: Collection[int], dari: datetime, sampai: datetime) -> dict[int, Ringkas]:
    """What the raw readings of these series in [dari, sampai) come to; a series without any is not there."""
    return {pk: Ringkas(*isi) for pk, *isi in _tanya(TERAKHIR, deret_ids, dari, sampai)}


def _tanya(sql: str, deret_ids: Collection[int], dari: datetime, sampai: datetime) -> list[tuple[Any, ...]]:
    if not deret_ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(deret_ids), dari, sampai])
        baris: list[tuple[Any, ...]] = cursor.fetchall()
        return baris
