"""Lists as CSV, streamed, and as workbooks: recorded, and in a form no spreadsheet runs.

In a workbook numbers and days are cells to reckon with. Whatever is a text here stays one: a number that
names something (NPWP, NIP, a code) must come as text.
"""

import csv
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from tempfile import TemporaryFile
from typing import Any

from django.db import transaction
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun
from lpse.waktu import setempat

PEMICU_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n")
SEPOTONG = 1000  # rows read from the database at a time
TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# How a workbook shows its numbers; separators and names of months are Indonesian where the reader's are.
FORMAT_ANGKA, FORMAT_PERSEN, FORMAT_TANGGAL = "#,##0.00", '0.0"%"', "[$-421]d mmmm yyyy"
ANGKA_TERBESAR = 10**15  # from here on a spreadsheet rounds
HARI_PERTAMA = date(1900, 3, 1)  # spreadsheets disagree about the days before


class Persen(Decimal):
    """A share in hundredths: 98.5 is shown as 98.5%."""


class _Gema:
    """A file that hands back what is written to it, so that rows stream as they are read."""

    def write(self, teks: str) -> str:
        return teks


def jinakkan(nilai: Any) -> str:
    """A cell that begins like a formula gets an apostrophe in front: a spreadsheet then shows it as text."""
    teks = "" if nilai is None else str(nilai)
    return f"'{teks}" if teks.lstrip(" ").startswith(PEMICU_RUMUS) else teks


def sel_waktu(saat: datetime | None) -> str:
    """A moment as a cell that sorts: `2026-03-26 15:30 WIB`; empty where there is none."""
    return setempat(saat).strftime("%Y-%m-%d %H:%M %Z") if saat else ""


def tulis_csv(kepala: Sequence[str], baris: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The lines of a CSV file, one at a time: memory does not grow with the rows."""
    penulis = csv.writer(_Gema())
    # Without this mark spreadsheets read UTF-8 as something else.
    yield "\ufeff" + penulis.writerow(kepala)
    for satu in baris:
        yield penulis.writerow(jinakkan(nilai) for nilai in satu)


def sel_ya(benar: object) -> str:
    """Yes or no as a cell: `ya`, `tidak`."""
    return "ya" if benar else "tidak"


def sel_xlsx(lembar: Any, nilai: Any) -> Any:
    """A value as a cell of a write-only sheet: a number or a day where it is one, else text that is tamed."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not (is_angka(nilai) or (type(nilai) is date and nilai >= HARI_PERTAMA)):
        return ILLEGAL_CHARACTERS_RE.sub("", jinakkan(nilai))
    if isinstance(nilai, int):
        return nilai
    sel = WriteOnlyCell(lembar, nilai)
    if isinstance(nilai, date):
        sel.number_format = FORMAT_TANGGAL
    else:
        sel.number_format = FORMAT_PERSEN if isinstance(nilai, Persen) else FORMAT_ANGKA
    return sel


def is_angka(nilai: Any) -> bool:
    """Whether a spreadsheet can hold this as a number, exactly enough."""
    if isinstance(nilai, bool) or not isinstance(nilai, int | float | Decimal):
        return False
    return math.isfinite(nilai) and -ANGKA_TERBESAR < nilai < ANGKA_TERBESAR


def tulis_lembar(buku: Any, nama: str, baris: Iterable[Iterable[Any]]) -> None:
    """A further sheet of a write-only workbook, row by row: memory does not grow with them."""
    lembar = buku.create_sheet(nama[:31])
    for satu in baris:
        lembar.append([sel_xlsx(lembar, nilai) for nilai in satu])


def jawab_csv(
    nama: str,
    kepala: Sequence[str],
    baris: Iterable[Iterable[Any]],
    *,
    peristiwa: str,
    oleh: Akun,
    **rincian: object,
) -> StreamingHttpResponse:
    """The rows as a download called `<nama>-<tanggal>.csv`; the export is a trail row of its own.

    The row is committed before the first byte. `rincian` says which rows they were: filters or a count,
    never the text that was searched for.
    """
    with transaction.atomic(durable=True):
        catat(None, peristiwa, oleh=oleh, **rincian)
    jawaban = StreamingHttpResponse(tulis_csv(kepala, baris), content_type="text/csv; charset=utf-8")
    _beri_nama(jawaban, nama, "csv")
    return jawaban


def jawab_xlsx(
    nama: str,
    kepala: Sequence[str],
    baris: Iterable[Iterable[Any]],
    *,
    peristiwa: str,
    oleh: Akun,
    **rincian: object,
) -> FileResponse:
    """As `jawab_csv`, as a workbook of one sheet; for registers that fit one."""
    # Imported here: it costs every process 10 MB, and few ever write a workbook.
    from openpyxl import Workbook

    with transaction.atomic(durable=True):
        catat(None, peristiwa, oleh=oleh, bentuk="xlsx", **rincian)
    buku = Workbook(write_only=True)
    tulis_lembar(buku, nama, chain([kepala], baris))
    berkas = TemporaryFile()  # noqa: SIM115 - the answer closes it
    buku.save(berkas)
    berkas.seek(0)
    jawaban = FileResponse(berkas, content_type=TIPE_XLSX)
    _beri_nama(jawaban, nama, "xlsx")
    return jawaban


def _beri_nama(jawaban: HttpResponseBase, nama: str, akhiran: str) -> None:
    saat = f"{setempat(timezone.now()):%Y%m%d-%H%M}"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}-{saat}.{akhiran}"'
    jawaban["Cache-Control"] = "private, no-store"
