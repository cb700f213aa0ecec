"""`python -m bench.jejak`: the auditor's search over a long trail, beside a page that asks for one row.

    python -m bench.jejak [--baris 5000000] [--putaran 20] [--json]

The rows are made by the database itself, spread over two years, events, people, records and addresses.
The bar is the 95th percentile of each search, and the number of its queries; the floor is `/healthz`, asked
just before, in one process.
"""

import contextlib
import statistics
import sys
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from bench import sendiri

BAR_MS, MOST_QUERIES = 500, 8
# The guard would give every row this transaction's time; it is off for the one who owns the table.
FILL = """
INSERT INTO lpse_jejak (pada, xid, peristiwa, objek_jenis, objek_id, oleh_id, peran, alamat_ip, rincian)
SELECT now() - (1 - n / %(banyak)s::float8) * interval '730 days', 3, e.peristiwa, e.jenis,
    (n %% 200000)::text, CASE WHEN n %% 9 > 0 THEN %(orang)s + n %% 300 END,
    (ARRAY['verifikator', 'helpdesk', 'kepala', 'admin_sistem', '', 'pemohon'])[n %% 6 + 1],
    ('10.' || n %% 7 || '.' || n %% 11 || '.' || n %% 251)::inet,
    jsonb_build_object('halaman', n %% 40, 'status', 'uji')
FROM generate_series(1, %(banyak)s) n, LATERAL (SELECT
    CASE WHEN n %% 997 = 0 THEN 'pendaftaran.setujui.tidak_diizinkan'
         WHEN n %% 1499 = 0 THEN 'pendaftaran.diekspor'
         WHEN n %% 5 = 0 THEN 'berkas.dilihat'
         WHEN n %% 3 = 0 THEN 'tiket.kejadian_' || n %% 150
         ELSE 'pendaftaran.kejadian_' || n %% 120 END AS peristiwa,
    CASE WHEN n %% 5 = 0 THEN 'lpse.berkas' WHEN n %% 3 = 0 THEN 'layanan.tiket'
         WHEN n %% 2003 = 0 THEN 'arsip.mediaportabel' ELSE 'registrasi.pendaftaran' END AS jenis) e
"""


def addresses() -> dict[str, str]:
    """A dozen searches, among them rare and common ones, old and new, and two filters at once."""
    from lpse.waktu import hari_ini

    dulu = hari_ini() - timedelta(days=500)
    bulan = f"dari={dulu.isoformat()}&sampai={(dulu + timedelta(days=30)).isoformat()}"
    return {
        "semua": "",
        "sebulan, setahun lebih lalu": f"?{bulan}",
        "satu peristiwa": "?peristiwa=tiket.kejadian_21",
        "satu peristiwa, sebulan": f"?peristiwa=pendaftaran.kejadian_7&{bulan}",
        "akses pindaian": "?baris=akses",
        "akses pindaian, sebulan": f"?baris=akses&{bulan}",
        "penolakan": "?baris=penolakan",
        "ekspor": "?baris=ekspor",
        "tindakan": "?baris=tindakan",
        "satu orang": "?orang=pegawai@bench.example",
        "satu orang, penolakan": "?orang=pegawai@bench.example&baris=penolakan",
        "satu peran, sebulan": f"?peran=kepala&{bulan}",
        "satu alamat IP": "?ip=10.3.4.77",
        "satu rekaman": "?rekaman=layanan.tiket&objek=777",
        "jenis yang jarang": "?rekaman=arsip.mediaportabel",
        "satu unit yang jarang": "?unit=arsip",
        "peristiwa yang tidak ada": "?peristiwa=tidak.ada",
    }


def fill(data_dir: Path, rows: int, person: int) -> None:
    import psycopg

    from lpse.embedded.paths import DATABASE
    from lpse.embedded.postgres import connect

    with contextlib.closing(connect(data_dir, dbname=DATABASE)) as admin:
        admin.cursor_factory = psycopg.ClientCursor
        with admin.transaction():
            admin.execute("SET LOCAL session_replication_role = replica")
            admin.execute(FILL, {"banyak": rows, "orang": person})
        admin.execute("VACUUM ANALYZE lpse_jejak")


def _session(data_dir: Path, rows: int) -> str:
    """A head of the unit who searches, among others' rows; their session."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from lpse.embedded.static import collect_static
    from lpse.peran import Peran
    from tests.factories import buat_akun
    from tests.petugas import klien

    collect_static(data_dir)
    call_command("migrate", interactive=False, verbosity=0)
    kepala = buat_akun(Peran.KEPALA)
    pegawai = buat_akun(Peran.HELPDESK, email="pegawai@bench.example")
    session = klien(kepala).cookies[settings.SESSION_COOKIE_NAME].value
    connections.close_all()
    fill(data_dir, rows, pegawai.pk)
    return str(session)


def ask(session: str, address: str) -> tuple[float, int]:
    """Milliseconds and queries of one page."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    with CaptureQueriesContext(connection) as queries:
        began = time.perf_counter()
        answer = client.get(address)
        took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address} menjawab {answer.status_code}")
    return took, len(queries)


def measure(data_dir: Path, rows: int, rounds: int) -> dict[str, dict[str, float]]:
    """Fill, then ask each search."""
    return ask_each(_session(data_dir, rows), "/admin/sekretariat/periksa/", addresses(), rounds)


def ask_each(session: str, page: str, queries: Mapping[str, str], rounds: int) -> dict[str, dict[str, float]]:
    """A page under each query: median and 95th percentile in milliseconds, times the floor, queries."""
    results = {}
    for name, query in queries.items():
        address = f"{page}{query}"
        ask(session, address)
        floor, taken = [], []
        for _ in range(rounds):
            floor.append(ask(session, "/healthz")[0])
            taken.append(ask(session, address))
        ms = sorted(each for each, _ in taken)
        p95 = ms[min(len(ms) - 1, round(0.95 * len(ms)))]
        results[name] = {
            "median_ms": round(statistics.median(ms), 1),
            "p95_ms": round(p95, 1),
            "lantai": round(statistics.median(ms) / statistics.median(floor), 1),
            "sql": max(number for _, number in taken),
        }
    return results


def as_text(results: Mapping[str, Mapping[str, float]]) -> str:
    """One line for each page."""
    return "\n".join(
        f"{name:42} {row['median_ms']:8} ms  p95 {row['p95_ms']:8} ms  x{row['lantai']:<6} {row['sql']} SQL"
        for name, row in results.items()
    )


def holds(results: Mapping[str, Mapping[str, float]]) -> bool:
    """Whether every search keeps its bar."""
    return all(row["p95_ms"] <= BAR_MS and row["sql"] <= MOST_QUERIES for row in results.values())


def main() -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start."""
    return sendiri.run(
        "jejak",
        lambda data_dir, chosen: measure(data_dir, chosen.baris, chosen.putaran),
        holds,
        show=as_text,
        baris=5_000_000,
        putaran=20,
    )


if __name__ == "__main__":
    sys.exit(main())
