"""Judges a photo: one whole picture of bounded size, all of it readable."""

import io
import re
import struct
import zlib

from PIL import Image, MpoImagePlugin  # noqa: F401 a phone's two pictures in one file

from lpse.berkas.bilik.dasar import BATAS_PIKSEL, HEIC, JPEG, PNG, Tolak

Image.preinit()  # now: once the door is shut, no plug-in can be loaded

FORMAT_PILLOW = {JPEG: ("JPEG",), PNG: ("PNG",), HEIC: ("HEIF",)}
PENGISI = b"\0\t\r\n "
AKHIR = {JPEG: b"\xff\xd9", PNG: b"IEND"}
ORIENTASI = 0x0112
REBAH = (5, 6, 7, 8)

# In the packed part of a JPEG, a marker is an 0xFF that neither 0x00 nor a restart number follows.
PENANDA_JPEG = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])", re.DOTALL)
AWAL_LINTASAN, AKHIR_JPEG = b"\xda", b"\xd9"
# A progressive photo has about ten passes; thousands of them keep a decoder busy for minutes.
LINTASAN_MAKS = 100
LONGGAR = 64 * 1024  # bytes that a PNG may unpack to beyond its rows
POTONGAN = 1 << 20


def periksa_foto(isi: bytes, jenis: str) -> tuple[int, int]:
    """Return width and height of the picture held upright.

    Raises Tolak: terpotong, rusak, gambar_terlalu_besar, mengembang.
    """
    try:
        gambar = buka_foto(isi, jenis)
        if jenis == PNG:
            _periksa_png(isi)
        elif jenis == JPEG:
            _periksa_jpeg(isi)
        lebar, tinggi = gambar.size
        # Reads every byte of a JPEG, but computes an eighth of its width and height.
        gambar.draft("RGB", (lebar // 8, tinggi // 8))
        gambar.load()
        orientasi = gambar.getexif().get(ORIENTASI, 1)
    except (Tolak, MemoryError):
        raise
    except Exception as galat:
        raise Tolak(_sebab(isi, jenis, galat)) from galat
    return (tinggi, lebar) if orientasi in REBAH else (lebar, tinggi)


def kenali_heic() -> None:
    """Teach Pillow to read HEIC; apart, because the library is large and few photos need it."""
    import pillow_heif

    # One thread: each takes its share of the address space, whether it is used or not.
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def buka_foto(isi: bytes, jenis: str) -> Image.Image:
    """Open the picture without computing it. Raises Tolak("gambar_terlalu_besar")."""
    gambar = Image.open(io.BytesIO(isi), formats=FORMAT_PILLOW[jenis])
    if gambar.width * gambar.height > BATAS_PIKSEL:
        raise Tolak("gambar_terlalu_besar")
    return gambar


def _sebab(isi: bytes, jenis: str, galat: Exception) -> str:
    """What a reader's complaint means to the person who sent the picture."""
    if isinstance(galat, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return "gambar_terlalu_besar"
    if "Decompressed data too large" in str(galat):
        return "mengembang"
    terpotong = _is_heic_terpotong(isi) if jenis == HEIC else AKHIR[jenis] not in isi.rstrip(PENGISI)[-1024:]
    return "terpotong" if terpotong else "rusak"


def _is_heic_terpotong(isi: bytes) -> bool:
    """Whether a box says that it goes on behind the end of the file."""
    letak = 0
    while letak + 8 <= len(isi):
        panjang, kepala = struct.unpack_from(">I", isi, letak)[0], 8
        if panjang == 1 and letak + 16 <= len(isi):
            panjang, kepala = struct.unpack_from(">Q", isi, letak + 8)[0], 16
        if panjang < kepala:  # zero: up to the end; anything else: no box at all
            return False
        letak += panjang
    return letak > len(isi)


def _periksa_png(isi: bytes) -> None:
    """Check every sum, and that the rows unpack to no more than there are.

    Raises Tolak("mengembang"), or what Pillow raises.
    """
    Image.open(io.BytesIO(isi), formats=("PNG",)).verify()
    lebar, tinggi, bit = struct.unpack_from(">IIB", isi, 16)
    # Four channels; a picture sent in seven passes has up to twice the rows, each one byte longer.
    sisa = 2 * tinggi * (lebar * 4 * bit // 8 + 2) + LONGGAR
    urai, letak = zlib.decompressobj(), 8
    while letak + 8 <= len(isi) and sisa >= 0:
        panjang, nama = struct.unpack_from(">I4s", isi, letak)
        terkemas = isi[letak + 8 : letak + 8 + panjang] if nama == b"IDAT" else b""
        while terkemas and sisa >= 0:
            sisa -= len(urai.decompress(terkemas, POTONGAN))
            terkemas = urai.unconsumed_tail
        letak += 12 + panjang
    if sisa < 0:
        raise Tolak("mengembang")


def _periksa_jpeg(isi: bytes) -> None:
    """Count the passes of the first picture. Raises Tolak("mengembang")."""
    lintasan, letak = 0, 2
    while (penanda := PENANDA_JPEG.search(isi, letak)) and penanda[1] != AKHIR_JPEG:
        letak = penanda.end()
        lintasan += penanda[1] == AWAL_LINTASAN
        if lintasan > LINTASAN_MAKS:
            raise Tolak("mengembang")
        letak += max(2, int.from_bytes(isi[letak : letak + 2]))
