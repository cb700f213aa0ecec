"""Hashes of files, read in pieces, with an eye on the clock."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from arsip.mesin.proses import Kendali

_POTONGAN = 1024 * 1024


def hitung_sidik(akar: Path, jalur: Iterable[str], kendali: Kendali) -> dict[str, str]:
    """The SHA-256 of each of these files below `akar`; those that are not there are left out."""
    sidik = {}
    for satu in jalur:
        try:
            sidik[satu] = sidik_berkas(akar / satu, kendali)
        except FileNotFoundError:
            continue
    return sidik


def sidik_berkas(jalur: Path, kendali: Kendali) -> str:
    """The SHA-256 of a file. Raises OSError, MesinGagal (LEWAT_TENGGAT) and Dihentikan."""
    ringkasan = hashlib.sha256()
    with jalur.open("rb") as berkas:
        while potongan := berkas.read(_POTONGAN):
            kendali.periksa()
            ringkasan.update(potongan)
    return ringkasan.hexdigest()
