"""A small repository, tree and database for what uses the engine; real restic, real PostgreSQL."""

import contextlib
import itertools
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from psycopg import sql

from arsip.mesin.manifes import IsiBerkas, hitung_berkas
from arsip.mesin.proses import Kendali
from arsip.mesin.restic import Alamat, Restic
from arsip.mesin.sidik import hitung_sidik
from lpse.embedded import paths
from lpse.embedded.postgres import connect
from tests import plugin
from tests.arsip.repositori_cepat import buat_repositori_cepat
from tests.programs import butuh_restic
from tests.services import worker_name

INANG, LABEL = "lpse", ("sumber:uji",)
PEMILIK = "lpse_owner"
_NOMOR = itertools.count(1)


def kendali(
    detik: float = 240.0,
    kabar: Callable[[Mapping[str, Any]], None] = lambda _: None,
    is_berhenti: Callable[[], bool] = lambda: False,
) -> Kendali:
    """What the engine's functions take, for work nobody watches."""
    return Kendali(time.monotonic() + detik, kabar, is_berhenti)


def buat_restic(tempat: Path, nama: str = "repositori", *, sandi: str = "rahasia uji") -> Restic:
    """A repository at `tempat/nama` with a password file of its own, not made yet; skips without restic."""
    butuh_restic()
    berkas_sandi = tempat / f"sandi-{nama}"
    berkas_sandi.unlink(missing_ok=True)
    berkas_sandi.touch(0o600)
    berkas_sandi.write_text(sandi)
    berkas_sandi.chmod(0o400)
    return Restic(Alamat(str(tempat / nama), berkas_sandi, {}), cache=tempat / "cache")


def repositori_siap(tempat: Path, nama: str = "repositori", *, sandi: str = "rahasia uji") -> Restic:
    """The same, made already and quick to open; real in all but the cost of its key."""
    restic = buat_restic(tempat, nama, sandi=sandi)
    buat_repositori_cepat(tempat / nama, sandi)
    return restic


def buat_pohon(tempat: Path, berkas: int = 12) -> Path:
    """A tree with so many files of different sizes, one level deep, the same every time."""
    for nomor in range(berkas):
        induk = tempat / f"tahun-{2024 + nomor % 3}"
        induk.mkdir(parents=True, exist_ok=True)
        # Incompressible, as scans are: the data is more than what describes it.
        (induk / f"surat {nomor}.pdf").write_bytes(Random(nomor).randbytes(300 + nomor * 5000))
    return tempat


def alamat_basis_data(nama: str, peran: str = PEMILIK) -> dict[str, str]:
    """How the engine reaches a database of the suite's server as this role."""
    kunci = paths.database(plugin.BASE, peran, nama)
    return {"host": kunci["HOST"], "port": kunci["PORT"], "user": peran, "password": "", "dbname": nama}


@contextlib.contextmanager
def basis_data(*perintah: str) -> Iterator[dict[str, str]]:
    """The address of a new database of the owner role in which these statements were run; gone afterwards."""
    nama = f"mesin_{worker_name()}_{next(_NOMOR)}"
    hapus = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(nama))
    buat = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0")
    # The superuser: only he may end what another role has left connected.
    with contextlib.closing(connect(plugin.BASE, dbname="postgres")) as pg:
        pg.execute(hapus)
        pg.execute(buat.format(sql.Identifier(nama), sql.Identifier(PEMILIK)))
        try:
            with contextlib.closing(connect(plugin.BASE, role=PEMILIK, dbname=nama)) as baru:
                for satu in perintah:
                    baru.execute(satu)
            yield alamat_basis_data(nama)
        finally:
            pg.execute(hapus)


def isi_berkas(akar: Path) -> dict[str, bytes]:
    """Every file below `akar` by its relative path, with what is in it."""
    return {str(j.relative_to(akar)): j.read_bytes() for j in sorted(akar.rglob("*")) if j.is_file()}


def ukur_ulang(akar: Path, manifes: Mapping[str, Any]) -> IsiBerkas:
    """Count a restored tree and hash the very files whose hashes the manifest holds."""
    isi = hitung_berkas(akar, kendali(), contoh=0)
    return IsiBerkas(isi.berkas, isi.ukuran, hitung_sidik(akar, manifes["berkas"]["contoh"], kendali()))
