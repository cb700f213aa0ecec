"""XLSX through openpyxl's streaming reader, after `periksa_xlsx` has judged the file."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from registrasi.impor.lembar import BATAS_KOLOM, Baris, LembarTidakTerbaca
from registrasi.impor.periksa_xlsx import RUSAK, periksa_xlsx


def baca_xlsx(berkas: IO[bytes]) -> Iterator[Baris]:
    """The rows of the first sheet, empty ones included."""
    jumlah = max(periksa_xlsx(berkas), 1)
    # Imported here: it costs every process 10 MB, and few ever read a workbook.
    from openpyxl import load_workbook

    buku: Any = None
    try:
        buku = load_workbook(berkas, read_only=True, data_only=True, keep_links=False)
        lembar = buku.worksheets[0]
        # Bounds of our own: what a sheet says about its size is what somebody wrote there.
        lembar.reset_dimensions()
        for nomor, sel in enumerate(lembar.iter_rows(values_only=True, max_col=BATAS_KOLOM), start=1):
            yield Baris(nomor, [_teks(nilai) for nilai in sel], min(99, nomor * 100 // jumlah))
    except Exception as galat:
        # The library meets a broken workbook with whatever its code happened to stumble over.
        raise LembarTidakTerbaca(RUSAK) from galat
    finally:
        if buku is not None:
            buku.close()


def _teks(nilai: Any) -> str:
    """A cell as it would be typed: a whole number without a point, a date as YYYY-MM-DD."""
    if nilai is None:
        return ""
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    if isinstance(nilai, datetime):
        return nilai.date().isoformat()
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai).strip()
