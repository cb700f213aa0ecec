"""A table of strangers' making: what its rows are, and how much of it is taken."""

from dataclasses import dataclass

from lpse.aturan import AturanDilanggar
from registrasi.enums.spse import JenisBerkasImpor

MEGABITA = 1024 * 1024
BATAS_MB = 40
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


def jenis_berkas(kepala: bytes) -> JenisBerkasImpor:
    """Tell the kind of file by its first bytes, whatever its name. Raises LembarTidakTerbaca."""
    if not kepala:
        raise LembarTidakTerbaca("Berkas ini kosong. Pilih berkas yang ada isinya.")
    if kepala.startswith(b"PK\x03\x04"):
        return JenisBerkasImpor.XLSX
    if kepala.startswith(b"\xd0\xcf\x11\xe0"):
        raise LembarTidakTerbaca(
            "Berkas ini Excel lama (.xls) atau Excel yang dikunci kata sandi. "
            "Buka, simpan sebagai .xlsx tanpa kata sandi, lalu unggah lagi."
        )
    if kepala.startswith((b"%PDF", b"\xff\xd8", b"\x89PNG", b"{", b"[", b"<")):
        raise LembarTidakTerbaca("Berkas ini bukan CSV atau XLSX. Simpan tabelnya sebagai salah satunya.")
    return JenisBerkasImpor.CSV
