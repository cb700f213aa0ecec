"""`python -m bench.layar`: the charts of one server among 300 series with a year behind them.

    python -m bench.layar [--deret 300] [--json]

Raw readings of two weeks, hours and days of a year, on a database of its own. Printed for each span: the
queries of the page, and the best time of its one data query; asked for are under 10 and under 50 ms.
"""

import sys
import time
from datetime import timedelta
from typing import Any

from bench import sendiri

MOST_QUERIES, MOST_MS = 10, 50
ROUNDS = 7
SERIES_PER_TARGET = 12

RAW = """
INSERT INTO infrastruktur_sampel (deret_id, pada, nilai, keadaan)
SELECT d.id, saat, 40 + 30 * sin(extract(epoch FROM saat) / 40000 + d.id), 'baik'
FROM infrastruktur_deret d,
    generate_series(now() - interval '13 days', now(), interval '1 minute') AS saat
"""
SUMMED = """
INSERT INTO infrastruktur_sampel{table} (deret_id, mulai, n, minimum, maksimum, rata, akhir)
SELECT d.id, saat, 60, 20, 80, 40 + 30 * sin(extract(epoch FROM saat) / 400000 + d.id), 40
FROM infrastruktur_deret d,
    generate_series(date_trunc('{step}', now()) - interval '1 year', now(), interval '1 {step}') AS saat
"""


def _fill(count: int) -> int:
    """Targets with their series and readings; returns the rows of readings."""
    from django.db import connection
    from django.utils import timezone

    from infrastruktur.actions.sampel import siapkan_partisi
    from infrastruktur.models import Deret, Sasaran

    now = timezone.now()
    targets = Sasaran.objects.bulk_create(
        Sasaran(kode=f"ukur-{n}", nama=f"Server {n}", jenis="node", alamat="10.0.0.1:9100")
        for n in range(-(-count // SERIES_PER_TARGET))
    )
    Deret.objects.bulk_create(
        Deret(
            sasaran=targets[n // SERIES_PER_TARGET], ukuran="disk", label=f"/{n}", nilai=40, dibaca_pada=now
        )
        for n in range(count)
    )
    for day in range(14):
        siapkan_partisi(now - timedelta(days=day))
    with connection.cursor() as cursor:
        rows = 0
        for sql in (RAW, *(SUMMED.format(table=t, step=s) for t, s in (("jam", "hour"), ("hari", "day")))):
            cursor.execute(sql)
            rows += cursor.rowcount
        cursor.execute("VACUUM ANALYZE")
    return rows


def _page(kode: str) -> dict[str, Any]:
    """The queries of one page, and its data query by itself."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from infrastruktur.models import Deret
    from infrastruktur.queries.grafik_ukur import baca, rentang_dari
    from lpse.peran import Peran
    from tests.petugas import klien_peran

    browser = klien_peran(Peran.ADMIN_SISTEM)
    browser.get("/")  # the banner, kept for all pages
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get("/admin/infrastruktur/grafik/ukur-0/", {"rentang": kode})
    rentang, now = rentang_dari(kode), timezone.now()
    series = list(Deret.objects.filter(sasaran__kode="ukur-0"))
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        baca(series, rentang, now)
        best = min(best, time.perf_counter() - began)
    return {"status": answer.status_code, "kueri": len(asked), "ms": round(best * 1000, 1)}


def measure(count: int) -> dict[str, Any]:
    """Fill, then each span's page."""
    from django.core.management import call_command

    from infrastruktur.queries.grafik_ukur import RentangGrafik

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    rows = _fill(count)
    return {"deret": count, "baris": rows, "rentang": {r.kode: _page(r.kode) for r in RentangGrafik}}


def holds(results: dict[str, Any]) -> bool:
    """Whether every span's page answers in time and with few queries."""
    pages = results["rentang"].values()
    return all(p["status"] == 200 and p["kueri"] < MOST_QUERIES and p["ms"] < MOST_MS for p in pages)


def main() -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start."""
    return sendiri.run("layar", lambda _, chosen: measure(chosen.deret), holds, deret=300)


if __name__ == "__main__":
    sys.exit(main())
