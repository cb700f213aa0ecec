"""Risks of the service: how they are scored, what their value means, how they stand, what may be done.

Scores, formula and thresholds are those of the LPSE standard on risk (number 4 of the seventeen), as LPSE
Gorontalo applies it (standard document 4, 2017): impact × threat × vulnerability × exposure, at most 192; up
to 24 is accepted, up to 64 is reduced, anything above comes first. The words for each score are the portal's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import models

STANDAR_RISIKO = 4
BATAS_TERIMA, BATAS_KURANGI, NILAI_TERBESAR = 24, 64, 192
TINJAU_BULAN = 12  # a risk is assessed again within so many months


@dataclass(frozen=True, slots=True)
class Faktor:
    """One of the four factors: what it is called, what it asks, and the words for each score from 1 up."""

    nama: str
    tanya: str
    kata: tuple[str, ...]

    @property
    def pilihan(self) -> list[tuple[int, str]]:
        """Score and words, as a form offers them."""
        return [(angka, f"{angka}: {kata}") for angka, kata in enumerate(self.kata, start=1)]


FAKTOR: Mapping[str, Faktor] = MappingProxyType(
    {
        "dampak": Faktor(
            "Dampak",
            "Bila terjadi, seberapa jauh layanan terganggu?",
            (
                "ringan, layanan tetap berjalan",
                "sedang, sebagian layanan terganggu paling lama satu hari kerja",
                "berat, layanan berhenti atau data harus dipulihkan",
                "sangat berat, pengadaan tertunda, data hilang, atau data pribadi bocor",
            ),
        ),
        "pengancam": Faktor(
            "Pengancam",
            "Seberapa sering atau seberapa kuat yang mengancam?",
            (
                "hampir tidak pernah, tidak ada kejadian dalam lima tahun",
                "jarang, sekali dalam beberapa tahun",
                "sering, beberapa kali setahun",
                "sangat sering, setiap bulan atau sedang berlangsung",
            ),
        ),
        "kerentanan": Faktor(
            "Kerentanan",
            "Seberapa mudah ancaman itu mengenai kita?",
            (
                "kecil, pengendalian lengkap dan diuji",
                "sedang, pengendalian ada tetapi belum diuji",
                "besar, pengendalian hanya sebagian",
                "sangat besar, tidak ada pengendalian",
            ),
        ),
        "paparan": Faktor(
            "Paparan",
            "Seberapa luas yang terpapar?",
            (
                "sempit, satu orang atau satu perangkat",
                "sedang, satu unit atau satu layanan",
                "luas, seluruh LPSE atau semua pengguna SPSE",
            ),
        ),
    }
)


class TingkatRisiko(models.TextChoices):
    """What a value comes to."""

    RENDAH = "rendah", "Rendah"
    SEDANG = "sedang", "Sedang"
    TINGGI = "tinggi", "Tinggi"


ARTI_TINGKAT: Mapping[str, str] = MappingProxyType(
    {
        TingkatRisiko.RENDAH: f"1 sampai {BATAS_TERIMA}, dapat diterima",
        TingkatRisiko.SEDANG: f"{BATAS_TERIMA + 1} sampai {BATAS_KURANGI}, dikurangi",
        TingkatRisiko.TINGGI: f"{BATAS_KURANGI + 1} sampai {NILAI_TERBESAR}, diutamakan",
    }
)


class KategoriRisiko(models.TextChoices):
    PERANGKAT = "perangkat", "Perangkat dan jaringan"
    KEAMANAN = "keamanan", "Keamanan informasi"
    DATA = "data", "Data dan cadangan"
    LAYANAN = "layanan", "Layanan dan proses"
    PEGAWAI = "pegawai", "Pegawai"
    LINGKUNGAN = "lingkungan", "Gedung, listrik, dan lingkungan"
    PIHAK_LUAR = "pihak_luar", "Pihak luar"


class PenangananRisiko(models.TextChoices):
    TERIMA = "terima", "Terima"
    KURANGI = "kurangi", "Kurangi"
    ALIHKAN = "alihkan", "Alihkan"
    HINDARI = "hindari", "Hindari"


ARTI_PENANGANAN: Mapping[str, str] = MappingProxyType(
    {
        PenangananRisiko.TERIMA: "akibatnya ditanggung dan tidak ada pengendalian tambahan",
        PenangananRisiko.KURANGI: "pengendalian menurunkan kemungkinan atau akibatnya",
        PenangananRisiko.ALIHKAN: "pihak lain ikut menanggung, misalnya lewat kontrak atau asuransi",
        PenangananRisiko.HINDARI: "kegiatan yang menimbulkannya dihentikan atau diganti",
    }
)
# What is done about a risk that is not simply accepted.
BERPENGENDALIAN = (PenangananRisiko.KURANGI, PenangananRisiko.ALIHKAN, PenangananRisiko.HINDARI)


class StatusRisiko(models.TextChoices):
    DICATAT = "dicatat", "Belum diputuskan"
    DITANGANI = "ditangani", "Sedang ditangani"
    MENUNGGU = "menunggu", "Menunggu persetujuan"
    DITERIMA = "diterima", "Diterima"
    DITUTUP = "ditutup", "Ditutup"


# What is still there, what its owner hurries for, and what may be assessed again.
TERBUKA = (StatusRisiko.DICATAT, StatusRisiko.DITANGANI, StatusRisiko.MENUNGGU, StatusRisiko.DITERIMA)
BERTENGGAT = (StatusRisiko.DICATAT, StatusRisiko.DITANGANI)
DAPAT_DINILAI = (StatusRisiko.DICATAT, StatusRisiko.DITANGANI, StatusRisiko.DITERIMA)


class TindakanRisiko(models.TextChoices):
    """What is done with a risk; each word is also its address where it has a page."""

    TANGANI = "tangani", "Tangani"
    TERIMA = "terima", "Terima"
    USULKAN = "usulkan", "Usulkan penerimaan"
    SETUJUI = "setujui", "Setujui penerimaan"
    TOLAK = "tolak", "Tolak penerimaan"
    GUGUR = "gugur", "Penerimaan gugur"
    TUTUP = "tutup", "Tutup"


class StatusPengendalian(models.TextChoices):
    DIRENCANAKAN = "direncanakan", "Direncanakan"
    DILAKSANAKAN = "dilaksanakan", "Dilaksanakan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanPengendalian(models.TextChoices):
    LAKSANAKAN = "laksanakan", "Laporkan pelaksanaan"
    BATALKAN = "batalkan", "Batalkan"


class PeristiwaRisiko(models.TextChoices):
    DICATAT = "dicatat", "Dicatat"
    DIUBAH = "diubah", "Diubah"
    DINILAI = "dinilai", "Dinilai ulang"
    DITANGANI = "ditangani", "Penanganan diputuskan"
    DIUSULKAN = "diusulkan", "Penerimaan diusulkan"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Penerimaan ditolak"
    GUGUR = "gugur", "Penerimaan gugur"
    PENGENDALIAN = "pengendalian", "Pengendalian direncanakan"
    DILAKSANAKAN = "dilaksanakan", "Pengendalian dilaksanakan"
    DIBATALKAN = "dibatalkan", "Pengendalian dibatalkan"
    DITUTUP = "ditutup", "Ditutup"
