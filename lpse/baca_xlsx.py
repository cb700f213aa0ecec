"""XLSX through openpyxl's streaming reader, after `lpse.periksa_xlsx` has judged the file."""

from collections.abc import Callable, Iterator
from typing import IO, Any

from lpse.lembar import BATAS_KOLOM, Baris, LembarTidakTerbaca
from lpse.periksa_xlsx import RUSAK, periksa_xlsx, teks_sel


def baca_xlsx(berkas: IO[bytes], teks: Callable[[Any], str] = teks_sel) -> Iterator[Baris]:
    """The rows of the first sheet, empty ones included; `teks` says how a cell reads."""
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
            yield Baris(nomor, [teks(nilai) for nilai in sel], min(99, nomor * 100 // jumlah))
    except Exception as galat:
        # The library meets a broken workbook with whatever its code happened to stumble over.
        raise LembarTidakTerbaca(RUSAK) from galat
    finally:
        if buku is not None:
            buku.close()
