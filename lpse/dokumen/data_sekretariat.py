"""What the documents of the secretariat print, as `data.py` has it for the others."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from lpse.dokumen.data import Naskah, Petugas, Terisi


class Balok(TypedDict):
    """One line of a text with steps: its depth (0: a heading), the number before it, its words."""

    tingkat: int
    tanda: str
    teks: Terisi


class Prosedur(Naskah):
    """Standar Prosedur or Petunjuk Teknis: one version, as approved."""

    judul_jenis: Terisi  # what the regulation calls it
    kode_prosedur: Terisi
    judul: Terisi
    versi: Terisi
    bidang: Terisi
    unit: Terisi
    mulai: Terisi
    tujuan: Terisi
    perubahan: str  # nothing in the first version
    langkah: list[Balok]
    tanggal: Terisi
    kota: Terisi  # above the signature
    kepala: Terisi  # as what the approver signs
    petugas: Petugas


class RingkasanJawaban(TypedDict):
    """The answers under one heading, counted."""

    kelompok: Terisi
    ya: Terisi
    sebagian: Terisi
    tidak: Terisi
    tidak_berlaku: Terisi


class CatatanJawaban(TypedDict):
    """What was answered no, or in part."""

    pertanyaan: Terisi
    jawaban: Terisi
    keterangan: str


class TemuanEvaluasi(TypedDict):
    """One finding, and what is asked of whom until when."""

    nomor: Terisi
    standar: Terisi
    uraian: Terisi
    permintaan: Terisi
    prioritas: Terisi
    target: Terisi
    pic: Terisi


class LaporanEvaluasi(Naskah):
    """Laporan Evaluasi: who evaluated what, what is not met, what was found, the conclusion."""

    kode_evaluasi: Terisi
    jenis: Terisi
    cakupan: Terisi
    periode: Terisi
    surat: str
    ringkasan: list[RingkasanJawaban]
    catatan: list[CatatanJawaban]
    temuan: list[TemuanEvaluasi]
    kesimpulan: Terisi
    tanggal: Terisi
    kota: Terisi  # above the signature
    penilai: Petugas


JENIS: Mapping[str, type] = MappingProxyType(
    {
        "prosedur": Prosedur,
        "laporan_evaluasi": LaporanEvaluasi,
    }
)
