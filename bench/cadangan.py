"""`python -m bench.cadangan`: one backup of the portal beside the bare commands, turn by turn in one run.

    python -m bench.cadangan [--cepat] [--berkas 10000] [--kb 400] [--baris 800000] [--putaran 3] [--json]

The floor is what an administrator would type: pg_dump to a file, pg_restore over it, restic backup of both,
at the same priority as ours. What is above it is what we add: counting rows in the dump's own snapshot and in
the dump, counting files and hashing a sample, the manifest, the preflight, the repository's identity. Each
round stores everything into new repositories that were made before its clock started.
"""

import argparse
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

from bench import sendiri

TARGET_RATIO = 1.1
TARGET_MEMORY_MB = 150
FILES, ROWS = 10_000, 800_000
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
    from django.db import connection

    from lpse.hak_basis_data import sebagai_pemilik

    # In a process of its own: what it holds is no driver's memory.
    subprocess.run([sys.executable, "manage.py", "migrate", "--noinput", "-v", "0"], check=True)
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


def bare(data_dir: Path, tree: Path) -> float:
    """The same by hand, into a repository of its own; seconds."""
    from arsip.actions.peralatan import alamat_portal
    from arsip.mesin.basis_data import lingkungan_pg
    from arsip.mesin.proses import awalan
    from lpse.embedded.programs import postgres_program

    place = data_dir / "bare"
    place.mkdir()
    dump, password = place / "basis_data.dump", place / "sandi"
    password.write_text("bench")
    address = lingkungan_pg(alamat_portal())
    restic = {**os.environ, "RESTIC_REPOSITORY": str(place / "repo"), "RESTIC_PASSWORD_FILE": str(password)}
    restic["RESTIC_CACHE_DIR"] = str(place / "cache")

    def run(command: list[str], environment: dict[str, str]) -> None:
        subprocess.run([*awalan(), *command], env=environment, check=True, stdout=subprocess.DEVNULL)

    def work() -> None:
        run([str(postgres_program("pg_dump")), "-Fc", "-Z0", "-f", str(dump)], address)
        run([str(postgres_program("pg_restore")), "-f", os.devnull, str(dump)], address)
        run(["restic", "backup", "--quiet", str(dump), str(tree)], restic)

    run(["restic", "init", "--quiet"], restic)
    seconds = timed(work)
    shutil.rmtree(place)
    return seconds


def ours(data_dir: Path) -> float:
    """One job, from its row to its end; seconds. Raises RuntimeError unless it is a success."""
    from arsip.actions.jalankan import jalankan
    from arsip.actions.pekerjaan import antrekan
    from arsip.actions.siap import siapkan
    from arsip.enums.cadangan import JenisPekerjaan
    from arsip.mesin.proses import Kendali
    from arsip.models import Repositori, Sumber

    number = Repositori.objects.count()
    repository = Repositori.objects.create(
        kode=f"bench-{number}", nama="Bench", jenis="utama", lokasi=str(data_dir / f"repo-{number}")
    )
    siapkan(repository, Kendali(time.monotonic() + 60, lambda _: None, lambda: False))
    Sumber.objects.update(repositori=repository)
    source = Sumber.objects.select_related("repositori").get()
    job = antrekan(JenisPekerjaan.CADANGKAN, repository, sumber=source, is_sendiri=True)
    ended: list[Any] = []
    seconds = timed(lambda: ended.append(jalankan(job.pk) if job else None))
    [done] = ended
    if done is None or done.status != "berhasil":
        raise RuntimeError(f"{done.sebab}: {done.galat}" if done else "tidak berjalan")
    shutil.rmtree(data_dir / f"repo-{number}")
    return seconds


def timed(work: Callable[[], None]) -> float:
    """Seconds on the wall."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def peak_memory() -> int:
    """The most that this process, which drives the job, has held, in megabytes; its programs not included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(data_dir: Path, options: argparse.Namespace) -> dict[str, Any]:
    """The floor and ours turn by turn, each first every other round; seconds, speed, the driver's memory."""
    if options.cepat:
        options.berkas, options.baris = options.berkas // 10, options.baris // 10
    tree = fill(options.berkas, options.kb, options.baris)
    load = os.getloadavg()[0]
    floor: list[float] = []
    mine: list[float] = []
    turns: list[tuple[list[float], Callable[[], float]]] = [
        (floor, lambda: bare(data_dir, tree)),
        (mine, lambda: ours(data_dir)),
    ]
    for number in range(options.putaran):
        for seconds, turn in turns[:: -1 if number % 2 else 1]:
            seconds.append(turn())
    megabytes = options.berkas * options.kb / 1000
    return {
        "berkas": options.berkas,
        "berkas_mb": round(megabytes),
        "baris": options.baris,
        "lantai_detik": [round(satu, 2) for satu in floor],
        "pekerjaan_detik": [round(satu, 2) for satu in mine],
        "mb_per_detik": round(megabytes / median(mine), 1),
        "kali_lantai": round(median(m / f for f, m in zip(floor, mine, strict=True)), 3),
        "sasaran_kali_lantai": TARGET_RATIO,
        "memori_puncak_mb": peak_memory(),
        "sasaran_memori_mb": TARGET_MEMORY_MB,
        "beban": [round(load, 1), round(os.getloadavg()[0], 1)],
    }


def holds(results: dict[str, Any]) -> bool:
    """Whether speed and memory keep their bars."""
    return bool(results["kali_lantai"] <= TARGET_RATIO and results["memori_puncak_mb"] < TARGET_MEMORY_MB)


def main() -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start."""
    return sendiri.run("cadangan", measure, holds, cepat=False, berkas=FILES, kb=400, baris=ROWS, putaran=3)


if __name__ == "__main__":
    sys.exit(main())
