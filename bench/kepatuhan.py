"""`python -m bench.kepatuhan`: the compliance pages over five years of a busy unit, beside `/healthz`.

    python -m bench.kepatuhan [--baris 1000000] [--jejak 5000000] [--putaran 10] [--json]

So many registrations and tickets as `bench.laporan` has, and as long a trail as `bench.jejak`. Every piece of
evidence is counted when a page is asked for; the slowest of them are named.
"""

import argparse
import json
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

    from lpse.embedded.static import collect_static
    from lpse.peran import Peran
    from tests.factories import buat_akun
    from tests.petugas import klien

    collect_static(data_dir)
    laporan.fill(data_dir, rows)
    person = buat_akun(Peran.SEKRETARIS)
    session = klien(person).cookies[settings.SESSION_COOKIE_NAME].value
    connections.close_all()
    jejak.fill(data_dir, trail, person.pk)
    return str(session)


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
    pages = jejak.ask_each(session, "/admin/sekretariat/kepatuhan/", PAGES, rounds)
    return {"halaman": pages, "bukti_terlama_ms": _slowest()}


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
        jejak.show(results["halaman"])
        for name, ms in results["bukti_terlama_ms"].items():
            print(f"{name:50}{ms:8} ms")
    return 0 if holds(results) else 1


if __name__ == "__main__":
    sys.exit(main())
