"""`python -m bench.kepatuhan`: the compliance pages over five years of a busy unit, beside `/healthz`.

    python -m bench.kepatuhan [--baris 1000000] [--jejak 5000000] [--putaran 10] [--json]

So many registrations and tickets as `bench.laporan` has, and as long a trail as `bench.jejak`. Every piece of
evidence is counted when a page is asked for; the slowest of them are named.
"""

import sys
import time
from pathlib import Path
from typing import Any

from bench import jejak, laporan, sendiri

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


def as_text(results: dict[str, Any]) -> str:
    """One line for each page, then the dearest evidence."""
    dearest = (f"{name:50}{ms:8} ms" for name, ms in results["bukti_terlama_ms"].items())
    return "\n".join([jejak.as_text(results["halaman"]), *dearest])


def main() -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start."""
    return sendiri.run(
        "kepatuhan",
        lambda data_dir, chosen: measure(data_dir, chosen.baris, chosen.jejak, chosen.putaran),
        holds,
        show=as_text,
        baris=1_000_000,
        jejak=5_000_000,
        putaran=10,
    )


if __name__ == "__main__":
    sys.exit(main())
