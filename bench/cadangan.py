"""`python -m bench.cadangan`: one backup of the portal beside the bare commands, turn by turn in one run.

    python -m bench.cadangan [--berkas 10000] [--kb 400] [--baris 800000] [--putaran 3] [--json]

The floor is what an administrator would type: pg_dump to a file, pg_restore over it, restic backup of both.
What is above it is what we add: counting rows in the dump's own snapshot, counting files and hashing a
sample, the manifest, the preflight, the repository's identity. Each round stores into new repositories.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.environment import throw_away_servers

TARGET_RATIO = 1.1
TARGET_MEMORY_MB = 150
# Text that compresses about as well as tickets do.
_TABLE = """
    CREATE TABLE bench_tiket AS SELECT n AS id, md5(n::text) AS kode,
        repeat(md5((n * 7)::text) || ' permintaan layanan ', 3) AS isi, now() AS pada
    FROM generate_series(1, %s) AS n
"""


def fill(files: int, kilobytes: int, rows: int) -> Path:
    """A database with that many rows more, and that many scans nothing can compress; returns their tree."""
    from django.conf import settings
    from django.core.files.storage import storages
    from django.core.management import call_command
    from django.db import connection

    from lpse.hak_basis_data import sebagai_pemilik

    call_command("migrate", interactive=False, verbosity=0)
    role = connection.settings_dict["USER"]
    with sebagai_pemilik(settings.DATABASE_MIGRASI), connection.cursor() as cursor:
        cursor.execute(_TABLE, [rows])
        cursor.execute(f'GRANT SELECT ON bench_tiket TO "{role}"')
    tree = Path(storages["berkas"].location)  # type: ignore[attr-defined]
    for number in range(files):
        place = tree / f"{number % 256:02x}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:08d}").write_bytes(os.urandom(kilobytes * 1024))
    return tree


def bare(data_dir: Path, tree: Path) -> None:
    """The same by hand, into a repository of its own."""
    from arsip.actions.peralatan import alamat_portal
    from arsip.mesin.basis_data import lingkungan_pg
    from lpse.embedded.programs import postgres_program

    place = data_dir / "bare"
    place.mkdir()
    dump, password = place / "basis_data.dump", place / "sandi"
    password.write_text("bench")
    address = lingkungan_pg(alamat_portal())
    restic = {**os.environ, "RESTIC_REPOSITORY": str(place / "repo"), "RESTIC_PASSWORD_FILE": str(password)}
    restic["RESTIC_CACHE_DIR"] = str(place / "cache")
    for command, environment in (
        (["restic", "init", "--quiet"], restic),
        ([str(postgres_program("pg_dump")), "-Fc", "-Z0", "-f", str(dump)], address),
        ([str(postgres_program("pg_restore")), "-f", os.devnull, str(dump)], address),
        (["restic", "backup", "--quiet", str(dump), str(tree)], restic),
    ):
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(place)


def ours(data_dir: Path) -> None:
    """One job, from its row to its end; raises RuntimeError unless it is a success."""
    from arsip.actions.jalankan import jalankan
    from arsip.actions.pekerjaan import antrekan
    from arsip.enums.cadangan import JenisPekerjaan
    from arsip.models import Repositori, Sumber

    number = Repositori.objects.count()
    repository = Repositori.objects.create(
        kode=f"bench-{number}", nama="Bench", jenis="utama", lokasi=str(data_dir / f"repo-{number}")
    )
    Sumber.objects.update(repositori=repository)
    source = Sumber.objects.select_related("repositori").get()
    job = antrekan(JenisPekerjaan.CADANGKAN, repository, sumber=source, is_sendiri=True)
    done = jalankan(job.pk) if job else None
    if done is None or done.status != "berhasil":
        raise RuntimeError(f"{done.sebab}: {done.galat}" if done else "tidak berjalan")
    shutil.rmtree(data_dir / f"repo-{number}")


def timed(work: Callable[[], None]) -> float:
    """Seconds on the wall."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(data_dir: Path, options: argparse.Namespace) -> dict[str, Any]:
    """The floor and ours turn by turn; seconds, megabytes a second, and the driver's memory."""
    tree = fill(options.berkas, options.kb, options.baris)
    rounds = [
        (timed(lambda: bare(data_dir, tree)), timed(lambda: ours(data_dir))) for _ in range(options.putaran)
    ]
    floor, mine = ([satu[which] for satu in rounds] for which in range(2))
    megabytes = options.berkas * options.kb / 1000
    return {
        "berkas": options.berkas,
        "berkas_mb": round(megabytes),
        "baris": options.baris,
        "lantai_detik": [round(satu, 2) for satu in floor],
        "pekerjaan_detik": [round(satu, 2) for satu in mine],
        "mb_per_detik": round(megabytes / median(mine), 1),
        "kali_lantai": round(median(m / f for f, m in rounds), 3),
        "sasaran_kali_lantai": TARGET_RATIO,
        "memori_puncak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "sasaran_memori_mb": TARGET_MEMORY_MB,
    }


def main() -> int:
    """Measure and print; 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="bench.cadangan")
    parser.add_argument("--berkas", type=int, default=10_000)
    parser.add_argument("--kb", type=int, default=400)
    parser.add_argument("--baris", type=int, default=800_000)
    parser.add_argument("--putaran", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="satu dokumen JSON di keluaran standar")
    options = parser.parse_args()
    with throw_away_servers() as data_dir:
        import django

        django.setup()
        results = measure(data_dir, options)
    if options.json:
        print(json.dumps(results))
    else:
        print("\n".join(f"{name:22} {value}" for name, value in results.items()))
    met = results["kali_lantai"] <= TARGET_RATIO and results["memori_puncak_mb"] < TARGET_MEMORY_MB
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
