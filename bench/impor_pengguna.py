"""`python -m bench.impor_pengguna`: existing users from a file, from its first byte to the last account.

Each run of the command is a process of its own, so that its memory is its own; the database stays, so that
the second file of other users meets the first one's, and the first file again meets itself.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.environment import throw_away_servers

BATAS_DETIK, BATAS_MB = 180, 300
COMMAND = "import resource, sys; sys.argv = sys.argv[1:]; "
PEAK = (
    "from django.core.management import execute_from_command_line as run; run(sys.argv); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)"
)


def rows(first: int, many: int) -> Iterator[list[str]]:
    """Headings and rows of providers, each with an NPWP of its own."""
    yield ["user_id", "rkn_nama", "btu_id", "kbp_id", "rkn_alamat", "rkn_npwp", "rkn_email", "rkn_tgl_setuju"]
    for n in range(first, first + many):
        npwp = f"{9_000_000_000 + n:010d}00000"
        yield [
            *(f"BENCH{n:07d}", f"CV Ukur Nomor {n}", "01", "3504", f"Jalan Ukur Nomor {n}, Tulungagung"),
            *(npwp, f"bench{n}@ukur.example", "2020-02-03"),
        ]


def write_files(directory: Path, many: int) -> list[tuple[str, Path]]:
    """Two files of different users, the second also as a workbook's third."""
    from openpyxl import Workbook

    made = []
    for number, name in enumerate(("pertama", "kedua")):
        path = directory / f"{name}.csv"
        with path.open("w", newline="") as file:
            csv.writer(file).writerows(rows(number * many, many))
        made.append((f"CSV, {number * many:,} pengguna sudah ada", path))
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows(2 * many, many):
        sheet.append(row)
    book.save(directory / "ketiga.xlsx")
    made.append((f"XLSX, {2 * many:,} pengguna sudah ada", directory / "ketiga.xlsx"))
    return [*made, ("CSV pertama sekali lagi", made[0][1])]


def run(label: str, path: Path) -> dict[str, object]:
    """One run of the command: seconds, peak memory and what it says."""
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", COMMAND + PEAK, "manage.py", "import_pengguna", str(path), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    report = json.loads(done.stdout)["berkas"][0]
    figures = {"detik": round(time.monotonic() - begin, 1), "mb": int(done.stderr.split()[-1])}
    return {"ukuran": label, **figures, **{k: report[k] for k in ("dibaca", "baru", "sama", "ditolak")}}


def main() -> int:
    """Print the figures; 1 where a limit does not hold."""
    parser = argparse.ArgumentParser(prog="bench.impor_pengguna")
    parser.add_argument("--baris", type=int, default=100_000)
    many = parser.parse_args().baris
    holds = True
    with throw_away_servers() as directory:
        files = write_files(directory, many)
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], check=True)
        for label, path in files:
            figures = run(label, path)
            print(json.dumps(figures, ensure_ascii=False), flush=True)
            holds = (
                holds and float(str(figures["detik"])) < BATAS_DETIK and int(str(figures["mb"])) < BATAS_MB
            )
    print(f"beban {os.getloadavg()[0]:.1f}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
