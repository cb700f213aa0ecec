"""The process that opens files from strangers.

Run by path (`python -I pekerja.py periksa|rendisi …`), never imported by it are Django and the portal:
it starts in tens of milliseconds, holds no secret, and may be killed at any time. The file comes on
stdin, the answer goes to stdout. Exit 0: done. Exit 3: refused, stdout is the code of the refusal.
Every other end (signal, time-out, traceback) means that the file broke its parser.
"""

import io
import json
import math
import os
import re
import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
AKHIR = {PDF: b"%%EOF", JPEG: b"\xff\xd9", PNG: b"IEND"}
FORMAT_PILLOW = {JPEG: ("JPEG",), PNG: ("PNG",)}

BATAS_HALAMAN = 200
BATAS_PIKSEL = 65_000_000  # the largest photo a 64-megapixel phone takes
TINGGI_MAKS = 10_000  # pixels of a rendition; a page one point wide must not ask for gigabytes
MUTU_WEBP = 80

MEMORI_MAKS = 1024**3  # bytes of address space; 65 megapixels with alpha, twice, is half of it
CPU_MAKS = 20  # seconds
KELUARAN_MAKS = 32 * 1024**2  # bytes

KELUAR_DITOLAK = 3


class Tolak(Exception):
    """The file is refused; `kode` is the code of the refusal."""

    def __init__(self, kode: str) -> None:
        super().__init__(kode)
        self.kode = kode


def _is_terpotong(isi: bytes, jenis: str) -> bool:
    """Whether the mark that ends such a file is missing from its tail."""
    ekor = isi.rstrip(b"\0\t\r\n ")[-1024:]
    letak = ekor.rfind(AKHIR[jenis])
    # A signed or amended PDF cut inside its last revision still shows the end mark of the one before.
    return letak < 0 or (jenis == PDF and re.search(rb"\d+ \d+ obj", ekor[letak:]) is not None)


def periksa(isi: bytes, jenis: str) -> dict[str, int | None]:
    """Open the whole file and return `halaman`, `lebar`, `tinggi` (upright pixels; None for a PDF).

    Raises Tolak: terpotong, bersandi, rusak, terlalu_banyak_halaman, gambar_terlalu_besar.
    """
    return _periksa_pdf(isi) if jenis == PDF else _periksa_gambar(isi, jenis)


def _periksa_pdf(isi: bytes) -> dict[str, int | None]:
    # Imported here: a photo should not wait for two PDF libraries.
    import pikepdf
    import pypdfium2

    if _is_terpotong(isi, PDF):
        raise Tolak("terpotong")
    try:
        with pikepdf.open(io.BytesIO(isi)) as pdf:
            jumlah = len(pdf.pages)
        if not jumlah:
            raise Tolak("rusak")
        if jumlah > BATAS_HALAMAN:
            raise Tolak("terlalu_banyak_halaman")
        dokumen = pypdfium2.PdfDocument(isi)
        # Two readers that disagree show two people two different documents.
        if jumlah != len(dokumen) or not all(_is_berbidang(lembar.get_size()) for lembar in dokumen):
            raise Tolak("rusak")
    except Tolak:
        raise
    except pikepdf.PasswordError:
        raise Tolak("bersandi") from None
    except Exception as galat:
        raise Tolak("rusak") from galat
    return {"halaman": jumlah, "lebar": None, "tinggi": None}


def _is_berbidang(ukuran: tuple[float, float]) -> bool:
    return min(ukuran) > 0 and math.isfinite(max(ukuran))


def _periksa_gambar(isi: bytes, jenis: str) -> dict[str, int | None]:
    from PIL import Image

    try:
        # Checks the sums of a PNG. Asking for anything else first, even the orientation, would spoil it.
        _buka_gambar(isi, jenis).verify()
        gambar = _buka_gambar(isi, jenis)
        lebar, tinggi = gambar.size
        # Reads every byte of a JPEG, but computes an eighth of its width and height.
        gambar.draft("RGB", (lebar // 8, tinggi // 8))
        gambar.load()
        orientasi = gambar.getexif().get(0x0112, 1)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Tolak("gambar_terlalu_besar") from None
    except Tolak:
        raise
    except Exception as galat:
        raise Tolak("terpotong" if _is_terpotong(isi, jenis) else "rusak") from galat
    if orientasi in (5, 6, 7, 8):
        lebar, tinggi = tinggi, lebar
    return {"halaman": 1, "lebar": lebar, "tinggi": tinggi}


def _buka_gambar(isi: bytes, jenis: str) -> "Image.Image":
    from PIL import Image

    gambar = Image.open(io.BytesIO(isi), formats=FORMAT_PILLOW[jenis])
    if gambar.width * gambar.height > BATAS_PIKSEL:
        raise Tolak("gambar_terlalu_besar")
    return gambar


def rendisi(isi: bytes, jenis: str, halaman: int, lebar: int) -> bytes:
    """Draw one page upright as WebP, at most `lebar` pixels wide, on white, without any metadata.

    Raises Tolak("rusak") when the page cannot be drawn.
    """
    from PIL import Image

    try:
        gambar = _gambar_pdf(isi, halaman, lebar) if jenis == PDF else _gambar_foto(isi, jenis, lebar)
        # A fresh canvas carries nothing over: no position, no camera, no profile, no comment.
        kanvas = Image.new("RGB", gambar.size, "white")
        kanvas.paste(gambar, mask=gambar.getchannel("A") if gambar.mode == "RGBA" else None)
        keluaran = io.BytesIO()
        kanvas.save(keluaran, "WEBP", quality=MUTU_WEBP, method=2)
    except Tolak:
        raise
    except Exception as galat:
        raise Tolak("rusak") from galat
    return keluaran.getvalue()


def _gambar_pdf(isi: bytes, halaman: int, lebar: int) -> "Image.Image":
    import pypdfium2

    dokumen = pypdfium2.PdfDocument(isi)
    dokumen.init_forms()  # or filled-in fields and visible signatures stay blank
    lembar = dokumen[halaman - 1]
    lebar_titik, tinggi_titik = lembar.get_size()
    # The renderer rounds up: a hair less, or 900 becomes 901.
    skala = min(lebar / lebar_titik, TINGGI_MAKS / tinggi_titik) * (1 - 1e-9)
    gambar: Image.Image = lembar.render(scale=skala).to_pil()
    return gambar


def _gambar_foto(isi: bytes, jenis: str, lebar: int) -> "Image.Image":
    from PIL import ImageOps

    gambar = _buka_gambar(isi, jenis)
    rebah = gambar.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    if gambar.mode.startswith("I"):
        gambar = gambar.point(lambda nilai: nilai / 256).convert("L")  # 16 bits: converting alone would clip
    elif gambar.mode not in ("L", "RGB", "CMYK"):
        gambar = gambar.convert("RGBA" if gambar.has_transparency_data else "RGB")
    gambar.thumbnail((TINGGI_MAKS, lebar) if rebah else (lebar, TINGGI_MAKS), reducing_gap=2.0)
    gambar = ImageOps.exif_transpose(gambar)
    return gambar if gambar.mode == "RGBA" else gambar.convert("RGB")


def batasi() -> None:
    """Lower this process's own limits, before the first byte of the file is read."""
    for sumber, batas in (
        (resource.RLIMIT_AS, MEMORI_MAKS),
        (resource.RLIMIT_CPU, CPU_MAKS),
        (resource.RLIMIT_FSIZE, KELUARAN_MAKS),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),  # a core dump would hold somebody's identity card
    ):
        keras = resource.getrlimit(sumber)[1]
        if keras != resource.RLIM_INFINITY:
            batas = min(batas, keras)
        resource.setrlimit(sumber, (batas, batas))


def jawab(isi: bytes, perintah: str, jenis: str, *angka: str) -> tuple[int, bytes]:
    """Do one command over a file; returns the exit code and what goes to stdout."""
    try:
        if perintah == "periksa":
            return 0, json.dumps(periksa(isi, jenis)).encode()
        return 0, rendisi(isi, jenis, *map(int, angka))
    except Tolak as tolak:
        return KELUAR_DITOLAK, tolak.kode.encode()


def main() -> int:
    """Shut the door behind us, then read and answer; returns the exit code."""
    batasi()
    # Read by position: the parent's descriptor shares its offset with ours, and goes on using it.
    kode, jawaban = jawab(os.pread(0, os.fstat(0).st_size, 0), *sys.argv[1:])
    sys.stdout.buffer.write(jawaban)
    return kode


if __name__ == "__main__":
    sys.exit(main())
