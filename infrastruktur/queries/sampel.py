"""Reading samples for charts: all series of a page in one query, at a step that fits the span."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any, NamedTuple

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


class Langkah(NamedTuple):
    """One step of a chart: where it begins, its mean, the lowest and the highest reading and their times."""

    pada: datetime
    rata: float
    terendah: tuple[float, datetime]
    tertinggi: tuple[float, datetime]


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
# A mean of means weighs each by its readings; the least and greatest of (value, when) say when as well.
BERLANGKAH = """
SELECT deret_id, date_bin(%s, {saat}, %s) AS langkah, sum({rata} * {n}) / sum({n}),
    min(ARRAY[{minimum}, extract(epoch FROM {saat})::float8]),
    max(ARRAY[{maksimum}, extract(epoch FROM {saat})::float8])
FROM infrastruktur_sampel{tabel} WHERE deret_id = ANY(%s) AND {saat} >= %s AND {saat} < %s
GROUP BY 1, 2 ORDER BY 1, 2
"""
RINGKAS = {"saat": "mulai", "rata": "rata", "n": "n", "minimum": "minimum", "maksimum": "maksimum"}
SQL_LANGKAH = {
    Resolusi.MENTAH: BERLANGKAH.format(
        tabel="", saat="pada", rata="nilai", n="1", minimum="nilai", maksimum="nilai"
    ),
    Resolusi.JAM: BERLANGKAH.format(tabel="jam", **RINGKAS),
    Resolusi.HARI: BERLANGKAH.format(tabel="hari", **RINGKAS),
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


def berlangkah(
    deret_ids: Collection[int], dari: datetime, sampai: datetime, langkah: timedelta, resolusi: Resolusi
) -> dict[int, list[Langkah]]:
    """The steps of these series from `dari` on that have readings, added up by the database.

    `resolusi` says from which rows: raw ones, hours or days. A year of hours is never sent here to be drawn
    in ninety steps.
    """
    hasil: dict[int, list[Langkah]] = {pk: [] for pk in deret_ids}
    for pk, pada, rata, rendah, tinggi in _tanya(
        SQL_LANGKAH[resolusi], deret_ids, dari, sampai, langkah, dari
    ):
        hasil[pk].append(Langkah(pada, rata, _bersaat(rendah), _bersaat(tinggi)))
    return hasil


def _bersaat(pasangan: list[float]) -> tuple[float, datetime]:
    nilai, detik = pasangan
    return nilai, datetime.fromtimestamp(detik, UTC)


def ringkas_terakhir(deret_ids: Collection[int], dari: datetime, sampai: datetime) -> dict[int, Ringkas]:
    """What the raw readings of these series in [dari, sampai) come to; a series without any is not there."""
    return {pk: Ringkas(*isi) for pk, *isi in _tanya(TERAKHIR, deret_ids, dari, sampai)}


def _tanya(
    sql: str, deret_ids: Collection[int], dari: datetime, sampai: datetime, *dahulu: datetime | timedelta
) -> list[tuple[Any, ...]]:
    """The rows of a query over these series and this span; `dahulu` are the parameters that come before."""
    if not deret_ids:
        return []
    with connection.cursor() as cursor:
        parameter: list[Any] = [*dahulu, list(deret_ids), dari, sampai]
        cursor.execute(sql, parameter)
        baris: list[tuple[Any, ...]] = cursor.fetchall()
        return baris
