"""What the documents of the secretariat print, as `data.py` has it for the others."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from lpse.dokumen.data import Naskah, Petugas, Terisi


class SuratKeluar(Naskah):
    """A letter of the unit: to whom, about what, in the words that were approved."""

    kepada: Terisi
    perihal: Terisi
    sifat: Terisi
    menjawab: str  # the letter it answers
    paragraf: list[Terisi]
    tembusan: list[Terisi]
    tanggal: Terisi
    kota: Terisi  # above the signature
    penanda_tangan: Petugas


class ButirDisposisi(TypedDict):
    """What one officer is to do."""

    kepada: Terisi
    jabatan: str
    instruksi: Terisi
    tenggat: str


class LembarDisposisi(Naskah):
    """Lembar Disposisi: which letter, and who is to do what about it."""

    nomor_agenda: Terisi
    nomor_surat: Terisi
    tanggal_surat: Terisi
    diterima: Terisi
    dari: Terisi
    perihal: Terisi
    sifat: Terisi
    butir: list[ButirDisposisi]
    diberikan: Terisi
    oleh: Petugas


JENIS: Mapping[str, type] = MappingProxyType(
    {
        "surat_keluar": SuratKeluar,
        "lembar_disposisi": LembarDisposisi,
    }
)
