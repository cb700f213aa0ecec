"""What the documents of the secretariat print, as `data.py` has it for the others."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from lpse.dokumen.data import Naskah, Petugas, Surat, Terisi


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


class ButirBab(TypedDict):
    """A figure beside that of the period before, all of them written out, with its number in the report."""

    nomor: int
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
    keterangan: str  # said where the period left nothing to count
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
    url_laporan: Terisi  # its page; the rows behind figure n are at `angka/n/` below it
    bab: list[BabLaporan]
    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas


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
        "prosedur": Prosedur,
        "surat_keluar": SuratKeluar,
        "lembar_disposisi": LembarDisposisi,
        "laporan_berkala": LaporanBerkala,
        "bundel_kepatuhan": BundelKepatuhan,
        "laporan_evaluasi": LaporanEvaluasi,
        "undangan_rapat": UndanganRapat,
        "notula": NotulaRapat,
    }
)
