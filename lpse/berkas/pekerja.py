"""The process that opens files from strangers.

Run by path (`python -I pekerja.py periksa|rendisi|tanda_tangan …`), never imported by it are Django and
the portal: it starts in tens of milliseconds, holds no secret, and may be killed at any time. The file comes
on stdin, the answer goes to stdout. Exit 0: done. Exit 3: refused, stdout is the code of the refusal.
Every other end (signal, time-out, traceback) means that the file broke its parser.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

if "lpse" not in sys.modules:
    # Run by path: the cell's modules come from their folder, without the packages above them, whose
    # __init__ would load Django.
    AKAR = Path(__file__).resolve().parents[2]
    for nama in ("lpse", "lpse.berkas"):
        sys.modules[nama] = ModuleType(nama)
        sys.modules[nama].__path__ = [str(AKAR.joinpath(*nama.split(".")))]

from lpse.berkas.bilik.dasar import HEIC, PDF, Tolak
from lpse.berkas.bilik.gabungan import periksa_gabungan
from lpse.berkas.bilik.kurungan import kurung

KELUAR_DITOLAK = 3
AWAL_KELUHAN = "kurungan tidak lengkap: "


def periksa(isi: bytes, jenis: str) -> dict[str, int | None]:
    """Open the whole file and return `halaman`, `lebar`, `tinggi` (upright pixels; None for a PDF).

    Raises Tolak with the code of the refusal.
    """
    if jenis == PDF:
        from lpse.berkas.bilik.pdf import periksa_pdf

        hasil = {"halaman": periksa_pdf(isi), "lebar": None, "tinggi": None}
    else:
        from lpse.berkas.bilik.foto import periksa_foto

        lebar, tinggi = periksa_foto(isi, jenis)
        hasil = {"halaman": 1, "lebar": lebar, "tinggi": tinggi}
    # Last: whoever sent half a file should read that, not what the half looks like.
    periksa_gabungan(isi, jenis)
    return hasil


def rendisi(isi: bytes, jenis: str, halaman: int, lebar: int, cap: str = "") -> bytes:
    """Draw one page as WebP. Raises Tolak("rusak")."""
    from lpse.berkas.bilik import lukis

    return lukis.rendisi(isi, jenis, halaman, lebar, cap)


def tanda_tangan(isi: bytes, ukuran: int, sha256: str, akar: str) -> dict[str, Any]:
    """Check the signatures in a PDF that begins with the document named. Raises Tolak: rusak, bersandi."""
    from lpse.berkas.bilik.tanda_tangan import pemeriksa

    return pemeriksa(akar).periksa(isi, ukuran, sha256)


def siapkan(perintah: str, jenis: str, *pilihan: str) -> None:
    """Load what the command needs while the disk can still be read; not more, since most of it is large."""
    if perintah == "tanda_tangan":
        import_module("lpse.berkas.bilik.tanda_tangan").pemeriksa(pilihan[-1])
        return
    if perintah == "rendisi":
        import_module("lpse.berkas.bilik.lukis")
    if jenis == PDF:
        import_module("pypdfium2" if perintah == "rendisi" else "lpse.berkas.bilik.pdf")
    else:
        import_module("lpse.berkas.bilik.foto")
    if jenis == HEIC:
        import_module("lpse.berkas.bilik.foto").kenali_heic()


def batasi() -> None:
    """Shut this process in, before the first byte of the file is read; what is missing goes to stderr."""
    if kurang := kurung():
        sys.stderr.write(f"{AWAL_KELUHAN}{'; '.join(kurang)}\n")
        sys.stderr.flush()


def jawab(isi: bytes, perintah: str, jenis: str, *pilihan: str) -> tuple[int, bytes]:
    """Do one command over a file; returns the exit code and what goes to stdout."""
    try:
        if perintah == "periksa":
            return 0, json.dumps(periksa(isi, jenis)).encode()
        if perintah == "tanda_tangan":
            ukuran, sha256, akar = pilihan
            return 0, json.dumps(tanda_tangan(isi, int(ukuran), sha256, akar)).encode()
        halaman, lebar, cap = pilihan
        return 0, rendisi(isi, jenis, int(halaman), int(lebar), cap)
    except Tolak as tolak:
        return KELUAR_DITOLAK, tolak.kode.encode()


def main() -> int:
    """Load, shut the door behind us, then read and answer; returns the exit code."""
    siapkan(*sys.argv[1:])
    batasi()
    # Read by position: the parent's descriptor shares its offset with ours, and goes on using it.
    isi = os.pread(0, os.fstat(0).st_size, 0)
    os.close(0)  # opened for writing by the parent: nobody may change the file after it was judged
    kode, jawaban = jawab(isi, *sys.argv[1:])
    sys.stdout.buffer.write(jawaban)
    return kode


if __name__ == "__main__":
    sys.exit(main())
