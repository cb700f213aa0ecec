"""A file of SPSE data as records, one after another: memory does not grow with the file.

What a file is, its content says: neither its name nor the sender's word counts.
"""

import hashlib
import io
import json
import os
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import IO, Any, NamedTuple

from lpse.aliran_json import JsonKeliru, baris_json
from lpse.baca_csv import baca_csv
from lpse.baca_xlsx import baca_xlsx
from lpse.lembar import BATAS_KOSONG, MEGABITA, Baris, LembarTidakTerbaca
from lpse.periksa_xlsx import teks_sel
from sekretariat.enums.spse import FormatData, JenisData
from sekretariat.policies.spse_baris import rapikan_kunci
from sekretariat.policies.spse_peta import kenali_jenis

BATAS_BARIS = 5_000_000
CONTOH = 20
BUKAN_DATA = (b"%PDF", b"\xff\xd8", b"\x89PNG", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
TIDAK_DIKENAL = (
    "Kolom berkas ini tidak dikenal sebagai data SPSE yang dapat diimpor ({daftar}). Periksa ekspornya."
)


class Rekaman(NamedTuple):
    """One record: its number in the file, how far that is in percent, and what it holds."""

    nomor: int
    persen: int
    isi: Any


class TentangBerkas(NamedTuple):
    ukuran: int
    sha256: str
    format: FormatData


def periksa_berkas(berkas: IO[bytes], *, maks_mb: int) -> TentangBerkas:
    """Size, fingerprint and format of a file, left at its beginning. Raises LembarTidakTerbaca."""
    ukuran = berkas.seek(0, os.SEEK_END)
    if ukuran > maks_mb * MEGABITA:
        raise LembarTidakTerbaca(f"Berkas ini lebih dari {maks_mb} MB. Bagi menjadi beberapa berkas.")
    berkas.seek(0)
    format_ = _format(berkas.read(512))
    berkas.seek(0)
    sidik = hashlib.sha256()
    while potong := berkas.read(MEGABITA):
        sidik.update(potong)
    berkas.seek(0)
    return TentangBerkas(ukuran, sidik.hexdigest(), format_)


def _format(awal: bytes) -> FormatData:
    teks = awal.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not teks:
        raise LembarTidakTerbaca("Berkas ini kosong. Pilih berkas yang ada isinya.")
    if awal.startswith(b"PK\x03\x04"):
        return FormatData.XLSX
    if awal.startswith(BUKAN_DATA):
        raise LembarTidakTerbaca("Berkas ini bukan JSON, CSV, atau XLSX. Ekspor ulang sebagai salah satunya.")
    if teks.startswith(b"<"):
        raise LembarTidakTerbaca("Berkas ini halaman web, bukan data. Unduh ulang dari sumbernya.")
    return FormatData.JSON if teks.startswith((b"[", b"{")) else FormatData.CSV


def baca_rekaman(berkas: IO[bytes], format_: str) -> Iterator[Rekaman]:
    """The records of a file from its beginning. Raises LembarTidakTerbaca at any of them."""
    berkas.seek(0)
    rekaman = _dari_json(berkas) if format_ == FormatData.JSON else _dari_tabel(berkas, format_)
    for urut, satu in enumerate(rekaman, start=1):
        if urut > BATAS_BARIS:
            raise LembarTidakTerbaca("Berkas ini lebih dari lima juta baris. Bagi menjadi beberapa berkas.")
        yield satu


def kenali_isi(berkas: IO[bytes], format_: str) -> JenisData:
    """The dataset by the keys of the first records. Raises LembarTidakTerbaca."""
    kunci: set[str] = set()
    for satu in islice(baca_rekaman(berkas, format_), CONTOH):
        if isinstance(satu.isi, dict):
            kunci.update(rapikan_kunci(k) for k in satu.isi)
    berkas.seek(0)
    jenis = kenali_jenis(frozenset(kunci))
    if jenis is None:
        if not kunci:
            raise LembarTidakTerbaca("Berkas ini tidak memuat satu rekaman pun.")
        daftar = ", ".join(str(j.label).lower() for j in JenisData)
        raise LembarTidakTerbaca(TIDAK_DIKENAL.format(daftar=daftar))
    return jenis


def _pecahan(teks: str) -> Decimal | str:
    """A number with a fraction; one that no decimal can hold stays as written, and its row is refused."""
    try:
        return Decimal(teks)
    except InvalidOperation:
        return teks


# Whole numbers as they are written: codes have more digits than some programs keep.
_PEMBACA = json.JSONDecoder(parse_float=_pecahan, parse_int=str, parse_constant=str)


def _dari_json(berkas: IO[bytes]) -> Iterator[Rekaman]:
    ukuran = max(berkas.seek(0, os.SEEK_END), 1)
    berkas.seek(0)
    teks = io.TextIOWrapper(berkas, encoding="utf-8-sig", newline="")
    try:
        for nomor, isi in enumerate(baris_json(teks, _PEMBACA), start=1):
            yield Rekaman(nomor, min(99, berkas.tell() * 100 // ukuran), isi)
    except UnicodeDecodeError:
        raise LembarTidakTerbaca("Berkas ini bukan UTF-8. Simpan ulang sebagai UTF-8.") from None
    except JsonKeliru as galat:
        raise LembarTidakTerbaca(str(galat)) from None
    finally:
        # The stream stays open for whoever brought it.
        if not berkas.closed:
            teks.detach()


def _dari_tabel(berkas: IO[bytes], format_: str) -> Iterator[Rekaman]:
    lembar = baca_xlsx(berkas, _sel) if format_ == FormatData.XLSX else baca_csv(berkas)
    judul: list[str] = []
    kosong = 0
    for baris in lembar:
        if not any(baris.sel):
            kosong += 1
            if kosong > BATAS_KOSONG:
                raise LembarTidakTerbaca("Ada terlalu banyak baris kosong berturut-turut. Hapus dahulu.")
            continue
        kosong = 0
        if judul:
            yield Rekaman(baris.nomor, baris.persen, _bernama(judul, baris))
        else:
            judul = baris.sel


def _bernama(judul: list[str], baris: Baris) -> dict[str, str] | list[str]:
    # More cells than headings mean a separator inside a cell: what would stand where is a guess.
    if any(baris.sel[len(judul) :]):
        return baris.sel
    return {j: s for j, s in zip(judul, baris.sel, strict=False) if j}


def _sel(nilai: Any) -> str:
    """A cell as it would be typed; a moment keeps its hour."""
    if isinstance(nilai, datetime):
        return nilai.isoformat(" ", "seconds")
    if isinstance(nilai, float) and not nilai.is_integer():
        return f"{Decimal(str(nilai)):f}"
    return teks_sel(nilai)
