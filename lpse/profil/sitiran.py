"""Citations: `20(1)a.2` in a profil, "Pasal 20 ayat (1) huruf a angka 2" on a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

POLA = re.compile(
    r"(?P<pasal>[1-9]\d*[A-Z]?)"  # 12, or 12A where an amendment inserted it
    r"(?:\((?P<ayat>[1-9]\d*[a-z]?)\))?"
    r"(?P<huruf>[a-z])?"
    r"(?:\.(?P<angka>[1-9]\d*))?"
)
HARAPAN = "berisi sitiran seperti 10(3), 20(1)a.2, 22a, atau 1(22), dengan titik koma di antara dua sitiran"
# Pasal 1 holds the definitions, a list of numbered items without ayat: there 1(22) is item 22.
PASAL_PENGERTIAN = "1"


@dataclass(frozen=True, slots=True)
class Sitiran:
    """One place in the regulation; a part that is not named is ""."""

    pasal: str
    ayat: str = ""
    huruf: str = ""
    angka: str = ""

    @classmethod
    def urai(cls, teks: str) -> Self:
        """Read one citation. Raises ValueError, saying what was expected, for anything else."""
        cocok = POLA.fullmatch(teks)
        if not cocok:
            raise ValueError(HARAPAN)
        bagian = {nama: nilai or "" for nama, nilai in cocok.groupdict().items()}
        if bagian["pasal"] == PASAL_PENGERTIAN:
            bagian["ayat"], bagian["angka"] = "", bagian["ayat"]
        sitiran = cls(**bagian)
        if sitiran.tulisan != teks:
            raise ValueError(HARAPAN)
        return sitiran

    @property
    def tulisan(self) -> str:
        """The short form; `urai` reads it back."""
        if self.pasal == PASAL_PENGERTIAN and self.angka:
            return f"{self.pasal}({self.angka})"
        ayat = f"({self.ayat})" if self.ayat else ""
        angka = f".{self.angka}" if self.angka else ""
        return f"{self.pasal}{ayat}{self.huruf}{angka}"

    @property
    def nomor_pasal(self) -> int:
        """The article's number without the letter an amendment may have added."""
        return int(self.pasal.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))

    def __str__(self) -> str:
        bagian = [f"Pasal {self.pasal}"]
        if self.ayat:
            bagian.append(f"ayat ({self.ayat})")
        if self.huruf:
            bagian.append(f"huruf {self.huruf}")
        if self.angka:
            bagian.append(f"angka {self.angka}")
        return " ".join(bagian)


@dataclass(frozen=True, slots=True)
class Dasar:
    """The places a rule rests on, in the order written; none where the regulation is silent."""

    sitiran: tuple[Sitiran, ...]

    @classmethod
    def urai(cls, teks: str) -> Self:
        """Read citations separated by `;`; "" means silent. Raises ValueError for a wrong or repeated one."""
        sitiran = tuple(Sitiran.urai(satu) for satu in teks.split(";")) if teks else ()
        if len(set(sitiran)) < len(sitiran):
            raise ValueError("menyebut setiap sitiran satu kali saja")
        return cls(sitiran)

    @property
    def tulisan(self) -> str:
        """The short form; `urai` reads it back."""
        return ";".join(sitiran.tulisan for sitiran in self.sitiran)

    def __bool__(self) -> bool:
        return bool(self.sitiran)

    def __str__(self) -> str:
        kelompok = [list(anggota) for _, anggota in groupby(self.sitiran, key=_kelompok)]
        frasa = [_frasa(anggota) for anggota in kelompok]
        sederhana = len(frasa) <= 2 and all(len(anggota) == 1 for anggota in kelompok)
        return _rangkai(frasa, koma=" " if sederhana else "; ")


def _kelompok(sitiran: Sitiran) -> tuple[str, str, str]:
    """What neighbours must share to be printed as letters of one list; all else stands alone."""
    huruf_saja = bool(sitiran.huruf and not sitiran.angka)
    return (sitiran.pasal, sitiran.ayat, "" if huruf_saja else sitiran.tulisan)


def _frasa(anggota: Sequence[Sitiran]) -> str:
    if len(anggota) == 1:
        return str(anggota[0])
    huruf = [f"huruf {sitiran.huruf}" for sitiran in anggota]
    induk = Sitiran(anggota[0].pasal, anggota[0].ayat)
    return f"{induk} {_rangkai(huruf, koma=' ' if len(huruf) == 2 else ', ')}"


def _rangkai(frasa: Sequence[str], *, koma: str) -> str:
    """Join as Indonesian does: `a dan b`, `a, b, dan c`."""
    if len(frasa) < 2:
        return "".join(frasa)
    return f"{koma.join(frasa[:-1])}{koma}dan {frasa[-1]}"
