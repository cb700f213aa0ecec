"""The SPSE side of users: where they come from, and how far a file of them has come."""

from django.db import models


class AsalPengguna(models.TextChoices):
    """How the portal came to know a user."""

    PENDAFTARAN = "pendaftaran", "Pendaftaran di portal ini"
    IMPOR = "impor", "Impor dari SPSE"


class StatusImpor(models.TextChoices):
    MEMBACA = "membaca", "Sedang dibaca"
    TERBACA = "terbaca", "Menunggu diterapkan"
    MENERAPKAN = "menerapkan", "Sedang diterapkan"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    GAGAL = "gagal", "Tidak dapat dibaca"


class TindakanImpor(models.TextChoices):
    SELESAI_DIBACA = "selesai_dibaca", "Selesai dibaca"
    GAGALKAN = "gagalkan", "Nyatakan tidak terbaca"
    TERAPKAN = "terapkan", "Terapkan"
    TERAPKAN_LANGSUNG = "terapkan_langsung", "Terapkan dari baris perintah"
    BATALKAN = "batalkan", "Batalkan"
    KEDALUWARSAKAN = "kedaluwarsakan", "Batalkan karena dibiarkan"
    SELESAIKAN = "selesaikan", "Selesaikan"


class JenisBerkasImpor(models.TextChoices):
    CSV = "csv", "CSV"
    XLSX = "xlsx", "XLSX"


class HasilBaris(models.TextChoices):
    """What applying does with a row of the file."""

    BARU = "baru", "Baru"
    BERUBAH = "berubah", "Berubah"
    SAMA = "sama", "Sama"
    DITOLAK = "ditolak", "Ditolak"
