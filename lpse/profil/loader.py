"""Reading a profil: a shipped one by name, any other by path."""

import json
import re
import tomllib
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from lpse.profil.builder import Letak, build_fields
from lpse.profil.checks import check
from lpse.profil.errors import ProfilRusak
from lpse.profil.isi import IsiProfil, Profil

FOLDER = Path(__file__).parent
# The stem becomes `Profil.kode`, which the database keeps in 60 characters.
POLA_KODE = re.compile(r"[a-z][a-z0-9_-]{0,59}")


@cache
def bawaan() -> tuple[str, ...]:
    """The names of the shipped profils, in alphabetical order."""
    return tuple(sorted(berkas.stem for berkas in FOLDER.glob("*.toml")))


@cache
def resolve(pilihan: str) -> Path:
    """The file that LPSE_PROFIL means: the name of a shipped profil, or a path ending in `.toml`.

    Raises ProfilRusak when it means neither.
    """
    if pilihan.endswith(".toml"):
        return Path(pilihan)
    if pilihan not in bawaan():
        harapan = f"harus salah satu dari {', '.join(bawaan())}, atau path ke berkas .toml"
        raise ProfilRusak(f"“{pilihan}”", "LPSE_PROFIL", harapan)
    return FOLDER / f"{pilihan}.toml"


def load(berkas: Path) -> Profil:
    """The profil in this file, read again only when the file changed. Raises ProfilRusak."""
    try:
        diubah = berkas.stat().st_mtime_ns
    except OSError as galat:
        raise ProfilRusak(str(berkas), "", "berkasnya tidak ada atau tidak dapat dibaca") from galat
    return _load(berkas, diubah)


@lru_cache(maxsize=16)
def _load(berkas: Path, diubah: int) -> Profil:
    letak = Letak(str(berkas))
    if not POLA_KODE.fullmatch(berkas.stem):
        raise letak.rusak("nama berkasnya harus huruf kecil, angka, garis bawah, atau tanda hubung")
    data = _parse(berkas, letak)
    kanonik = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    profil = Profil(
        kode=berkas.stem,
        sidik=sha256(kanonik.encode()).hexdigest(),
        kanonik=kanonik,
        **build_fields(IsiProfil, data, letak),
    )
    check(profil, letak)
    return profil


def _parse(berkas: Path, letak: Letak) -> dict[str, Any]:
    try:
        return tomllib.loads(berkas.read_text(encoding="utf-8"))
    except OSError as galat:
        raise letak.rusak("berkasnya tidak ada atau tidak dapat dibaca") from galat
    except UnicodeDecodeError as galat:
        raise letak.rusak("isinya harus teks UTF-8") from galat
    except tomllib.TOMLDecodeError as galat:
        # The parser speaks English; what an operator needs from it is the place.
        tempat = re.search(r"line (\d+), column (\d+)", str(galat))
        di = f"baris {tempat[1]} kolom {tempat[2]}" if tempat else "akhir berkas"
        raise letak.rusak(f"isinya bukan TOML yang sah, lihat {di}") from galat
