"""The kinds of value a profil holds: a base type, a test, and what to tell whoever got it wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from string import Formatter
from typing import Annotated, Any, Literal, NamedTuple, Self

JenisPemohon = Literal["badan_usaha", "perusahaan_perseorangan", "perorangan", "non_penyedia"]
Irama = Literal["harian", "bulanan", "triwulanan", "tahunan", "tidak_diatur"]
KodeUnit = Literal["kepala", "sekretariat", "sistem", "registrasi", "layanan"]
KodeUnitPilihan = Literal[KodeUnit, ""]

SINGKATAN_ZONA = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
# What a letter number is made of; `lpse.nomor` fills these in.
CONTOH_NOMOR = {"urut": 7, "kode": "BA", "bulan": 3, "bulan_romawi": "III", "tahun": 2026}
# Counters run per kind and year: without these three, two letters could carry the same number.
UNSUR_NOMOR = frozenset({"urut", "kode", "tahun"})


@dataclass(frozen=True, slots=True)
class Uji:
    """A test on a value of the right type, and the Indonesian for what it expects."""

    benar: Callable[[Any], bool]
    harapan: str


def pola(regex: str, harapan: str) -> Uji:
    """The whole text must match the regular expression."""
    return Uji(lambda teks: re.fullmatch(regex, teks) is not None, harapan)


def kontras_putih(warna: str) -> float:
    """WCAG contrast of `#rrggbb` against white, from 1 to 21."""
    kanal = (int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5))
    merah, hijau, biru = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in kanal)
    return 1.05 / (0.2126 * merah + 0.7152 * hijau + 0.0722 * biru + 0.05)


def is_pola_nomor(teks: str) -> bool:
    """Whether a letter-number pattern can be filled in, and tells kinds, years and letters apart."""
    try:
        unsur = {nama for _, nama, _, _ in Formatter().parse(teks) if nama is not None}
        # Names are compared before formatting: `{urut.__class__}` is not an element.
        return UNSUR_NOMOR <= unsur <= CONTOH_NOMOR.keys() and bool(teks.format(**CONTOH_NOMOR))
    except (ValueError, LookupError):
        return False


class Jendela(NamedTuple):
    """One window of work on a day, on the unit's own clock."""

    mulai: time
    selesai: time

    @classmethod
    def urai(cls, teks: str) -> Self:
        """Read `07:30-12:00`. Raises ValueError, saying what was expected, for anything else."""
        cocok = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", teks)
        h1, m1, h2, m2 = map(int, cocok.groups()) if cocok else (0, 0, 0, 0)
        jendela = cls(time(h1, m1), time(h2, m2))
        if jendela.mulai >= jendela.selesai:
            raise ValueError("berisi jam mulai dan jam selesai yang lebih kemudian, seperti 07:30-12:00")
        return jendela


def is_berurutan(jendela: tuple[Jendela, ...]) -> bool:
    """Whether the windows of one day follow each other without overlap."""
    return all(dahulu.selesai <= kemudian.mulai for dahulu, kemudian in pairwise(jendela))


Teks = Annotated[str, pola(r"\S(.*\S)?", "berisi satu baris teks tanpa spasi di tepinya")]
TeksPilihan = Annotated[str, pola(r"(\S(.*\S)?)?", "kosong, atau satu baris teks tanpa spasi di tepinya")]
# The two bounds below are those of the columns that required documents are copied into.
NamaSyarat = Annotated[Teks, Uji(lambda teks: len(teks) <= 200, "paling panjang 200 huruf")]
KeteranganSyarat = Annotated[Teks, Uji(lambda teks: len(teks) <= 300, "paling panjang 300 huruf")]
Kode = Annotated[str, pola(r"[a-z][a-z0-9_]{0,29}", "paling panjang 30 huruf kecil, angka, dan garis bawah")]
Surel = Annotated[str, pola(r"[^@\s]+@[^@\s]+\.[^@\s.]+", "berisi satu alamat surel")]
Situs = Annotated[str, pola(r"https?://\S+", "berisi alamat yang diawali http:// atau https://")]
Warna = Annotated[
    str,
    pola(r"#[0-9a-fA-F]{6}", "berisi warna seperti #1b4f9c"),
    Uji(
        lambda warna: kontras_putih(warna) >= 4.5,
        "cukup gelap, dengan kontras terhadap putih paling sedikit 4,5",
    ),
]
Zona = Annotated[str, Uji(SINGKATAN_ZONA.__contains__, f"salah satu dari {', '.join(SINGKATAN_ZONA)}")]
PolaNomor = Annotated[
    str,
    Uji(
        is_pola_nomor,
        "memuat {urut}, {kode}, {tahun}, boleh juga {bulan} dan {bulan_romawi}, tanpa unsur lain",
    ),
]
Positif = Annotated[int, Uji(lambda angka: angka > 0, "lebih dari nol")]
UkuranMb = Annotated[int, Uji(lambda angka: 1 <= angka <= 20, "antara 1 dan 20")]
Tahun = Annotated[int, Uji(lambda angka: 1945 <= angka <= 9999, "tahun empat angka")]
JendelaSehari = Annotated[tuple[Jendela, ...], Uji(is_berurutan, "berurutan dan tidak tumpang tindih")]
