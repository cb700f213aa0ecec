"""One value of an SPSE export, read: what it is, in the form that PostgreSQL's COPY takes.

SPSE writes every moment on the clock of the LPSE, also those that end in `000000Z`: the same announcement
stands with and without a Z in two datasets. So a Z is not UTC here; only an offset in digits is believed.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from lpse.pengenal import bersihkan

KOSONG = r"\N"
Pembaca = Callable[[Any], str]
SEN = Decimal("0.01")
PANGKAT_UANG = 15  # numeric(18,2) holds sixteen digits before the comma
# What programs write where there is nothing.
TANPA_ISI = frozenset({"", "-", "null", "none", "nan"})
ILMIAH = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")
RIBUAN = re.compile(r"\d{1,3}(?:\.\d{3})+")
WAKTU = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?:Z|([+-])(\d\d):?(\d\d))?)?"
)
TANGGAL = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: (\d\d)[:.](\d\d)(?:[:.](\d\d))?)?")
TAHUN = range(1990, 2101)
BENAR = frozenset({"1", "true", "ya", "t", "y"})
SALAH = frozenset({"0", "false", "tidak", "f", "n"})


class NilaiKeliru(Exception):
    """A value that cannot be what its column holds; `str()` is the sentence."""


def _polos(nilai: Any) -> str:
    """A scalar as trimmed text; "" for nothing. Raises NilaiKeliru for lists and objects."""
    if nilai is None:
        return ""
    if isinstance(nilai, str):
        return nilai.strip()
    if isinstance(nilai, bool):
        return "1" if nilai else "0"
    if isinstance(nilai, int | Decimal):
        return str(nilai)
    raise NilaiKeliru("Isinya daftar atau objek, padahal seharusnya satu nilai.")


def teks(maks: int) -> Pembaca:
    """Text of at most so many characters, on one line; "" for nothing."""

    def baca(nilai: Any) -> str:
        if nilai is None:
            return ""
        isi: str = nilai if nilai.__class__ is str else _polos(nilai)
        if not isi.isprintable():
            isi = _bersih(isi)
        isi = isi.strip()
        if len(isi) > maks:
            raise NilaiKeliru(f"Isinya {len(isi)} huruf, paling banyak {maks}.")
        return isi.replace("\\", "\\\\")

    return baca


def _bersih(isi: str) -> str:
    """Without control characters and line breaks. Raises NilaiKeliru for what no text can hold."""
    try:
        isi.encode()
    except UnicodeEncodeError:
        raise NilaiKeliru("Isinya memuat huruf yang tidak utuh.") from None
    return " ".join(isi.replace("\0", " ").split())


def kode(maks: int) -> Pembaca:
    """A code: text, though files often hold it as a number. Raises NilaiKeliru where a program rounded it."""
    baca_teks = teks(maks)

    def baca(nilai: Any) -> str:
        if nilai.__class__ is str and nilai.isdecimal() and nilai.isascii() and len(nilai) <= maks:
            return str(nilai)
        isi = _polos(nilai).removesuffix(".0")
        if ILMIAH.fullmatch(isi):
            raise NilaiKeliru("Kode ini sudah dibulatkan aplikasi tabel. Ekspor ulang kolomnya sebagai teks.")
        return "" if isi.lower() in TANPA_ISI else baca_teks(isi)

    return baca


def uang(nilai: Any) -> str:
    """Rupiah with two decimals; half a sen is rounded up. Raises NilaiKeliru for what is no amount."""
    if nilai is None:
        return KOSONG
    if nilai.__class__ is str and nilai.isdecimal() and nilai.isascii() and len(nilai) <= PANGKAT_UANG:
        return f"{int(nilai)}.00"
    angka = nilai if isinstance(nilai, Decimal) else _angka_uang(_polos(nilai))
    if angka is None:
        return KOSONG
    if not angka.is_finite():
        raise NilaiKeliru("Nilai uang harus angka.")
    if angka < 0:
        raise NilaiKeliru("Nilai uang tidak boleh kurang dari nol.")
    if angka and angka.adjusted() > PANGKAT_UANG:
        raise NilaiKeliru("Nilai uang terlalu besar.")
    return str(angka.quantize(SEN, ROUND_HALF_UP)) if angka.adjusted() > -20 else "0.00"


def _angka_uang(isi: str) -> Decimal | None:
    isi = isi.removeprefix("Rp").strip().replace("\u00a0", "").replace(" ", "")
    if isi.lower() in TANPA_ISI - {"nan"}:
        return None
    if "," in isi:
        # The last mark is the decimal one: 1.234.567,89 here, 1,234,567.89 abroad.
        isi = (
            isi.replace(".", "").replace(",", ".")
            if isi.rfind(",") > isi.rfind(".")
            else isi.replace(",", "")
        )
    elif isi.count(".") > 1:
        isi = isi.replace(".", "") if RIBUAN.fullmatch(isi) else "?"
    elif RIBUAN.fullmatch(isi):
        raise NilaiKeliru(f"“{isi[:30]}” dapat dibaca sebagai ribuan atau pecahan. Tulis tanpa titik.")
    try:
        return Decimal(isi)
    except InvalidOperation:
        raise NilaiKeliru("Nilai uang harus angka.") from None


def bulat(maks: int) -> Pembaca:
    """A whole number from 0 to `maks`."""

    def baca(nilai: Any) -> str:
        isi = _polos(nilai).removesuffix(".0")
        if isi.lower() in TANPA_ISI:
            return KOSONG
        if not (isi.isascii() and isi.isdecimal() and len(isi) <= 9 and int(isi) <= maks):
            raise NilaiKeliru(f"Isinya harus angka bulat dari 0 sampai {maks}.")
        return str(int(isi))

    return baca


def benar(nilai: Any) -> str:
    """Yes or no."""
    isi = _polos(nilai).lower()
    if isi in BENAR:
        return "t"
    if isi in SALAH:
        return "f"
    if isi in TANPA_ISI:
        return KOSONG
    raise NilaiKeliru("Isinya harus 1 atau 0.")


def waktu(zona: tzinfo) -> Pembaca:
    """A moment on the unit's clock; a day without an hour begins at midnight."""

    @lru_cache(maxsize=50_000)
    def dari_teks(isi: str) -> str:
        saat = _saat(isi)
        if saat is None:
            raise NilaiKeliru("Waktu ini tidak terbaca. Bentuknya 2025-03-18 atau 2025-03-18 10:00:00.")
        return (saat if saat.tzinfo else saat.replace(tzinfo=zona)).isoformat(" ", "seconds")

    def baca(nilai: Any) -> str:
        isi = _polos(nilai)
        return KOSONG if isi.lower() in TANPA_ISI else dari_teks(isi[:40])

    return baca


def _saat(isi: str) -> datetime | None:
    try:
        if cocok := WAKTU.fullmatch(isi):
            tahun, bulan, hari, jam, menit, detik = (int(x or 0) for x in cocok.groups()[:6])
            saat = datetime(tahun, bulan, hari, jam, menit, detik, tzinfo=_geser(*cocok.groups()[6:]))
        elif cocok := TANGGAL.fullmatch(isi):
            hari, bulan, tahun, jam, menit, detik = (int(x or 0) for x in cocok.groups())
            saat = datetime(tahun, bulan, hari, jam, menit, detik)
        else:
            return None
    except ValueError:
        return None
    return saat if saat.year in TAHUN else None


def _geser(tanda: str | None, jam: str | None, menit: str | None) -> timezone | None:
    if not tanda:
        return None
    geser = timedelta(hours=int(jam or 0), minutes=int(menit or 0))
    return timezone(-geser if tanda == "-" else geser)


def npwp16(nilai: Any) -> str:
    """The 16 digits under which tax numbers are compared; "" for what is none (its own column keeps it)."""
    angka = bersihkan(_polos(nilai))
    if not (angka.isascii() and angka.isdecimal()) or not angka.strip("0"):
        return ""
    # 22 digits are a branch of the number in front.
    return {15: f"0{angka}", 16: angka, 22: angka[:16]}.get(len(angka), "")


def is_npwp_nik(npwp: str) -> bool:
    """Whether a 16-digit tax number is a person's NIK, not a body's: those begin with 0, new ones with 10."""
    return len(npwp) == 16 and not npwp.startswith(("0", "10"))


def is_nomor_satker(isi: str) -> bool:
    """Whether a satker's code is SPSE's own number, not the dotted code of the agency (which may be "01")."""
    return isi.isascii() and isi.isdecimal() and len(isi) > 3 and not isi.startswith("0")


def kode_satker(dikenal: Mapping[str, str]) -> Pembaca:
    """The dotted code; a number is looked up, and is "" where nobody told yet which agency it is."""
    baca_kode = kode(40)

    def baca(nilai: Any) -> str:
        isi = baca_kode(nilai)
        return dikenal.get(isi, "") if is_nomor_satker(isi) else isi

    return baca


def nomor_satker(nilai: Any) -> str:
    """SPSE's number of an agency; "" where the column holds the dotted code instead."""
    isi = kode(40)(nilai)
    return isi if is_nomor_satker(isi) and len(isi) <= 20 else ""
