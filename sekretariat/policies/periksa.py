"""What the auditor's room refuses, and how much may be drawn or sent at once."""

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.peran import PERIKSA

SEKETIKA = 10_000  # rows that are sent while one waits; more are written in the background
SAMPEL_TERBANYAK = 500
POPULASI_TERBANYAK = 2_000_000
LEMBAR_TERBANYAK = 1_000_000  # rows that a sheet of a workbook takes
SARINGAN_TERBANYAK = 50


class SaringanPenuh(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(f"Anda sudah menyimpan {SARINGAN_TERBANYAK} saringan. Hapus satu, lalu simpan lagi.")


class NamaSaringanDipakai(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Anda sudah punya saringan bernama itu. Pilih nama lain, atau hapus yang lama.")


class SampelKosong(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tidak ada baris yang cocok dengan saringan ini. Longgarkan saringannya.")


class SampelTerlaluLuas(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Lebih dari 2.000.000 baris cocok. Persempit rentang waktunya, lalu ambil sampel.")


class LembarTerlaluBesar(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("XLSX memuat paling banyak 1.000.000 baris. Pilih CSV, atau persempit saringannya.")


class SegelSedangDiperiksa(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Pemeriksaan segel yang lain sedang berjalan. Lihat kemajuannya di halaman ini.")


def check_pemeriksa(oleh: Akun) -> None:
    """Raise TidakBerwenang for who has no right to the room."""
    if not oleh.has_perm(PERIKSA):
        raise TidakBerwenang
