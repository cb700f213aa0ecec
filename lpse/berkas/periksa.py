"""Judges a file by its content; name and type that the browser claims count for nothing."""

import json
from dataclasses import dataclass
from typing import IO

from lpse.berkas.bilik.dasar import BATAS_HALAMAN, BATAS_PIKSEL, HEIC, JPEG, PDF, PNG
from lpse.berkas.penolakan import KALIMAT_RANGKAIAN, BerkasDitolak
from lpse.berkas.proses import jalankan

AWALAN = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
# Some scanners put a byte-order mark or an empty line before the PDF header; every reader allows it.
PENGISI = b"\xef\xbb\xbf\0\t\r\n "
# One photo in HEVC; "mif1" only says "a picture", so the brands after it must name HEVC too.
MEREK_FOTO = frozenset({b"heic", b"heix", b"heim", b"heis"})
MEREK_RANGKAIAN = frozenset({b"hevc", b"hevx", b"msf1"})


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """What a file turned out to be. Width and height are those of an image held upright."""

    jenis: str
    halaman: int
    lebar: int | None
    tinggi: int | None


def jenis_dari_isi(kepala: bytes) -> str:
    """Return the media type that the first bytes (a kilobyte is enough) prove.

    Raises BerkasDitolak(jenis_salah).
    """
    for awalan, jenis in AWALAN:
        if kepala.startswith(awalan) or (jenis == PDF and kepala.lstrip(PENGISI).startswith(awalan)):
            return jenis
    if kepala[4:8] == b"ftyp":
        return _jenis_dari_merek(kepala)
    raise BerkasDitolak("jenis_salah")


def _jenis_dari_merek(kepala: bytes) -> str:
    """HEIC shares its container with films and with AVIF: the brands in its first box tell them apart."""
    panjang = int.from_bytes(kepala[:4])
    merek = {kepala[i : i + 4] for i in range(16, min(panjang, len(kepala)), 4)}
    utama = kepala[8:12]
    if utama in MEREK_FOTO or (utama == b"mif1" and merek & MEREK_FOTO):
        return HEIC
    if utama in MEREK_RANGKAIAN:
        raise BerkasDitolak("jenis_salah", KALIMAT_RANGKAIAN)
    raise BerkasDitolak("jenis_salah")


def periksa(berkas: IO[bytes]) -> HasilPeriksa:
    """Judge an open file of the operating system: first bytes here, the rest in a process of its own.

    Raises BerkasDitolak with one of the codes in KALIMAT.
    """
    berkas.seek(0)
    jenis = jenis_dari_isi(berkas.read(1024))
    return _hasil(jenis, jalankan(berkas, "periksa", jenis))


def _hasil(jenis: str, jawaban: bytes) -> HasilPeriksa:
    """Believe nothing: a worker that a file has taken over may say anything."""
    try:
        temuan = json.loads(jawaban)
        hasil = HasilPeriksa(jenis, temuan["halaman"], temuan["lebar"], temuan["tinggi"])
    except (ValueError, KeyError, TypeError):
        raise BerkasDitolak("tidak_dapat_diperiksa") from None
    ukuran = (hasil.lebar, hasil.tinggi)
    wajar = (
        _is_antara(hasil.halaman, BATAS_HALAMAN) and ukuran == (None, None)
        if jenis == PDF
        else hasil.halaman == 1 and all(_is_antara(sisi, BATAS_PIKSEL) for sisi in ukuran)
    )
    if not wajar:
        raise BerkasDitolak("tidak_dapat_diperiksa")
    return hasil


def _is_antara(angka: object, batas: int) -> bool:
    return type(angka) is int and 1 <= angka <= batas
