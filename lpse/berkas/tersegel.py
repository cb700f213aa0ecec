"""Sealed bytes: kept exactly as handed over, of whatever kind, and never opened here.

No reader sees them and no scanner judges them: evidence must stay what it is, even if it is dangerous.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404

from lpse.berkas.http import lindungi
from lpse.berkas.penolakan import BerkasTidakTersedia
from lpse.berkas.simpan import penyimpanan, ruang_penuh_menjadi_kalimat, salin

BATAS_MB = 250
NAMA_AMAN = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Segel:
    """Where sealed bytes lie, and what they were when they came."""

    kunci: str
    ukuran: int
    sha256: str


@contextmanager
def disegel(unggahan: "UploadedFile[Any]") -> Iterator[Segel]:
    """Store an upload for the act in the block. When the block fails, the bytes go.

    Streams from disk to disk: memory does not grow with the file. Raises BerkasDitolak (kosong,
    terlalu_besar, penyimpanan_penuh), and what the block raises.
    """
    acak = uuid4()
    kunci = f"tersegel/{acak.hex[:2]}/{acak}"
    with ruang_penuh_menjadi_kalimat(), salin(unggahan, BATAS_MB) as (salinan, ukuran, sha256):
        salinan.seek(0)
        penyimpanan().save(kunci, File(salinan))
        try:
            yield Segel(kunci, ukuran, sha256)
        except BaseException:
            penyimpanan().delete(kunci)
            raise


def hapus_semua_segel() -> None:
    """Delete every sealed file; for a demo that is emptied, nowhere else."""
    with suppress(FileNotFoundError):
        for folder in penyimpanan().listdir("tersegel")[0]:
            for nama in penyimpanan().listdir(f"tersegel/{folder}")[1]:
                penyimpanan().delete(f"tersegel/{folder}/{nama}")


def buka_segel(kunci: str) -> "File[Any]":
    """Open sealed bytes for reading; the caller closes the file. Raises BerkasTidakTersedia."""
    try:
        return penyimpanan().open(kunci, "rb")
    except FileNotFoundError:
        raise BerkasTidakTersedia(
            "Isi berkas tersegel ini tidak ditemukan. Beri tahu admin sistem LPSE."
        ) from None


def hitung_sidik(kunci: str) -> str:
    """The SHA-256 of sealed bytes as they lie there now. Raises BerkasTidakTersedia."""
    with buka_segel(kunci) as isi:
        return hashlib.file_digest(isi, "sha256").hexdigest()


def sajikan_segel(kunci: str, nama: str) -> FileResponse:
    """Answer with sealed bytes as a download that no browser runs or shows. Raises Http404.

    No permission is checked and no look is recorded here: the door does both before it calls.
    """
    try:
        isi = buka_segel(kunci)
    except BerkasTidakTersedia as galat:
        raise Http404(str(galat)) from galat
    aman = NAMA_AMAN.sub("-", nama).strip("-.") or "berkas"
    return lindungi(
        # Another ending than its own: nothing opens it by a double click.
        FileResponse(
            isi, as_attachment=True, filename=f"{aman}.tersegel", content_type="application/octet-stream"
        )
    )
