"""Days as the sources of the list write them."""

import re
from datetime import date, datetime

from lpse.waktu import BULAN, zona

KOSONG = frozenset({"", "-", "null", "none", "n/a", "0000-00-00", "0000-00-00 00:00:00"})
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_ANGKA = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?")
_KATA = re.compile(r"(?:\w+,\s*)?(\d{1,2})[ -]([A-Za-z]+)[ -](\d{4})(?:\s.*)?")
_BULAN = {nama[:3].lower(): nomor for nomor, nama in enumerate(BULAN, start=1)} | {
    # As English and older spellings have it.
    "may": 5, "aug": 8, "oct": 10, "dec": 12, "nop": 11, "peb": 2, "agt": 8,
}  # fmt: skip
TAHUN = (2000, 2100)


def baca_tanggal(teks: str) -> date | None:
    """The day a text names; None where it names none. Raises ValueError for what is no day.

    Day before month, as written here. A time with its zone is turned into the unit's own day.
    """
    teks = teks.strip()
    if teks.lower() in KOSONG:
        return None
    hari = _baca(teks)
    if not TAHUN[0] <= hari.year < TAHUN[1]:
        raise ValueError(teks)
    return hari


def _baca(teks: str) -> date:
    if _ISO.fullmatch(teks):
        # From a fraction of nine digits Python reads six.
        saat = datetime.fromisoformat(
            re.sub(r"(\.\d{6})\d+", r"\1", teks.replace(" ", "T", 1).replace(" ", ""))
        )
        return saat.astimezone(zona()).date() if saat.tzinfo else saat.date()
    if cocok := _ANGKA.fullmatch(teks):
        hari, bulan, tahun = (int(bagian) for bagian in cocok.groups())
        return date(tahun, bulan, hari)
    if cocok := _KATA.fullmatch(teks):
        return date(int(cocok[3]), _BULAN.get(cocok[2][:3].lower(), 0), int(cocok[1]))
    raise ValueError(teks)
