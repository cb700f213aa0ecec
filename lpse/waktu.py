"""Dates, times and amounts of money as Indonesian letters write them, in the profil's time zone."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone

from lpse.profil import profil

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def zona() -> ZoneInfo:
    """The time zone of the unit, from its profil."""
    return ZoneInfo(profil().zona)


def setempat(saat: datetime) -> datetime:
    """The same instant on the unit's clock. Raises ValueError for a naive datetime, whose zone is a guess."""
    if timezone.is_naive(saat):
        raise ValueError("waktu tanpa zona tidak dapat ditampilkan")
    return saat.astimezone(zona())


def hari_ini() -> date:
    """Today's date where the unit is; UTC's differs from midnight until 07.00 WIB."""
    return timezone.now().astimezone(zona()).date()


def awal_hari(hari: date) -> datetime:
    """Midnight, with which that day begins where the unit is."""
    return datetime.combine(hari, time.min, tzinfo=zona())


def _tanggal_setempat(hari: date) -> date:
    return setempat(hari).date() if isinstance(hari, datetime) else hari


def nama_hari(hari: date) -> str:
    """`Kamis`, of a date or of an aware datetime."""
    return HARI[_tanggal_setempat(hari).weekday()]


def tanggal(hari: date) -> str:
    """`26 Maret 2026`, of a date or of an aware datetime."""
    setempatnya = _tanggal_setempat(hari)
    return f"{setempatnya.day} {BULAN[setempatnya.month - 1]} {setempatnya.year}"


def jam(saat: datetime) -> str:
    """`15.30 WIB`, of an aware datetime."""
    return setempat(saat).strftime("%H.%M %Z")


def waktu(saat: datetime) -> str:
    """`Kamis, 26 Maret 2026 pukul 15.30 WIB`, of an aware datetime."""
    return f"{nama_hari(saat)}, {tanggal(saat)} pukul {jam(saat)}"


def rupiah(jumlah: Decimal | int) -> str:
    """`Rp1.234.567`; cents are shown (`Rp1.234.567,50`) only where there are any."""
    bulat = Decimal(jumlah).quantize(Decimal("0.01"))
    utuh, sen = f"{abs(bulat):,.2f}".split(".")
    angka = utuh.replace(",", ".") + ("" if sen == "00" else f",{sen}")
    return f"-Rp{angka}" if bulat < 0 else f"Rp{angka}"


def sisa_hari(hari: int, *, lewat: bool) -> str:
    """Working days until a deadline, in words: `2 hari kerja lagi`, `hari ini`, `terlambat 1 hari kerja`.

    `lewat`: the deadline is past. On the weekend after it no working day has gone by: `terlambat`.
    """
    if hari == 0:
        return "terlambat" if lewat else "hari ini"
    return f"{hari} hari kerja lagi" if hari > 0 else f"terlambat {-hari} hari kerja"


def terbilang(angka: int) -> str:
    """A whole number in words: 2026 → `dua ribu dua puluh enam`."""
    # Imported here because it loads every language it speaks (0.1 s), and each command imports this module.
    from num2words import num2words

    kata = str(num2words(abs(angka), lang="id"))
    return f"minus {kata}" if angka < 0 else kata


def tanggal_terbilang(hari: date) -> str:
    """A date as a berita acara opens: `Kamis tanggal dua bulan Mei tahun dua ribu dua puluh enam`."""
    setempatnya = _tanggal_setempat(hari)
    return (
        f"{nama_hari(setempatnya)} tanggal {terbilang(setempatnya.day)} "
        f"bulan {BULAN[setempatnya.month - 1]} tahun {terbilang(setempatnya.year)}"
    )
