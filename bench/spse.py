"""`python -m bench.spse`: SPSE data imported beside a bare COPY, and the pages of e-reporting over them.

    python -m bench.spse [--baris 1000000] [--putaran 10] [--tanpa-halaman] [--json]

The command runs as a process of its own, so that its memory is its own. The floor is what PostgreSQL takes
to COPY the very rows that came in, from a file ready for it, into a table of the same columns and indexes;
`polos` is the same without any index. Afterwards the same file once more, which changes nothing. Then the
packages, stages and contracts around these participants, and every page and download of e-reporting, each
beside `/healthz`, asked just before.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import jejak, sendiri
from bench.impor_pengguna import COMMAND, PEAK
from bench.spse_halaman import holds as halaman_holds
from bench.spse_isi import LAIN, PENYEDIA, PESERTA_TENDER, peserta, write_file

BATAS_DETIK, BATAS_MB, BATAS_KALI = 180, 500, 6
KOLOM = "kiriman_id, nomor, sidik, is_kini, ditarik_pada, terlihat_pada, "
TABEL = "sekretariat_pesertatender"
# Three providers in four are registered, half of those under numbers that SPSE names.
TERDAFTAR = """
INSERT INTO registrasi_penyedia SELECT baru.* FROM registrasi_penyedia p, generate_series(1, %(banyak)s) n,
LATERAL jsonb_populate_record(p, jsonb_build_object(
    'id', p.id + n, 'npwp16', '0' || lpad((n * 2)::text, 9, '0') || '444000')) AS baru
WHERE p.id = %(contoh)s
"""


def run_import(path: Path) -> dict[str, Any]:
    """One run of the command: seconds, peak memory and what it says."""
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", COMMAND + PEAK, "manage.py", "import_spse", str(path), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    seconds = time.monotonic() - begin
    report: dict[str, Any] = json.loads(done.stdout)["berkas"][0]
    return report | {"detik": round(seconds, 1), "mb": int(done.stderr.split()[-1])}


def bare_copy(directory: Path) -> dict[str, float]:
    """Seconds of COPY of the rows that came in: with the table's indexes (`lantai`), with none (`polos`)."""
    from django.conf import settings
    from django.db import connection

    from lpse.hak_basis_data import sebagai_pemilik
    from sekretariat.policies.spse_peta import PETA

    columns = KOLOM + ", ".join(PETA["peserta_tender"].nama_kolom)  # type: ignore[index]
    ready, seconds = directory / "siap.copy", {}
    # Web and worker may not make tables.
    with sebagai_pemilik(settings.DATABASE_MIGRASI), connection.cursor() as cursor:
        with ready.open("wb") as file, cursor.copy(f"COPY {TABEL} ({columns}) TO STDOUT") as copy:
            for block in copy:
                file.write(block)
        for name, including in (("polos", ""), ("lantai", "INCLUDING INDEXES")):
            like = (
                f"CREATE TABLE ukur_{name} (LIKE {TABEL} INCLUDING DEFAULTS INCLUDING IDENTITY {including})"
            )
            cursor.execute(like)
            begin = time.monotonic()
            with ready.open("rb") as file, cursor.copy(f"COPY ukur_{name} ({columns}) FROM STDIN") as copy:
                while block := file.read(1 << 20):
                    copy.write(block)
            seconds[name] = round(time.monotonic() - begin, 2)
            cursor.execute(f"DROP TABLE ukur_{name}")
    return seconds


def measure(directory: Path, many: int) -> dict[str, Any]:
    """Import, floor, import again; what each took, and the ratio."""
    with tempfile.TemporaryDirectory(dir=directory) as place:
        path = Path(place) / "peserta.json"
        write_file(path, peserta(many))
        first = run_import(path)
        floor = bare_copy(Path(place))
        again = run_import(path)
    return {
        "baris": many,
        "berkas_baru": first["baru"],
        "impor_detik": first["detik"],
        "baris_per_detik": round(many / first["detik"]),
        "memori_puncak_mb": first["mb"],
        "copy_berindeks_detik": floor["lantai"],
        "copy_polos_detik": floor["polos"],
        "kali_copy_berindeks": round(first["detik"] / floor["lantai"], 1),
        "kali_copy_polos": round(first["detik"] / floor["polos"], 1),
        "impor_ulang_detik": again["detik"],
        "impor_ulang_sama": again["sama"],
        "impor_ulang_mb": again["mb"],
        "beban": round(os.getloadavg()[0], 1),
    }


def measure_pages(directory: Path, many: int, rounds: int) -> dict[str, Any]:
    """Import the packages around the participants, register some of the providers, and ask every page."""
    import psycopg

    from bench import spse_halaman
    from lpse.embedded.paths import DATABASE
    from lpse.embedded.postgres import connect
    from lpse.embedded.static import collect_static
    from registrasi.models import Penyedia
    from tests.factories import buat_disetujui

    collect_static(directory)
    path = directory / "spse.json"
    imports: dict[str, float] = {}
    for rows in LAIN:
        write_file(path, rows(many // PESERTA_TENDER + 1))
        imports[rows.__name__] = run_import(path)["detik"]
    path.unlink()
    buat_disetujui()
    with contextlib.closing(connect(directory, dbname=DATABASE)) as admin:
        admin.cursor_factory = psycopg.ClientCursor
        admin.execute(TERDAFTAR, {"banyak": PENYEDIA * 3 // 4, "contoh": Penyedia.objects.get().pk})
        admin.execute("VACUUM ANALYZE")
    who = spse_halaman.session()
    return {
        "impor_lain_detik": imports,
        "halaman": spse_halaman.measure(who, rounds),
        "ekspor": spse_halaman.measure_exports(who),
        "beban_halaman": round(os.getloadavg()[0], 1),
    }


def as_text(results: dict[str, Any]) -> str:
    """One line for each figure, page and download."""
    lines = [f"{name:42} {value}" for name, value in results.items() if name not in ("halaman", "ekspor")]
    lines.append(jejak.as_text(results.get("halaman", {})))
    for name, row in results.get("ekspor", {}).items():
        lines.append(f"{name:42} {row['detik']:8} s   x{row['lantai']:<6} {row['byte']} byte")
    return "\n".join(lines)


def holds(results: dict[str, Any]) -> bool:
    """Whether every limit does."""
    return (
        results["impor_detik"] < BATAS_DETIK
        and max(results["memori_puncak_mb"], results["impor_ulang_mb"]) < BATAS_MB
        and results["kali_copy_berindeks"] <= BATAS_KALI
        and results["impor_ulang_sama"] == results["baris"]
        and halaman_holds(results.get("halaman", {}), results.get("ekspor", {}))
    )


def measure_all(directory: Path, chosen: argparse.Namespace) -> dict[str, Any]:
    """The import, then the pages over what it wrote unless they are not wanted."""
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], check=True)
    results = measure(directory, chosen.baris)
    if not chosen.tanpa_halaman:
        results |= measure_pages(directory, chosen.baris, chosen.putaran)
    return results


def main() -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start."""
    return sendiri.run(
        "spse", measure_all, holds, show=as_text, baris=1_000_000, putaran=10, tanpa_halaman=False
    )


if __name__ == "__main__":
    sys.exit(main())
