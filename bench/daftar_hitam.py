"""`python -m bench.daftar_hitam`: the blacklist taken in and compared, on a database of its own.

    python -m bench.daftar_hitam [--entri 100000] [--pengguna 100000] [--json]

Half the list names NPWP of 15 digits, half of 16; one user in a hundred is meant, and as many share a name.
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from bench import sendiri

TARGET_SECONDS = 30
MEANT = 100  # one in so many
NAMES = ("Bangun", "Cipta", "Karya", "Sarana", "Niaga", "Sentosa", "Makmur", "Jaya", "Utama", "Mandiri")


def _fill(users: int) -> None:
    """Providers, each with a user, through the models: whatever columns there are have their defaults."""
    from lpse.models import Akun
    from registrasi.models import PenggunaSPSE, Penyedia

    akun = Akun.objects.bulk_create(
        [Akun(email=f"p{n}@bench.example", nama=f"Orang {n}", password="!") for n in range(users)],
        batch_size=5000,
    )
    penyedia = Penyedia.objects.bulk_create(
        [
            Penyedia(
                nama=f"PT Penyedia {_name(n)}",
                jenis="badan_usaha",
                npwp=f"{n:015d}",
                npwp16=f"{n:016d}",
                kabupaten="3504",
            )
            for n in range(1, users + 1)
        ],
        batch_size=5000,
    )
    PenggunaSPSE.objects.bulk_create(
        [
            PenggunaSPSE(akun=a, penyedia=p, user_id=f"U{p.npwp16}", jenis="badan_usaha")
            for a, p in zip(akun, penyedia, strict=True)
        ],
        batch_size=5000,
    )


def _name(number: int) -> str:
    return f"{NAMES[number % 10]} {NAMES[number // 10 % 10]} {number}"


def _list(entries: int, users: int) -> BinaryIO:
    """A file of the national list, as JSON in a temporary file."""
    chance = random.Random(1)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    file.write(b"[")
    for n in range(entries):
        meant = n % MEANT == 0
        number = chance.randrange(1, users + 1) if meant else 700_000_000_000 + n
        row = {
            "no_sk_blacklist": f"188/{n}/2026",
            "nama_penyedia": f"CV Penyedia {_name(n + 1)}" if n % MEANT == 1 else f"CV Lain {_name(n)}",
            "npwp_penyedia": f"{number:015d}" if n % 2 else f"{number:016d}",
            "tgl_berlaku_dari": "2026-01-02",
            "tgl_berlaku_sampai": "2099-01-01",
            "jenis_pelanggaran": "Tidak menyelesaikan pekerjaan",
            "alamat": "Jalan Bench 1",
            "status": "tayang",
        }
        file.write((b"," if n else b"") + json.dumps(row).encode())
    file.write(b"]")
    return file


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = work()
    return round(time.perf_counter() - began, 2), answer


def measure(entries: int, users: int) -> dict[str, Any]:
    """Fill, import twice, compare twice; seconds of each, and what was found."""
    from django.core.management import call_command

    from registrasi import actions

    call_command("migrate", interactive=False, verbosity=0)
    _fill(users)
    with _list(entries, users) as file:
        imported, first = _timed(lambda: actions.impor_daftar_hitam(file))
        again, second = _timed(lambda: actions.impor_daftar_hitam(file))
    compared, found = _timed(actions.cocokkan_daftar_hitam)
    compared_again, none = _timed(actions.cocokkan_daftar_hitam)
    return {
        "entri": first.baru,
        "pengguna": users,
        "impor_detik": imported,
        "impor_ulang_detik": again,
        "impor_ulang_sama": second.sama,
        "cocokkan_detik": compared,
        "cocokkan_ulang_detik": compared_again,
        "temuan": found[0],
        "temuan_ulang": none[0],
        "memori_puncak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "sasaran_detik": TARGET_SECONDS,
    }


def main() -> int:
    """Measure and print; 1 where a bar is not met or the servers cannot start."""
    return sendiri.run(
        "daftar_hitam",
        lambda _, chosen: measure(chosen.entri, chosen.pengguna),
        lambda results: bool(results["cocokkan_detik"] < TARGET_SECONDS),
        entri=100_000,
        pengguna=100_000,
    )


if __name__ == "__main__":
    sys.exit(main())
