"""The lines through hourly means, drawn by the database: one query for any number of series."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import connection

from infrastruktur.policies.ramalan import Ramalan, Regresi, simpulkan

# Time as days since the span began: with seconds since 1970 the squares would lose their last digits.
REGRESI = """
SELECT deret_id, count(*), min(mulai), max(mulai), regr_slope(rata, x), regr_intercept(rata, x), max(x),
    regr_r2(rata, x)
FROM (
    SELECT deret_id, mulai, rata, (extract(epoch FROM mulai - %(dari)s) / 86400)::float8 AS x
    FROM infrastruktur_sampeljam
    WHERE deret_id = ANY(%(deret)s) AND mulai >= %(dari)s AND mulai < %(sampai)s
) jam GROUP BY deret_id
"""

KOSONG = Regresi(0, None, None)


def regresi_deret(deret: Collection[int], dari: datetime, sampai: datetime) -> dict[int, Regresi]:
    """The line of each series over its hourly means in [dari, sampai); a series without any is absent."""
    if not deret:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(REGRESI, {"deret": list(deret), "dari": dari, "sampai": sampai})
        baris = cursor.fetchall()
    return {
        pk: Regresi(n, awal, akhir, naik, None if naik is None else potong + naik * x, r2)
        for pk, n, awal, akhir, naik, potong, x, r2 in baris
    }


def ramalan_deret(batas: Mapping[int, float | None], dari: datetime, sampai: datetime) -> dict[int, Ramalan]:
    """When each series asked for reaches its limit, by its hourly means in [dari, sampai).

    Dasar: infrastruktur.kinerja
    """
    garis = regresi_deret(batas.keys(), dari, sampai)
    return {pk: simpulkan(garis.get(pk, KOSONG), nilai) for pk, nilai in batas.items()}
