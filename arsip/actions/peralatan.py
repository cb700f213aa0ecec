"""From rows to what the engine takes: repositories, addresses, work directories.

The one place where a reference (`env:CADANGAN_…`, `berkas:/…`) becomes a secret; nothing of it is ever stored
in the database, logged, or put into an exception.
"""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from django.conf import settings
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from arsip.enums.cadangan import JenisSumber, SebabGagal
from arsip.mesin.basis_data import NAMA_LIBPQ
from arsip.mesin.galat import MesinGagal
from arsip.mesin.restic import Alamat, Restic
from arsip.models import Repositori, Sumber
from arsip.policies.rujukan import berkas_rujukan

RAHASIA, KERJA, CADANGAN, CACHE = "rahasia", "cadangan-kerja", "cadangan", "cadangan-cache"
# Which key of libpq is called what by Django.
KUNCI_DJANGO = (
    *(("host", "HOST"), ("port", "PORT"), ("user", "USER")),
    *(("password", "PASSWORD"), ("dbname", "NAME")),
)


def label_sumber(sumber: Sumber) -> str:
    """The label that all snapshots of a source carry: what belongs together when old ones are dropped."""
    return f"sumber:{sumber.kode}"


def restic_untuk(repositori: Repositori, *, sandi: Path | None = None) -> Restic:
    """The engine over this repository; nothing is made of it. Raises MesinGagal (SANDI_SALAH).

    `sandi`: the file with its password, where whoever sits at the server names one.
    """
    alamat = Alamat(lokasi(repositori), sandi or berkas_sandi(repositori), _lingkungan(repositori))
    return Restic(alamat, cache=_pribadi(CACHE))


def lokasi(repositori: Repositori) -> str:
    """Where the repository is; an empty place is the directory beside the portal's data."""
    return repositori.lokasi or str(settings.LPSE_DATA_DIR / CADANGAN)


def tempat_sandi(repositori: Repositori) -> str:
    """Where its password is kept, in words for the screen; never the password."""
    if repositori.sandi.startswith("env:"):
        return f"variabel lingkungan {repositori.sandi.removeprefix('env:')}"
    return f"berkas {repositori.sandi.removeprefix('berkas:') or _sandi_sendiri(repositori)}"


def buat_sandi(repositori: Repositori) -> None:
    """Make the portal's own password (mode 0400) for a repository that is about to be made, once."""
    berkas = _sandi_sendiri(repositori)
    if not repositori.sandi and repositori.disiapkan_pada is None and not berkas.exists():
        _buat(berkas, secrets.token_urlsafe(48))


def berkas_sandi(repositori: Repositori) -> Path:
    """The file restic reads its password from.

    A password in the environment is handed over through a file of the running portal. Raises MesinGagal
    (SANDI_SALAH) where the reference leads nowhere, and where the portal's own is lost: a new one opens
    nothing that was saved.
    """
    rujukan = repositori.sandi
    if rujukan.startswith("berkas:"):
        return _berkas(rujukan)
    if rujukan:
        return _tulis(_pribadi("run") / f"sandi-{repositori.kode}", baca_rujukan(rujukan))
    berkas = _sandi_sendiri(repositori)
    if repositori.disiapkan_pada is not None and not berkas.exists():
        raise MesinGagal(
            SebabGagal.SANDI_SALAH, f"Berkas sandi {berkas} hilang. Kembalikan isinya dari lembar kunci."
        )
    return berkas


def baca_rahasia(repositori: Repositori) -> dict[str, str]:
    """The password (under "") and what its storage asks for, read and nothing written. Raises as above."""
    sandi = baca_rujukan(repositori.sandi) if repositori.sandi else _isi(berkas_sandi(repositori))
    return {"": sandi, **_lingkungan(repositori)}


def baca_rujukan(rujukan: str) -> str:
    """What a reference stands for. Raises MesinGagal (SANDI_SALAH) naming the place, never the value."""
    asal, _, nama = rujukan.partition(":")
    if asal == "env":
        if nilai := os.environ.get(nama, ""):
            return nilai
        raise MesinGagal(SebabGagal.SANDI_SALAH, f"Variabel lingkungan {nama} belum diisi.")
    return _isi(_berkas(rujukan))


def _berkas(rujukan: str) -> Path:
    """The file behind `berkas:`. Raises MesinGagal (SANDI_SALAH) for none, and for one outside its place."""
    berkas = berkas_rujukan(rujukan)
    if berkas is None:
        raise MesinGagal(
            SebabGagal.SANDI_SALAH, f"{rujukan} di luar direktori rahasia {settings.RAHASIA_CADANGAN_DIR}."
        )
    if not os.access(berkas, os.R_OK):
        raise MesinGagal(SebabGagal.SANDI_SALAH, f"Berkas {berkas} tidak ada atau tidak terbaca.")
    return berkas


def _isi(berkas: Path) -> str:
    try:
        return berkas.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise MesinGagal(SebabGagal.SANDI_SALAH, f"Berkas {berkas} tidak ada atau tidak terbaca.") from None


def alamat_portal() -> dict[str, str]:
    """How libpq reaches the portal's own database, as the role of web and worker."""
    return _ke_libpq(settings.DATABASES["default"])


def alamat_pemilik() -> dict[str, str]:
    """How libpq reaches it as the owner of the tables, who may create a database."""
    return _ke_libpq({**settings.DATABASES["default"], **settings.DATABASE_MIGRASI})


def alamat_basis_data(sumber: Sumber) -> dict[str, str]:
    """How libpq reaches the database of a source. Raises MesinGagal for a reference that leads nowhere."""
    if sumber.jenis == JenisSumber.PORTAL:
        return alamat_portal()
    try:
        alamat = conninfo_to_dict(baca_rujukan(sumber.rujukan))
    except ProgrammingError:
        # What it could not read holds the password.
        raise MesinGagal(
            SebabGagal.SERVER_TIDAK_TERJANGKAU,
            f"Isi {sumber.rujukan} bukan alamat PostgreSQL (postgresql://pengguna:sandi@host:5432/nama).",
        ) from None
    return {kunci: str(nilai) for kunci, nilai in alamat.items() if nilai is not None}


def dir_kerja(kode: str) -> Path:
    """The work directory of a source, always the same one, so that restic sees the same paths; mode 0700."""
    return _pribadi(f"{KERJA}/{kode}")


def _ke_libpq(django: object) -> dict[str, str]:
    assert isinstance(django, dict)
    # Who asked for a verified server asked for it here as well; the rest of OPTIONS is Django's own.
    pilihan = {kunci: str(nilai) for kunci, nilai in django.get("OPTIONS", {}).items() if kunci in NAMA_LIBPQ}
    return pilihan | {kunci: str(django[nama]) for kunci, nama in KUNCI_DJANGO if django.get(nama)}


def _lingkungan(repositori: Repositori) -> dict[str, str]:
    """What an S3 store asks for: two variables, or the two lines of a file."""
    rujukan = repositori.rahasia
    if not rujukan:
        return {}
    if rujukan.startswith("env:"):
        kunci, rahasia = (baca_rujukan(f"{rujukan}_{bagian}") for bagian in ("KUNCI", "RAHASIA"))
    else:
        kunci, _, rahasia = baca_rujukan(rujukan).partition("\n")
    return {"AWS_ACCESS_KEY_ID": kunci.strip(), "AWS_SECRET_ACCESS_KEY": rahasia.strip()}


def _sandi_sendiri(repositori: Repositori) -> Path:
    return settings.LPSE_DATA_DIR / RAHASIA / f"cadangan-{repositori.kode}"


def _pribadi(nama: str) -> Path:
    """A directory of the portal below its data; made closed to others."""
    tempat: Path = settings.LPSE_DATA_DIR / nama
    tempat.mkdir(parents=True, exist_ok=True, mode=0o700)
    return tempat


def _buat(berkas: Path, isi: str) -> None:
    """Make a file of mode 0400: of two processes that do it at once, the first one's value holds."""
    _pribadi(RAHASIA)
    draf = _draf(berkas, isi)
    try:
        with contextlib.suppress(FileExistsError):
            berkas.hardlink_to(draf)
    finally:
        draf.unlink(missing_ok=True)


def _tulis(berkas: Path, isi: str) -> Path:
    _draf(berkas, isi).replace(berkas)
    return berkas


def _draf(berkas: Path, isi: str) -> Path:
    descriptor, nama = tempfile.mkstemp(dir=berkas.parent, prefix=f".{berkas.name}-")
    with os.fdopen(descriptor, "w") as file:
        os.fchmod(file.fileno(), 0o400)
        file.write(isi)
        file.flush()
        os.fsync(file.fileno())
    return Path(nama)
