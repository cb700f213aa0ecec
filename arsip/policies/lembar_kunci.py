"""When a sheet of keys counts as sealed."""

from datetime import date

from arsip.models import LembarKunci
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.peran import KELOLA_CADANGAN
from lpse.waktu import hari_ini, setempat


class PenyegelanKeliru(AturanDilanggar):
    """What was written down about the sealing cannot be."""


def check_penyegelan(lembar: LembarKunci, hari: date, pemegang: str, saksi: str, oleh: Akun) -> None:
    """Raises TidakBerwenang, or PenyegelanKeliru with what is wrong."""
    if not oleh.has_perm(KELOLA_CADANGAN):
        raise TidakBerwenang
    if lembar.disegel_pada is not None:
        raise PenyegelanKeliru(
            "Lembar kunci ini sudah dicatat disegel. Cetak yang baru bila kuncinya berganti."
        )
    if hari > hari_ini():
        raise PenyegelanKeliru("Tanggal penyegelan belum tiba.")
    if hari < setempat(lembar.dicetak_pada).date():
        raise PenyegelanKeliru("Tanggal penyegelan sebelum lembar ini dicetak.")
    if pemegang.strip().casefold() == saksi.strip().casefold():
        raise PenyegelanKeliru("Saksi harus orang lain dari pemegang lembar.")
