"""Reports of the unit: how often, where one stands, what may be done with it."""

from django.db import models


class JenisLaporan(models.TextChoices):
    BERKALA = "berkala", "Laporan berkala"
    UNIT = "unit", "Laporan program unit"


class Irama(models.TextChoices):
    """How often a report is due."""

    BULANAN = "bulanan", "Bulanan"
    TRIWULANAN = "triwulanan", "Triwulanan"
    SEMESTERAN = "semesteran", "Semesteran"
    TAHUNAN = "tahunan", "Tahunan"


# How many months one period has.
BULAN_IRAMA = {Irama.BULANAN: 1, Irama.TRIWULANAN: 3, Irama.SEMESTERAN: 6, Irama.TAHUNAN: 12}


class StatusLaporan(models.TextChoices):
    DISUSUN = "disusun", "Draf"
    DIPERIKSA = "diperiksa", "Diperiksa, menunggu tanda tangan"
    DITANDATANGANI = "ditandatangani", "Ditandatangani, belum dikirim"
    DIKIRIM = "dikirim", "Dikirim"


S = StatusLaporan
TERBUKA = (S.DISUSUN, S.DIPERIKSA)
# From here on nothing in it changes.
BEKU = (S.DITANDATANGANI, S.DIKIRIM)


class TindakanLaporan(models.TextChoices):
    """What is done with a report; each word is also its address."""

    SUSUN_ULANG = "susun_ulang", "Susun ulang"
    TULIS = "tulis", "Isi pengantar dan rekomendasi"
    PERIKSA = "periksa", "Nyatakan sudah diperiksa"
    KEMBALIKAN = "kembalikan", "Kembalikan ke penyusun"
    TANDATANGANI = "tandatangani", "Tanda tangani"
    UNGGAH = "unggah", "Unggah salinan bertanda tangan"
    KIRIM = "kirim", "Catat pengiriman"
    TERBITKAN = "terbitkan", "Terbitkan untuk umum"
    KOREKSI = "koreksi", "Buat versi koreksi"


class CaraKirim(models.TextChoices):
    LANGSUNG = "langsung", "Diserahkan langsung"
    SUREL = "surel", "Surel"
    APLIKASI = "aplikasi", "Aplikasi naskah dinas"
    POS = "pos", "Pos atau kurir"


class CaraTandaTangan(models.TextChoices):
    BASAH = "basah", "Pindaian bertanda tangan basah"
    ELEKTRONIK = "elektronik", "PDF bertanda tangan elektronik"


class BentukBerkas(models.TextChoices):
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "XLSX"


class KeadaanPeriode(models.TextChoices):
    """A period in the calendar of reports."""

    BELUM_WAKTUNYA = "belum", "Belum waktunya"
    DITUNGGU = "ditunggu", "Ditunggu"
    TERLAMBAT = "terlambat", "Terlambat"
    SELESAI = "selesai", "Sudah dikirim"
