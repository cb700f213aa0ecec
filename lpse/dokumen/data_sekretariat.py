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


class Rapat(Naskah):
    """What the papers of one meeting have in common."""

    jenis: Terisi
    pembina: str
    topik: Terisi
    waktu: Terisi
    tempat: Terisi
    tanggal: Terisi
    kota: Terisi  # above the signature


class UndanganRapat(Rapat):
    """The invitation to a meeting, and to whom it goes."""

    acara: list[Terisi]
    tautan: str
    yang_diundang: list[Terisi]
    penanda_tangan: Petugas


class HadirinRapat(TypedDict):
    """Somebody who was there."""

    nama: Terisi
    jabatan: str
    instansi: str


class TindakLanjut(TypedDict):
    """What was agreed to be done."""

    uraian: Terisi
    siapa: Terisi
    tenggat: Terisi


class NotulaRapat(Rapat):
    """The minutes: who was there, what was said and decided, what follows."""

    pemimpin: Terisi
    hadir: list[HadirinRapat]
    tidak_hadir: list[Terisi]
    pembahasan: list[Terisi]
    keputusan: list[Terisi]
    tindak_lanjut: list[TindakLanjut]
    notulis: Petugas
    pengesah: Petugas


JENIS: Mapping[str, type] = MappingProxyType(
    {
        "surat_keluar": SuratKeluar,
        "lembar_disposisi": LembarDisposisi,
        "undangan_rapat": UndanganRapat,
        "notula": NotulaRapat,
    }
)
