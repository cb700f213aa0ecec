"""`python -m bench.spse`: participants of tenders imported from a file, beside a bare COPY of the same rows.

    python -m bench.spse [--baris 1000000] [--json]

The command runs as a process of its own, so that its memory is its own. The floor is what PostgreSQL takes
to COPY the very rows that came in, from a file ready for it, into a table of the same columns and indexes;
`polos` is the same without any index. Afterwards the same file once more, which changes nothing.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.environment import throw_away_servers
from bench.impor_pengguna import COMMAND, PEAK

BATAS_DETIK, BATAS_MB, BATAS_KALI = 180, 500, 6
PESERTA_TENDER = 45  # participants of one tender
KOLOM = "kiriman_id, nomor, sidik, is_kini, ditarik_pada, terlihat_pada, "
TABEL = "sekretariat_pesertatender"


def write_file(path: Path, many: int) -> None:
    """As many participants as asked for, each with all the keys that SPSE sends."""
    with path.open("w") as file:
        for n in range(many):
            tender = 10_000_000_000 + n // PESERTA_TENDER * 1000
            bid = 500_000_000 + n * 0.25 if n % 24 == 0 else None
            row = {
                "tahun_anggaran": 2025,
                "kd_klpd": "D107",
                "kd_satker": "12335093",
                "kd_satker_str": "1.03.2.15.1.04.03.0000",
                "kd_lpse": 93,
                "kd_tender": tender,
                "kd_pkt_dce": tender + 1000,
                "kd_peserta": 10_000_000_000 + n,
                "kd_penyedia": 100_000_000 + n % 20_000,
                "nama_penyedia": f"CV UKUR {n % 20_000}",
                "npwp_penyedia": f"{n % 100:02d}.331.041.7-444.000",
                "npwp_penyedia_16": f"0{n % 20_000:09d}444000",
                "nilai_penawaran": bid,
                "nilai_terkoreksi": bid,
                "pemenang": int(n % PESERTA_TENDER == 0),
                "pemenang_terverifikasi": 0,
                "alasan": None,
                "_event_date": "2025-10-03",
            }
            file.write(("[" if n == 0 else ",\n") + json.dumps(row))
        file.write("]")


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
        write_file(path, many)
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


def main() -> int:
    """Print the figures; 1 where a limit does not hold."""
    parser = argparse.ArgumentParser(prog="bench.spse")
    parser.add_argument("--baris", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true", help="satu dokumen JSON di keluaran standar")
    options = parser.parse_args()
    with throw_away_servers() as directory:
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], check=True)
        import django

        django.setup()
        results = measure(Path(directory), options.baris)
    if options.json:
        print(json.dumps(results))
    else:
        print("\n".join(f"{name:24} {value}" for name, value in results.items()))
    holds = (
        results["impor_detik"] < BATAS_DETIK
        and max(results["memori_puncak_mb"], results["impor_ulang_mb"]) < BATAS_MB
        and results["kali_copy_berindeks"] <= BATAS_KALI
        and results["impor_ulang_sama"] == results["baris"]
    )
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
