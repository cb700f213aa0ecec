"""Reading a file of the list as rows, one after another: memory does not grow with the file.

What a file is, its content says: neither its name nor the sender's word counts.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from lpse.aliran_json import JsonKeliru, baris_json
from registrasi.policies.daftar_hitam import DaftarTidakTerbaca

MAKS_UNGGAHAN = 10 * 1024 * 1024
MAKS_BERKAS = 100 * 1024 * 1024
MAKS_BARIS = 300_000
MAKS_SEL = 64 * 1024
MAKS_GARIS = 512 * 1024
POTONG = 256 * 1024
CONTOH = 4096
PEMISAH = (";", ",", "\t", "|")
# What comes instead of a list, told by its first bytes.
BUKAN_TEKS = {
    b"PK\x03\x04": "Ini berkas ZIP atau Excel (XLSX). Simpan sebagai CSV UTF-8, lalu coba lagi.",
    b"\xd0\xcf\x11\xe0": "Ini berkas Excel lama (XLS). Simpan sebagai CSV UTF-8, lalu coba lagi.",
    b"%PDF": "Ini berkas PDF. Minta daftar hitam sebagai JSON atau CSV.",
    b"\xff\xfe": "Berkas ini UTF-16. Simpan sebagai CSV UTF-8, lalu coba lagi.",
    b"\xfe\xff": "Berkas ini UTF-16. Simpan sebagai CSV UTF-8, lalu coba lagi.",
    b"\x1f\x8b": "Ini berkas terkompresi (gzip). Buka dahulu kompresinya, lalu coba lagi.",
}


@dataclass(frozen=True, slots=True)
class IsiBerkas:
    """A file known by its bytes: its hash, its size, and what it is."""

    sha256: str
    ukuran: int
    jenis: str  # "json" or "csv"
    aliran: BinaryIO

    def baris(self) -> Iterator[tuple[int, Any]]:
        """Row number (as the file counts, from 1) and row, from the beginning. Raises DaftarTidakTerbaca."""
        self.aliran.seek(0)
        teks = io.TextIOWrapper(self.aliran, encoding="utf-8-sig", newline="")
        try:
            baca = _baris_csv(teks) if self.jenis == "csv" else enumerate(baris_json(teks), start=1)
            for hitungan, (nomor, baris) in enumerate(baca, start=1):
                if hitungan > MAKS_BARIS:
                    raise DaftarTidakTerbaca(f"Berkas ini lebih dari {MAKS_BARIS} baris. Bagi dahulu.")
                yield nomor, baris
        except UnicodeDecodeError:
            raise DaftarTidakTerbaca("Berkas ini bukan UTF-8. Simpan ulang sebagai UTF-8.") from None
        except JsonKeliru as galat:
            raise DaftarTidakTerbaca(str(galat)) from None
        finally:
            # The stream stays open for whoever brought it.
            teks.detach()


def kenali(aliran: BinaryIO, *, maks: int = MAKS_BERKAS) -> IsiBerkas:
    """Hash a file and tell what it is. Raises DaftarTidakTerbaca with a sentence that says what to do."""
    aliran.seek(0)
    sidik, ukuran, awal = hashlib.sha256(), 0, b""
    while potong := aliran.read(POTONG):
        awal = awal or potong[:CONTOH]
        sidik.update(potong)
        ukuran += len(potong)
        if ukuran > maks:
            raise DaftarTidakTerbaca(f"Berkas ini lebih dari {maks // 1024 // 1024} MB. Bagi dahulu.")
        if b"\0" in potong:
            raise DaftarTidakTerbaca(_sebut_bukan_teks(awal))
    if not awal.strip(b"\xef\xbb\xbf \t\r\n"):
        raise DaftarTidakTerbaca("Berkas ini kosong.")
    return IsiBerkas(sidik.hexdigest(), ukuran, _jenis(awal), aliran)


def _sebut_bukan_teks(awal: bytes) -> str:
    umum = "Berkas ini bukan teks. Kirim daftar hitam sebagai JSON atau CSV UTF-8."
    return next((kalimat for tanda, kalimat in BUKAN_TEKS.items() if awal.startswith(tanda)), umum)


def _jenis(awal: bytes) -> str:
    if awal.startswith(tuple(BUKAN_TEKS)):
        raise DaftarTidakTerbaca(_sebut_bukan_teks(awal))
    # The source answers so, with status 200, when it has no answer.
    if b"<invalid_response>" in awal:
        raise DaftarTidakTerbaca(
            "Berkas ini jawaban galat dari server sumber (<invalid_response>), bukan daftar hitam. "
            "Unduh ulang dari sumbernya."
        )
    teks = awal.removeprefix(b"\xef\xbb\xbf").lstrip()
    if teks.startswith(b"<"):
        raise DaftarTidakTerbaca("Berkas ini halaman web, bukan daftar hitam. Unduh ulang dari sumbernya.")
    return "json" if teks.startswith((b"[", b"{")) or teks.strip() == b"null" else "csv"


def _baris_csv(teks: io.TextIOWrapper) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows under their headings. A heading's line chooses the separator."""
    garis = _garis(teks)
    kepala_mentah = next(garis, "")
    pemisah = max(PEMISAH, key=kepala_mentah.count)
    sebelumnya = csv.field_size_limit(MAKS_SEL)
    try:
        kepala = next(csv.reader([kepala_mentah], delimiter=pemisah), [])
        for nomor, sel in enumerate(csv.reader(garis, delimiter=pemisah, strict=True), start=2):
            if any(isi.strip() for isi in sel):
                yield nomor, _berkepala(kepala, sel)
    except csv.Error as galat:
        raise DaftarTidakTerbaca(f"Berkas ini tidak terbaca sebagai CSV: {_sebut_csv(galat)}.") from None
    finally:
        csv.field_size_limit(sebelumnya)


def _garis(teks: io.TextIOWrapper) -> Iterator[str]:
    while garis := teks.readline(MAKS_GARIS + 1):
        if len(garis) > MAKS_GARIS:
            raise DaftarTidakTerbaca(f"Berkas ini memuat satu baris lebih dari {MAKS_GARIS // 1024} KB.")
        yield garis


def _berkepala(kepala: list[str], sel: list[str]) -> dict[str, Any]:
    # More cells than headings mean a separator inside an unquoted cell: what would stand where is a guess.
    return {"": sel} if len(sel) > len(kepala) else dict(zip(kepala, sel, strict=False))


def _sebut_csv(galat: csv.Error) -> str:
    if "field larger" in str(galat):
        return f"ada sel lebih dari {MAKS_SEL // 1024} KB"
    return "tanda kutipnya tidak berpasangan"
