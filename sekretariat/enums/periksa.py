"""Words of the auditor's room: which rows of the trail are asked for, how background work stands."""

from django.db import models


class JenisBaris(models.TextChoices):
    """The tabs: what kind of event a row of the trail tells of."""

    SEMUA = "semua", "Jejak"
    AKSES = "akses", "Akses pindaian"
    TINDAKAN = "tindakan", "Tindakan"
    PENOLAKAN = "penolakan", "Penolakan"
    EKSPOR = "ekspor", "Ekspor"
    PEMERIKSA = "pemeriksa", "Yang dibuka pemeriksa"


class BentukEkspor(models.TextChoices):
    CSV = "csv", "CSV"
    XLSX = "xlsx", "XLSX"


class StatusKerja(models.TextChoices):
    """How an export or a verification in the background stands."""

    MENUNGGU = "menunggu", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang dikerjakan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"


class TindakanKerja(models.TextChoices):
    KERJAKAN = "kerjakan", "Kerjakan"
    SELESAIKAN = "selesaikan", "Selesaikan"
    GAGALKAN = "gagalkan", "Gagalkan"


TERBUKA = (StatusKerja.MENUNGGU, StatusKerja.BERJALAN)
