"""CSV as people's programs write it: UTF-8, UTF-16, Windows-1252; comma, semicolon, tab."""

import codecs
import csv
import io
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

from lpse.lembar import BATAS_KOLOM, Baris, LembarTidakTerbaca

SEPOTONG = 1024 * 1024
PEMISAH = ",;\t"


def baca_csv(berkas: IO[bytes]) -> Iterator[Baris]:
    """The rows of a CSV file, empty ones included; memory does not grow with them."""
    sandi = _sandi(berkas)
    ukuran = max(berkas.seek(0, os.SEEK_END), 1)
    berkas.seek(0)
    teks = io.TextIOWrapper(berkas, encoding=sandi, newline="")
    nomor = 0
    try:
        pemisah = _pemisah(teks.readline())
        teks.seek(0)
        # Strict: a quotation mark never closed would swallow every row behind it without a word.
        pembaca = csv.reader(_baris_teks(teks), delimiter=pemisah, strict=True)
        for nomor, sel in enumerate(pembaca, start=1):
            if len(sel) > BATAS_KOLOM:
                raise LembarTidakTerbaca(f"Baris {nomor} lebih dari {BATAS_KOLOM} kolom. Periksa tabelnya.")
            yield Baris(nomor, [s.strip() for s in sel], min(99, berkas.tell() * 100 // ukuran))
    except csv.Error:
        raise LembarTidakTerbaca(
            f"Baris {nomor + 1} tidak terbaca: ada tanda kutip yang tidak ditutup, atau sel yang terlalu "
            "panjang. Betulkan, lalu unggah lagi."
        ) from None
    except UnicodeDecodeError:
        raise LembarTidakTerbaca(
            f"Ada huruf yang tidak terbaca sesudah baris {nomor}. Simpan sebagai CSV UTF-8, lalu unggah lagi."
        ) from None
    finally:
        # Whoever stopped reading half-way may have closed the file before this generator ends.
        with suppress(ValueError):
            teks.detach()


def _baris_teks(teks: io.TextIOWrapper) -> Iterator[str]:
    """Line by line by hand: iterating the wrapper itself would forbid asking how far it has come."""
    while potong := teks.readline(SEPOTONG):
        yield potong


def _sandi(berkas: IO[bytes]) -> str:
    """The encoding: by its mark, else UTF-8 if all of it is, else what Windows writes in Indonesia."""
    berkas.seek(0)
    awal = berkas.read(4)
    if awal.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    berkas.seek(0)
    pemeriksa = codecs.getincrementaldecoder("utf-8")()
    try:
        while potong := berkas.read(SEPOTONG):
            pemeriksa.decode(potong)
        pemeriksa.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _pemisah(kepala: str) -> str:
    """What separates the headings; a semicolon is what Excel writes under Indonesian settings."""
    return max(PEMISAH, key=kepala.count)
