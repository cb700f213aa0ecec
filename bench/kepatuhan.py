"""`python -m bench.kepatuhan`: the compliance pages over five years of a busy unit, beside `/healthz`.

    python -m bench.kepatuhan [--baris 1000000] [--jejak 5000000] [--putaran 10] [--json]

So many registrations and tickets as `bench.laporan` has, and as long a trail as `bench.jejak`. Every piece of
evidence is counted when a page is asked for; the slowest of them are named.
"""

import argparse
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from bench import jejak, laporan
from bench.environment import throw_away_servers
from lpse.embedded.errors import LayananTidakSiap

BAR_MS, MOST_QUERIES = 1000, 12
SLOWEST = 5
PAGES = {
    "tahun ini": "",
    "tahun yang diisi": "?periode=2025",
    "sebulan": "?periode=2025-10",
    "yang kurang": "?keadaan=kurang&periode=2025",
}


def _session(data_dir: Path, rows: int, trail: int) -> str:
    """The secretary who looks, over the filled tables; their session."""
    from django.conf import settings
    from django.db import connections

    from bench.jejak import fill as fill_trail
    from lpse.embedded.static import collect_static
    from lpse.peran import Peran
    from tests.factories import buat_akun
    from tests.petugas import klien

    collect_static(data_dir)
    laporan.fill(data_dir, rows)
    person = buat_akun(Peran.SEKRETARIS)
    session = klien(person).cookies[settings.SESSION_COOKIE_NAME].value
    connections.close_all()
    fill_trail(data_dir, trail, person.pk)
    return str(session)


def _pages(session: str, rounds: int) -> dict[str, dict[str, float]]:
    results = {}
    for name, query in PAGES.items():
        address = f"/admin/sekretariat/kepatuhan/{query}"
        jejak.ask(session, address)
        floor, taken = [], []
        for _ in range(rounds):
            floor.append(jejak.ask(session, "/healthz")[0])
            taken.append(jejak.ask(session, address))
        median = statistics.median(ms for ms, _ in taken)
        results[name] = {
            "median_ms": round(median, 1),
            "p95_ms": round(max(ms for ms, _ in taken), 1),
            "lantai": round(median / statistics.median(floor), 1),
            "sql": max(number for _, number in taken),
        }
    return results


def _slowest() -> dict[str, float]:
    """Milliseconds of the pieces of evidence that cost most, each counted alone."""
    from lpse.bukti import hitung
    from lpse.sumbangan import sumbangan
    from sekretariat.queries.kepatuhan import masa_dari

    period, walls = masa_dari("2025"), {}
    for piece in sumbangan.bukti.values():
        began = time.perf_counter()
        hitung([piece], period)
        walls[piece.kode] = round((time.perf_counter() - began) * 1000, 1)
    return dict(sorted(walls.items(), key=lambda one: -one[1])[:SLOWEST])


def measure(data_dir: Path, rows: int, trail: int, rounds: int) -> dict[str, Any]:
    """Fill, then ask each page; milliseconds and queries, and the dearest evidence."""
    session = _session(data_dir, rows, trail)
    return {"halaman": _pages(session, rounds), "bukti_terlama_ms": _slowest()}


def holds(results: dict[str, Any]) -> bool:
    """Whether every page keeps its bar."""
    return all(row["p95_ms"] <= BAR_MS and row["sql"] <= MOST_QUERIES for row in results["halaman"].values())


def main() -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start."""
    parser = argparse.ArgumentParser(prog="bench.kepatuhan")
    parser.add_argument("--baris", type=int, default=1_000_000)
    parser.add_argument("--jejak", type=int, default=5_000_000)
    parser.add_argument("--putaran", type=int, default=10)
    parser.add_argument("--json", action="store_true", help="satu dokumen JSON di keluaran standar")
    options = parser.parse_args()
    try:
        with throw_away_servers() as data_dir:
            import django

            django.setup()
            results = measure(data_dir, options.baris, options.jejak, options.putaran)
    except LayananTidakSiap as cause:
        print(cause, file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(results))
    else:
        for name, row in results["halaman"].items():
            angka = f"{row['median_ms']:8} ms  p95 {row['p95_ms']:8} ms  x{row['lantai']:<6} {row['sql']} SQL"
            print(f"{name:30}{angka}")
        for name, ms in results["bukti_terlama_ms"].items():
            print(f"{name:50}{ms:8} ms")
    return 0 if holds(results) else 1


if __name__ == "__main__":
    sys.exit(main())
