"""What the documents of the secretariat print, as `data.py` has it for the others."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from lpse.dokumen.data import Petugas, Surat, Terisi


class BuktiTercetak(TypedDict):
    """One piece of evidence: what was counted, what is expected, the newest numbers and days."""

    label: Terisi
    keadaan: Terisi
    harapan: Terisi
    jumlah: Terisi
    terakhir: str
    daftar: str


class HasilTercetak(TypedDict):
    """A rule or standard with its evidence and what is missing."""

    judul: Terisi
    dasar: str
    keadaan: Terisi
    kurang: list[str]
    bukti: list[BuktiTercetak]


class PasalTercetak(TypedDict):
    """An article with its rules."""

    judul: Terisi
    keadaan: Terisi
    aturan: list[HasilTercetak]


class KekuranganTercetak(TypedDict):
    """Something missing, who acts, and on which rule."""

    bertindak: Terisi
    kalimat: Terisi
    dasar: str


class JumlahTercetak(TypedDict):
    """A state and how many rules are in it."""

    nama: Terisi
    jumlah: Terisi


class BundelKepatuhan(Surat):
    """Bundel Kepatuhan: everything the records of a period show, for an audit; no letter is issued by it."""

    periode: Terisi
    sampai: Terisi
    diminta: Petugas
    disusun: Terisi
    ringkas: list[JumlahTercetak]
    pasal: list[PasalTercetak]
    standar: list[HasilTercetak]
    kurang: list[KekuranganTercetak]
    diam: list[str]


JENIS: Mapping[str, type] = MappingProxyType({"bundel_kepatuhan": BundelKepatuhan})
