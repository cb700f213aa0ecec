"""The first look at an uploaded file: its kind, size and fingerprint, nothing of what is in it."""

import hashlib
import os
from typing import IO, Any

from lpse.lembar import MEGABITA, LembarTidakTerbaca
from registrasi.impor.lembar import BATAS_MB, jenis_berkas


def periksa_unggahan(berkas: IO[bytes]) -> dict[str, Any]:
    """`jenis`, `ukuran` and `sha256` of a file, left at its beginning. Raises LembarTidakTerbaca."""
    ukuran = berkas.seek(0, os.SEEK_END)
    if ukuran > BATAS_MB * MEGABITA:
        raise LembarTidakTerbaca(f"Berkas ini lebih dari {BATAS_MB} MB. Bagi menjadi beberapa berkas.")
    berkas.seek(0)
    jenis = jenis_berkas(berkas.read(8))
    sidik = hashlib.sha256()
    berkas.seek(0)
    while potong := berkas.read(MEGABITA):
        sidik.update(potong)
    berkas.seek(0)
    return {"jenis": jenis, "ukuran": ukuran, "sha256": sidik.hexdigest()}
