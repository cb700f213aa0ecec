"""Officials named in a row of SPSE's data, in the years in which it names any."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from sekretariat.enums.spse import PeranPejabat
from sekretariat.policies.spse_nilai import NilaiKeliru, teks
from sekretariat.policies.spse_peta import PEJABAT

PISAH = re.compile(r"\s*[;|\n]\s*")
NOMOR = re.compile(r"\d[\d .\-]{14,}\d")
PALING_BANYAK = 40


class Pejabat(NamedTuple):
    """As COPY takes it: the role, the civil servant's or the population number, the name."""

    peran: str
    nip: str
    nik: str
    nama: str


TIDAK_SEORANG_PUN = Pejabat("", "", "", "")


def baca_pejabat(rekaman: Mapping[str, Any]) -> list[Pejabat]:
    """Who is named in this row; a number that is neither NIP nor NIK is left out, the name stays."""
    hasil: list[Pejabat] = []
    for peran, (kunci_nomor, kunci_nama, kunci_dua) in PEJABAT.items():
        nomor = _daftar(_isi(rekaman, kunci_nomor))
        nama = _daftar(_isi(rekaman, kunci_nama))
        # As many numbers as names are one person each; otherwise nobody can tell whose number it is.
        if len(nomor) == len(nama) or len(nomor) <= 1 >= len(nama):
            pasangan = [(satu(nomor, i), satu(nama, i)) for i in range(max(len(nomor), len(nama)))]
        else:
            pasangan = [(n, "") for n in nomor] + [("", n) for n in nama]
        pasangan += [_belah(dua) for dua in _daftar(_isi(rekaman, kunci_dua))]
        hasil += [p for n, m in pasangan[:PALING_BANYAK] if (p := _pejabat(peran, n, m))]
    return hasil


def satu(isi: list[str], letak: int) -> str:
    return isi[letak] if letak < len(isi) else ""


def _isi(rekaman: Mapping[str, Any], kunci: tuple[str, ...]) -> str:
    for nama in kunci:
        isi = rekaman.get(nama)
        if isinstance(isi, str) and isi.strip():
            return isi.strip()
    return ""


def _daftar(isi: str) -> list[str]:
    """Several are separated by semicolons; numbers also by commas, which names have before their degrees."""
    bagian = [b for b in PISAH.split(isi) if b]
    if all(re.fullmatch(r"[\d ,.\-]+", b) for b in bagian):
        bagian = [n for b in bagian for n in b.split(",") if n.strip()]
    return bagian


def _belah(isi: str) -> tuple[str, str]:
    """`196501… - NAMA` as its number and its name."""
    cocok = NOMOR.match(isi)
    return (cocok[0], isi[cocok.end() :].lstrip(" -:,")) if cocok else ("", isi.lstrip(" -"))


def _pejabat(peran: PeranPejabat, nomor: str, nama: str) -> Pejabat | None:
    angka = re.sub(r"\D", "", nomor)
    nip, nik = (angka if len(angka) == 18 else ""), (angka if len(angka) == 16 else "")
    try:
        bersih = teks(10_000)(nama)[:200].rstrip("\\")
    except NilaiKeliru:
        bersih = ""
    if bersih.strip("- ") == "":
        bersih = ""
    return Pejabat(peran.value, nip, nik, bersih) if nip or nik or bersih else None
