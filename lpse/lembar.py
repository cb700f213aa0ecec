"""A table of strangers' making: how much of it is taken, and the refusal of one that cannot be read."""

from dataclasses import dataclass

from lpse.aturan import AturanDilanggar

MEGABITA = 1024 * 1024
BATAS_BARIS = 250_000
BATAS_KOLOM = 60
BATAS_KOSONG = 5_000  # empty rows on end: a sheet formatted to its last row, or a trap


class LembarTidakTerbaca(AturanDilanggar):
    """The file cannot be read as a table; `str()` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: its number as a spreadsheet counts (headings are 1), its cells, how far the file is."""

    nomor: int
    sel: list[str]
    persen: int
