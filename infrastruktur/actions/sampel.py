"""Keeping readings: partitions made ahead, hours and days summed up, what is too old let go.

Each step may be repeated at any time; what is due is read from the rows, so a missed minute is made good.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from infrastruktur.models import SampelJam, Siklus
from lpse.waktu import zona

KUNCI_RINGKAS = 7_301_302  # advisory lock: one summing-up at a time
HARI_MUKA = 3  # today and the two days after it
HARI_MENTAH = 14
HARI_JAM = 400
SATU_JAM = timedelta(hours=1)
# What a table in use may keep us waiting; the next minute tries again.
BATAS_KUNCI = "3s"

RINGKAS_JAM = """
INSERT INTO infrastruktur_sampeljam (deret_id, mulai, n, minimum, maksimum, rata, akhir)
SELECT deret_id, date_trunc('hour', pada, 'UTC'), count(*), min(nilai), max(nilai), avg(nilai),
    (array_agg(nilai ORDER BY pada DESC))[1]
FROM infrastruktur_sampel WHERE pada >= %(awal)s AND pada < %(akhir)s
GROUP BY 1, 2
ON CONFLICT (deret_id, mulai) DO UPDATE SET (n, minimum, maksimum, rata, akhir)
    = (excluded.n, excluded.minimum, excluded.maksimum, excluded.rata, excluded.akhir)
"""
# The mean of means counts each hour by its readings: an hour of which half is missing weighs half.
RINGKAS_HARI = """
INSERT INTO infrastruktur_sampelhari (deret_id, mulai, n, minimum, maksimum, rata, akhir)
SELECT deret_id, date_trunc('day', mulai, %(zona)s), sum(n), min(minimum), max(maksimum),
    sum(rata * n) / sum(n), (array_agg(akhir ORDER BY mulai DESC))[1]
FROM infrastruktur_sampeljam
WHERE mulai >= date_trunc('day', %(awal)s::timestamptz, %(zona)s) AND mulai < %(akhir)s
GROUP BY 1, 2
ON CONFLICT (deret_id, mulai) DO UPDATE SET (n, minimum, maksimum, rata, akhir)
    = (excluded.n, excluded.minimum, excluded.maksimum, excluded.rata, excluded.akhir)
"""
# The last hour summed up is summed up again: a reading may have come while its hour was closed. Hours that
# lie ahead are of a clock that was set back since; they are written anew when they come.
SEJAK_JAM = """
SELECT coalesce((SELECT max(mulai) FROM infrastruktur_sampeljam WHERE mulai <= %s),
    (SELECT date_trunc('hour', min(pada), 'UTC') FROM infrastruktur_sampel))
"""


def siapkan_partisi(now: datetime, *, hari: int = HARI_MUKA) -> int:
    """Make the partitions from the day of `now` (UTC) on that are not there; returns how many were made."""
    awal = now.astimezone(UTC).date()
    semua = [awal + timedelta(days=n) for n in range(hari)]
    with transaction.atomic(), connection.cursor() as cursor:
        _batasi_tunggu(cursor)
        cursor.execute(
            "SELECT count(*) FILTER (WHERE infrastruktur_buat_partisi(hari)) FROM unnest(%s::date[]) hari",
            [semua],
        )
        return int(cursor.fetchone()[0])


def ringkas_sampel(now: datetime, *, sejak: datetime | None = None) -> int:
    """Sum up every closed hour, and the days they belong to; returns how many hours of series were written.

    From the last hour summed up on, or from `sejak`: doing it again changes nothing but what is new.
    0 when there is nothing to do, or another is at it.
    """
    akhir = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [KUNCI_RINGKAS])
        if not cursor.fetchone()[0]:
            return 0
        awal = sejak or _sejak(cursor, now)
        if awal is None or (sejak is None and awal >= akhir):
            return 0
        letak = {"awal": awal.astimezone(UTC).replace(minute=0, second=0, microsecond=0), "akhir": akhir}
        cursor.execute(RINGKAS_JAM, letak)
        banyak: int = cursor.rowcount
        cursor.execute(RINGKAS_HARI, {**letak, "zona": str(zona())})
        return banyak


def perlu_diringkas(now: datetime) -> bool:
    """Whether an hour has closed since the last one summed up."""
    batas = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) - SATU_JAM
    with connection.cursor() as cursor:
        sejak = _sejak(cursor, now)
    return sejak is not None and (sejak < batas or not SampelJam.objects.exists())


def lepas_sampel_lama(now: datetime) -> int:
    """Let raw readings go after two weeks, hours and rounds after 400 days; days are kept.

    Nothing raw goes before its hours are summed up. Returns how many partitions were dropped.
    """
    batas = now - timedelta(days=HARI_JAM)
    SampelJam.objects.filter(mulai__lt=batas).delete()
    Siklus.objects.filter(mulai__lt=batas).delete()
    terakhir = (
        SampelJam.objects.filter(mulai__lte=now).order_by("-mulai").values_list("mulai", flat=True).first()
    )
    if terakhir is None:
        return 0
    sebelum = min(now.astimezone(UTC).date() - timedelta(days=HARI_MENTAH), terakhir.astimezone(UTC).date())
    with transaction.atomic(), connection.cursor() as cursor:
        _batasi_tunggu(cursor)
        cursor.execute("SELECT infrastruktur_lepas_partisi(%s)", [sebelum])
        return int(cursor.fetchone()[0])


def rawat_sampel(now: datetime) -> None:
    """What a minute asks for besides the readings: partitions ahead; once an hour closed, sums and room."""
    siapkan_partisi(now)
    if perlu_diringkas(now):
        ringkas_sampel(now)
        lepas_sampel_lama(now)


def _sejak(cursor: Any, now: datetime) -> datetime | None:
    cursor.execute(SEJAK_JAM, [now])
    sejak: datetime | None = cursor.fetchone()[0]
    return sejak


def _batasi_tunggu(cursor: Any) -> None:
    cursor.execute(f"SET LOCAL lock_timeout = '{BATAS_KUNCI}'")
