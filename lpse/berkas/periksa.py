"""Judges a file by its content; name and type that the browser claims count for nothing."""

import json
from dataclasses import dataclass
from typing import IO

from lpse.berkas import pekerja
from lpse.berkas.penolakan import KALIMAT_HEIC, BerkasDitolak
from lpse.berkas.proses import jalankan

AWALAN = ((b"%PDF-", pekerja.PDF), (b"\xff\xd8\xff", pekerja.JPEG), (b"\x89PNG\r\n\x1a\n", pekerja.PNG))
# Some scanners put a byte-order mark or an empty line before the PDF header; every reader allows it.
PENGISI = b"\xef\xbb\xbf\0\t\r\n "
MEREK_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


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
        if kepala.startswith(awalan) or (jenis == pekerja.PDF and kepala.lstrip(PENGISI).startswith(awalan)):
            return jenis
    if kepala[4:8] == b"ftyp" and kepala[8:12] in MEREK_HEIC:
        raise BerkasDitolak("jenis_salah", KALIMAT_HEIC)
    raise BerkasDitolak("jenis_salah")


def periksa(berkas: IO[bytes]) -> HasilPeriksa:
    """Judge an open file of the operating system: first bytes here, the rest in a process of its own.

    Raises BerkasDitolak: jenis_salah, terpotong, bersandi, rusak, terlalu_banyak_halaman,
    gambar_terlalu_besar, sibuk.
    """
    berkas.seek(0)
    jenis = jenis_dari_isi(berkas.read(1024))
    jawaban = jalankan(berkas, "periksa", jenis)
    try:
        temuan = json.loads(jawaban)
        return HasilPeriksa(jenis, temuan["halaman"], temuan["lebar"], temuan["tinggi"])
    except (ValueError, KeyError, TypeError):
        # A worker that a file has taken over may say anything.
        raise BerkasDitolak("rusak") from None
