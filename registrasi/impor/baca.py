"""One way to read a table, whatever the file is."""

from collections.abc import Iterator
from typing import IO

from lpse.baca_csv import baca_csv
from lpse.baca_xlsx import baca_xlsx
from lpse.lembar import BATAS_BARIS, BATAS_KOSONG, Baris, LembarTidakTerbaca
from registrasi.enums.spse import JenisBerkasImpor


def baca_lembar(berkas: IO[bytes], jenis: str) -> Iterator[Baris]:
    """The rows of a file that is not empty there, headings first. Raises LembarTidakTerbaca at any row."""
    baca = baca_xlsx if jenis == JenisBerkasImpor.XLSX else baca_csv
    kosong = 0
    for baris in baca(berkas):
        if baris.nomor > BATAS_BARIS:
            raise LembarTidakTerbaca(
                f"Berkas ini lebih dari {BATAS_BARIS:,} baris. Bagi menjadi beberapa berkas.".replace(
                    ",", "."
                )
            )
        if any(baris.sel):
            kosong = 0
            yield baris
        else:
            kosong += 1
            if kosong > BATAS_KOSONG:
                raise LembarTidakTerbaca(
                    f"Ada lebih dari {BATAS_KOSONG:,} baris kosong berturut-turut, sampai baris "
                    f"{baris.nomor}. Hapus baris kosongnya, lalu unggah lagi.".replace(",", ".", 1)
                )
