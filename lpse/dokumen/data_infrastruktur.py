"""What the documents of the system administration print, as `data.py` has it for the others."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypedDict

from lpse.dokumen.data import Naskah, Petugas, Terisi


class PerangkatBawaan(TypedDict):
    """A device that a visitor brings."""

    jenis: Terisi
    nomor_seri: Terisi


class IzinRuangServer(Naskah):
    """Izin Masuk Ruang Server, or to use facilities: who may come when, with what, permitted by whom."""

    judul_izin: Terisi  # one of two: a visit to the server room, or the use of facilities
    jenis: Terisi
    lokasi: Terisi
    nama: Terisi
    identitas: Terisi
    instansi: Terisi
    alamat: Terisi
    rombongan: list[str]
    tujuan: Terisi
    masa: Terisi
    perangkat: list[PerangkatBawaan]
    delegasi: str  # the office in whose name the signatory decided
    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas


class HariRuang(TypedDict):
    """A day of the server room; empty values where nobody read it."""

    hari: Terisi
    kali: Terisi
    suhu: str
    kelembapan: str
    luar: str
    perangkat: str  # what was not normal
    catatan: str


class LembarRuangServer(Naskah):
    """Lembar Kondisi Ruang Server of a month: readings by the day, gaps, what was not normal, visits."""

    lokasi: Terisi
    bulan: Terisi
    batas: Terisi
    hari: list[HariRuang]
    tanpa_bacaan: str
    episode: list[str]
    kunjungan: Terisi
    temuan: Terisi
    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas


class LangkahGangguan(TypedDict):
    """What was done about an outage, by whom and when."""

    pada: Terisi
    isi: Terisi
    oleh: Terisi


class DampakLayanan(TypedDict):
    """What an outage did to one service."""

    layanan: Terisi
    tingkat: Terisi
    keterangan: str


class LaporanGangguan(Naskah):
    """Laporan Gangguan, form DT-01: parts A to E, and three people who sign it."""

    nomor_gangguan: Terisi
    sementara: str  # what makes it a report for the time being; "" once the incident is closed
    # A, the event
    judul: Terisi
    jenis: Terisi
    mulai: Terisi
    pulih: str
    lama: Terisi
    sasaran: list[str]
    # B, the first report
    pelapor: Terisi
    saluran: str
    diketahui: Terisi
    dikonfirmasi: str
    diumumkan: str
    uraian: str
    # C, identification and handling
    penyebab: str
    langkah: list[LangkahGangguan]
    tautan: list[str]
    # D, effect on every service of the list
    dampak: list[DampakLayanan]
    # E, evaluation
    evaluasi: str
    tanggal: Terisi
    kota: Terisi  # above the signatures
    dilaporkan_oleh: Petugas
    petugas: Petugas
    kepala: Petugas


class HariPemantauan(TypedDict):
    """A day of the month: highest readings, availability, worst state, who confirmed, what is missing."""

    hari: Terisi
    disk: Terisi
    ram: Terisi
    lalu: Terisi
    internet: Terisi
    layanan: Terisi
    keadaan: Terisi
    petugas: str
    catatan: str


class LembarPemantauan(Naskah):
    """Lembar Pemantauan Bulanan: every day of a month a line, gaps by name."""

    bulan: Terisi
    hari_tercatat: int
    hari_kerja: int
    lembar_dikonfirmasi: int
    jumlah_temuan: int
    ukuran_temuan: Terisi  # the article a missing day is measured against, or the unit's own rhythm
    baris: list[HariPemantauan]
    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas


class ButirKapasitas(TypedDict):
    """One item of capacity: its limit and use, four periods back and four ahead, what it takes."""

    item: Terisi
    kategori: Terisi
    batasan: Terisi
    waktu_pantau: Terisi
    utilitas: Terisi
    kondisi: list[Terisi]
    perkiraan: list[Terisi]
    ramalan: Terisi
    perkiraan_resource: str
    tindak_lanjut: str


class LaporanKapasitas(Naskah):
    """Laporan Kapasitas: written chapters, and the figures of every item."""

    masa: Terisi
    periode: list[Terisi]
    periode_depan: list[Terisi]
    latar_belakang: Terisi
    ruang_lingkup: Terisi
    metode: Terisi
    asumsi: Terisi
    analisis_tren: Terisi
    pilihan_peningkatan: Terisi
    prediksi_biaya: Terisi
    rekomendasi: Terisi
    butir: list[ButirKapasitas]
    tanggal: Terisi
    kota: Terisi  # above the signature
    petugas: Petugas


JENIS: Mapping[str, type] = MappingProxyType(
    {
        "lembar_pemantauan": LembarPemantauan,
        "laporan_kapasitas": LaporanKapasitas,
        "laporan_gangguan": LaporanGangguan,
        "izin_ruang_server": IzinRuangServer,
        "lembar_ruang_server": LembarRuangServer,
    }
)
