"""`python -m bench.tiket`: the ticket desk's lists beside one another, in a small and a large database.

    python -m bench.tiket [--baris 1000000] [--putaran 15] [--json]

Open tickets are as many in both: a desk that is kept up has the same work before it however long its past.
The bar is the ratio of the medians, large to small; both are measured in turns, in one process.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import sendiri

SMALL, OPEN = 1_000, 400
BAR, MOST_QUERIES = 1.25, 8
# One open ticket, copied; then the past, ended. Every column that the lists read varies as it does in life.
FILL = """
INSERT INTO layanan_tiket SELECT baru.* FROM layanan_tiket t, generate_series(%(dari)s, %(sampai)s) n,
-- Not `(…).*`: that would make the row anew for each of its columns.
LATERAL jsonb_populate_record(t, jsonb_build_object(
    'id', t.id + n, 'kode', 'b' || n, 'nomor', 'TKT-2020-' || lpad(n::text, 7, '0'),
    'status', CASE WHEN n > %(terbuka)s AND n %% 4 = 3 THEN 'luar_kewenangan'
                   WHEN n > %(terbuka)s THEN 'ditutup'
                   WHEN n %% 5 = 0 THEN 'menunggu_pengguna'
                   ELSE (ARRAY['tercatat', 'ditangani'])[n %% 2 + 1] END,
    'jenis', (ARRAY['konsultasi', 'kendala', 'keluhan', 'permintaan', 'dukungan'])[n %% 5 + 1],
    'saluran', (ARRAY['web', 'telepon', 'surel', 'whatsapp'])[n %% 4 + 1],
    'prioritas', (ARRAY['R', 'M', 'T'])[n %% 3 + 1],
    'judul', 'Kendala ' || (ARRAY['unggah', 'masuk', 'unduh', 'jadwal'])[n %% 4 + 1] || ' nomor ' || n,
    'nama', 'Orang ' || md5(n::text), 'surel', 'o' || n || '@bench.example',
    'telepon', '08' || lpad((12000000 + n)::text, 9, '1'), 'user_id', 'U' || n,
    'kode_tender', (10000000 + n)::text,
    'perkara_luar', CASE WHEN n > %(terbuka)s AND n %% 4 = 3 THEN 'evaluasi' ELSE '' END,
    'tenggat', CASE WHEN n > %(terbuka)s OR n %% 5 = 0 THEN NULL ELSE t.tenggat + n * interval '1 minute' END,
    'tenggat_selesai', CASE WHEN n > %(terbuka)s THEN NULL ELSE t.tenggat_selesai END,
    'ditugaskan_kepada_id', CASE WHEN n %% 3 = 0 THEN %(petugas)s END,
    'diselesaikan_oleh_id', CASE WHEN n > %(terbuka)s THEN %(petugas)s END,
    'diselesaikan_pada', CASE WHEN n > %(terbuka)s THEN t.dibuka_pada END,
    'berakhir_pada', CASE WHEN n > %(terbuka)s THEN t.dibuka_pada END)) AS baru
WHERE t.id = %(contoh)s
"""
ADDRESSES = {
    "antrean": "",
    "antrean, hanya milik saya": "?petugas=saya",
    "antrean, belum dipegang": "?petugas=belum",
    "antrean, terlambat": "?terlambat=1",
    "antrean, satu jenis": "?jenis=keluhan",
    "menunggu": "?status=menunggu",
    "ditutup": "?status=ditutup",
    "semua status": "?status=semua",
    "di luar kewenangan": "?luar=evaluasi",
    "cari nomor": "?cari=TKT-2020-0000777",
    "cari surel": "?cari=o777@bench.example",
    "cari telepon": "?cari=08112000777",
    "cari User ID": "?cari=U777",
    "cari kode tender": "?cari=10000777",
    "cari nama yang khas": "?cari=orang+f1c1592588411002af340cbaedd6fc33",
    "cari kata yang umum": "?cari=kendala+unggah",
}


def _fill(admin: Any, rows: int, example: int, officer: int) -> None:
    """So many tickets beside the example, the first OPEN of them open; statistics as autovacuum has them."""
    values = {"terbuka": OPEN, "petugas": officer, "contoh": example, "dari": 1, "sampai": rows}
    with admin.transaction():
        admin.execute("SET LOCAL session_replication_role = replica")
        admin.execute(FILL, values)
    admin.execute("VACUUM ANALYZE")


def _places(data_dir: Path, sizes: tuple[int, int]) -> tuple[list[Any], str]:
    """A database of each size with the same officer in it, and that officer's session."""
    import contextlib

    import psycopg
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from bench.places import open_database
    from lpse.embedded.paths import DATABASE
    from lpse.embedded.postgres import connect
    from lpse.embedded.static import collect_static
    from lpse.peran import Peran
    from tests.factories import buat_akun
    from tests.layanan.tiket import buat_tiket
    from tests.petugas import klien

    collect_static(data_dir)
    call_command("migrate", interactive=False, verbosity=0)
    officer, example = buat_akun(Peran.HELPDESK), buat_tiket()
    session = klien(officer).cookies[settings.SESSION_COOKIE_NAME].value
    connections.close_all()
    places = []
    for rows in sizes:
        name = f"bench_tiket_{rows}"
        with contextlib.closing(connect(data_dir, dbname="postgres")) as admin:
            admin.execute(f"CREATE DATABASE {name} OWNER lpse_owner TEMPLATE {DATABASE} STRATEGY FILE_COPY")
        with contextlib.closing(connect(data_dir, dbname=name)) as admin:
            admin.cursor_factory = psycopg.ClientCursor
            _fill(admin, rows, example.pk, officer.pk)
        places.append(open_database(name))
    return places, session


def _ask(connection: Any, session: str, address: str) -> tuple[float, int]:
    """Milliseconds and queries of one page."""
    from django.conf import settings
    from django.db import connections
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    connections["default"] = connection
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    with CaptureQueriesContext(connection) as queries:
        began = time.perf_counter()
        answer = client.get(f"/admin/layanan/tiket/{address}")
        took = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address} menjawab {answer.status_code}")
    return took, len(queries)


def measure(data_dir: Path, rows: int, rounds: int) -> dict[str, dict[str, float]]:
    """For each list: the medians small and large in milliseconds, their ratio, the queries of the large."""
    places, session = _places(data_dir, (SMALL, rows))
    asked: Callable[[Any, str], tuple[float, int]] = lambda place, address: _ask(place, session, address)  # noqa: E731
    results = {}
    for name, address in ADDRESSES.items():
        for place in places:
            asked(place, address)
        taken: list[list[tuple[float, int]]] = [[], []]
        for _ in range(rounds):
            for index, place in enumerate(places):
                taken[index].append(asked(place, address))
        small, large = (statistics.median(ms for ms, _ in each) for each in taken)
        results[name] = {
            "kecil_ms": round(small, 1),
            "besar_ms": round(large, 1),
            "rasio": round(large / small, 2),
            "sql": max(number for _, number in taken[1]),
        }
    return results


def as_text(results: dict[str, dict[str, float]]) -> str:
    """One line for each list."""
    return "\n".join(
        f"{name:28}{row['kecil_ms']:8} ms {row['besar_ms']:8} ms  x{row['rasio']:<5} {row['sql']} SQL"
        for name, row in results.items()
    )


def holds(results: dict[str, dict[str, float]]) -> bool:
    """Whether no list grows with the table."""
    return all(row["rasio"] <= BAR and row["sql"] <= MOST_QUERIES for row in results.values())


def main() -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start."""
    return sendiri.run(
        "tiket",
        lambda data_dir, chosen: measure(data_dir, chosen.baris, chosen.putaran),
        holds,
        show=as_text,
        baris=1_000_000,
        putaran=15,
    )


if __name__ == "__main__":
    sys.exit(main())
