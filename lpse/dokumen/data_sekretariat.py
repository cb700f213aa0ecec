"""What the documents of the secretariat print, as `data.py` has it for the others."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from lpse.dokumen.data import Naskah, Petugas, Terisi


class ButirBab(TypedDict):
    """A figure beside that of the period before; all of them written out."""

    label: Terisi
    nilai: Terisi
    satuan: str
    sebelum: Terisi
    selisih: Terisi


class Batang(TypedDict):
    """One bar, its length in hundredths of the longest."""

    label: Terisi
    nilai: Terisi
    persen: int


class GrafikBatang(TypedDict):
    """A bar chart."""

    judul: Terisi
    batang: list[Batang]


class BabLaporan(TypedDict):
    """A chapter: figures, and charts of those that belong together."""

    judul: Terisi
    butir: list[ButirBab]
    grafik: list[GrafikBatang]


class LaporanBerkala(Naskah):
    """A report of the unit, or of one of its units: the covering letter, then the chapters."""

    judul: Terisi
    periode: Terisi
    masa: Terisi
    sebelumnya: Terisi
    kepada: Terisi
    melalui: str
    tempat: Terisi
    tujuan_ditetapkan: str  # said where no regulation names the addressee
    penyusun: Terisi
    isi_ringkas: Terisi
    pengantar: list[str]
    catatan: list[str]
    rekomendasi: list[str]
    versi: int
    menggantikan: str  # the number of the letter that this one replaces
    alasan: str
    bab: list[BabLaporan]
    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas


JENIS: Mapping[str, type] = MappingProxyType({"laporan_berkala": LaporanBerkala})
