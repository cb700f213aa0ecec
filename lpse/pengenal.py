"""Numbers that name persons and bodies: NPWP, NIK, NIB, NIP.

Only shape is refused: letters, or a wrong count of digits. What merely looks wrong (a check digit, a birth
date, a region) becomes a warning for the person who compares the number with the paper, because genuine
numbers exist that fail each of these checks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stdnum import luhn

from lpse.aturan import AturanDilanggar
from lpse.waktu import hari_ini
from lpse.wilayah import is_kode_nik

JenisKelamin = Literal["L", "P"]

PEMISAH = re.compile(r"[\s.\-\u2010-\u2015\u00ad\u200b\u2060\ufeff]+")
ANGKA = re.compile(r"[0-9]+")
USIA_KTP = 17
USIA_PEGAWAI = 18
BULAN_PPPK = 21  # a contract employee's NIP has it where a civil servant's has the month of appointment
PANJANG_NITKU = 22


class PengenalKeliru(AturanDilanggar):
    """What was typed cannot be a number of this kind."""


@dataclass(frozen=True, slots=True)
class Peringatan:
    """Something a verifier should compare with the paper: a stable code, and the sentence shown."""

    kode: str
    kalimat: str


NPWP_ANGKA_PERIKSA = Peringatan(
    "npwp_angka_periksa", "Angka pemeriksa NPWP ini tidak cocok. Bandingkan dengan kartu NPWP."
)
NIK_TANGGAL = Peringatan(
    "nik_tanggal", "Angka ke-7 sampai ke-12 pada NIK ini bukan tanggal lahir. Bandingkan dengan KTP."
)
NIK_WILAYAH = Peringatan(
    "nik_wilayah", "Empat angka pertama NIK ini bukan kode kabupaten/kota. Bandingkan dengan KTP."
)
NIP_LAHIR = Peringatan(
    "nip_lahir", "Delapan angka pertama NIP ini bukan tanggal lahir. Bandingkan dengan surat."
)
NIP_MULAI = Peringatan(
    "nip_mulai", "Angka ke-9 sampai ke-14 pada NIP ini bukan bulan pengangkatan. Bandingkan dengan surat."
)
NIP_USIA = Peringatan(
    "nip_usia", "Menurut NIP ini pegawai diangkat sebelum berusia 18 tahun. Bandingkan dengan surat."
)
NIP_KELAMIN = Peringatan("nip_kelamin", "Angka ke-15 pada NIP ini bukan 1 atau 2. Bandingkan dengan surat.")


@dataclass(frozen=True, slots=True)
class NPWP:
    """A tax number: its 15 or 16 digits, and what looks wrong about it."""

    angka: str
    peringatan: tuple[Peringatan, ...]

    @property
    def kunci(self) -> str:
        """The 16 digits under which numbers are compared: the old 15 are the new ones without the first 0."""
        return self.angka.rjust(16, "0")


@dataclass(frozen=True, slots=True)
class NIK:
    """A population number; birth date and sex are what its digits say (None: they say nothing possible)."""

    angka: str
    tanggal_lahir: date | None
    jenis_kelamin: JenisKelamin
    peringatan: tuple[Peringatan, ...]


@dataclass(frozen=True, slots=True)
class NIP:
    """An employee number of the state, as its digits say (None: they say nothing possible)."""

    angka: str
    tanggal_lahir: date | None
    mulai_tahun: int | None
    mulai_bulan: int | None
    is_pppk: bool
    jenis_kelamin: JenisKelamin | None
    peringatan: tuple[Peringatan, ...]


def bersihkan(teks: str) -> str:
    """Without the spaces, dots and dashes people group digits with, seen or unseen."""
    return PEMISAH.sub("", teks)


def baca_npwp(teks: str) -> NPWP:
    """Read an NPWP of 15 or 16 digits, grouped in any way. Raises PengenalKeliru."""
    angka = _angka(teks, "NPWP")
    if len(angka) == PANJANG_NITKU:
        raise PengenalKeliru("Ini NITKU (22 angka). Tulis NPWP saja, yaitu 16 angka pertamanya.")
    _periksa_panjang(angka, "NPWP", (15, 16))
    return NPWP(angka, _peringatan_npwp(angka.rjust(16, "0")))


def baca_nik(teks: str, pada: date | None = None) -> NIK:
    """Read a NIK of 16 digits, grouped in any way. Raises PengenalKeliru.

    The number holds two digits of the birth year; it is read as the latest year in which its holder is
    old enough for a KTP on the day `pada` (default: today).
    """
    angka = _angka(teks, "NIK")
    _periksa_panjang(angka, "NIK", (16,))
    hari, bulan, tahun = int(angka[6:8]), int(angka[8:10]), int(angka[10:12])
    perempuan = hari > 40  # 40 is added to the day for women
    lahir = _tanggal_lahir(tahun, bulan, hari - 40 if perempuan else hari, pada or hari_ini())
    dicurigai = ((NIK_TANGGAL, lahir is None), (NIK_WILAYAH, not is_kode_nik(angka[:4])))
    return NIK(angka, lahir, "P" if perempuan else "L", _yang_terjadi(dicurigai))


def baca_nib(teks: str) -> str:
    """The 13 digits of a NIB, grouped in any way. Raises PengenalKeliru. No check digit is known."""
    angka = _angka(teks, "NIB")
    _periksa_panjang(angka, "NIB", (13,))
    return angka


def baca_nip(teks: str) -> NIP:
    """Read a NIP of 18 digits, grouped in any way: birth, appointment, sex, serial. Raises PengenalKeliru."""
    angka = _angka(teks, "NIP")
    _periksa_panjang(angka, "NIP", (18,))
    lahir = _tanggal(int(angka[:4]), int(angka[4:6]), int(angka[6:8]))
    tahun, bulan = int(angka[8:12]), int(angka[12:14])
    is_pppk = bulan == BULAN_PPPK
    mulai_sah = 1945 <= tahun <= hari_ini().year and (is_pppk or 1 <= bulan <= 12)
    kelamin: dict[str, JenisKelamin] = {"1": "L", "2": "P"}
    dicurigai = (
        (NIP_LAHIR, lahir is None),
        (NIP_MULAI, not mulai_sah),
        (NIP_USIA, mulai_sah and lahir is not None and tahun - lahir.year < USIA_PEGAWAI),
        (NIP_KELAMIN, angka[14] not in kelamin),
    )
    return NIP(
        angka,
        tanggal_lahir=lahir,
        mulai_tahun=tahun if mulai_sah else None,
        mulai_bulan=bulan if mulai_sah and not is_pppk else None,
        is_pppk=is_pppk,
        jenis_kelamin=kelamin.get(angka[14]),
        peringatan=_yang_terjadi(dicurigai),
    )


def format_npwp(teks: str) -> str:
    """`01.312.166.0-091.000` for 15 digits, `0013 1216 6009 1000` for 16; anything else as it was."""
    angka = bersihkan(teks)
    if not ANGKA.fullmatch(angka):
        return teks
    if len(angka) == 15:
        a = angka
        return f"{a[:2]}.{a[2:5]}.{a[5:8]}.{a[8]}-{a[9:12]}.{a[12:]}"
    return " ".join(angka[i : i + 4] for i in range(0, 16, 4)) if len(angka) == 16 else teks


def samarkan(pengenal: str) -> str:
    """For lists: `3504••••••••••01`. Six characters or fewer show nothing."""
    if len(pengenal) <= 6:
        return "•" * len(pengenal)
    return pengenal[:4] + "•" * (len(pengenal) - 6) + pengenal[-2:]


def _angka(teks: str, nama: str) -> str:
    angka = bersihkan(teks)
    if not angka:
        raise PengenalKeliru(f"Isi {nama}.")
    if not ANGKA.fullmatch(angka):
        raise PengenalKeliru(f"{nama} hanya berisi angka. Hapus huruf atau tanda lainnya.")
    if not angka.strip("0"):
        raise PengenalKeliru(f"{nama} tidak mungkin nol semua. Salin dari dokumennya.")
    return angka


def _periksa_panjang(angka: str, nama: str, panjang: tuple[int, ...]) -> None:
    if len(angka) not in panjang:
        sah = " atau ".join(str(jumlah) for jumlah in panjang)
        raise PengenalKeliru(
            f"{nama} terdiri atas {sah} angka, sedangkan ini {len(angka)} angka. Periksa kembali."
        )


def _yang_terjadi(dicurigai: Iterable[tuple[Peringatan, bool]]) -> tuple[Peringatan, ...]:
    return tuple(peringatan for peringatan, terjadi in dicurigai if terjadi)


def _peringatan_npwp(kunci: str) -> tuple[Peringatan, ...]:
    if kunci.startswith("0"):
        return () if luhn.is_valid(kunci[:10]) else (NPWP_ANGKA_PERIKSA,)
    if kunci.startswith("1"):
        # Bodies registered since the Coretax system have numbers from 10… on, whose check is unpublished;
        # NIKs of Sumatra begin with 1 too. Neither may be called wrong for not being the other.
        return ()
    return baca_nik(kunci).peringatan


def _tanggal(tahun: int, bulan: int, hari: int) -> date | None:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None


def _tanggal_lahir(tahun: int, bulan: int, hari: int, pada: date) -> date | None:
    mungkin = [lahir for abad in (2000, 1900) if (lahir := _tanggal(abad + tahun, bulan, hari))]
    dewasa = [lahir for lahir in mungkin if (pada.year - lahir.year) >= USIA_KTP]
    return next(iter(dewasa or mungkin), None)
