"""Data pulled from SPSE: what kind a file is, how far its import has come, who is named in it."""

from django.db import models


class JenisData(models.TextChoices):
    """One dataset of SPSE; a file is recognised as one of these by its keys, never by its name."""

    TENDER_PENGUMUMAN = "tender_pengumuman", "Pengumuman tender"
    TENDER_SELESAI = "tender_selesai", "Tender selesai"
    TENDER_SELESAI_NILAI = "tender_selesai_nilai", "Nilai kontrak tender"
    PESERTA_TENDER = "peserta_tender", "Peserta tender"
    JADWAL_TENDER = "jadwal_tender", "Jadwal tender"
    NONTENDER_PENGUMUMAN = "nontender_pengumuman", "Pengumuman nontender"
    NONTENDER_SELESAI = "nontender_selesai", "Nontender selesai"
    SATKER = "satker", "Satuan kerja"


class FormatData(models.TextChoices):
    JSON = "json", "JSON"
    CSV = "csv", "CSV"
    XLSX = "xlsx", "XLSX"


class SumberKiriman(models.TextChoices):
    """How the file came to the portal."""

    UNGGAHAN = "unggahan", "Diunggah petugas"
    PERINTAH = "perintah", "Perintah di server"
    ALAMAT = "alamat", "Alamat berkala"
    CONTOH = "contoh", "Data contoh"


class StatusKiriman(models.TextChoices):
    MEMERIKSA = "memeriksa", "Sedang diperiksa"
    DIPERIKSA = "diperiksa", "Menunggu diterapkan"
    MENERAPKAN = "menerapkan", "Sedang diterapkan"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    GAGAL = "gagal", "Tidak dapat dibaca"


# A worker is at it, or should be.
BERJALAN = (StatusKiriman.MEMERIKSA, StatusKiriman.MENERAPKAN)
# Somebody said that its rows are to be taken over.
DISETUJUI = (StatusKiriman.MENERAPKAN, StatusKiriman.DITERAPKAN)


class TindakanKiriman(models.TextChoices):
    SELESAI_DIPERIKSA = "selesai_diperiksa", "Selesai diperiksa"
    GAGALKAN = "gagalkan", "Nyatakan tidak dapat dibaca"
    TERAPKAN = "terapkan", "Terapkan"
    TERAPKAN_LANGSUNG = "terapkan_langsung", "Terapkan tanpa petugas"
    BATALKAN = "batalkan", "Batalkan"
    KEDALUWARSAKAN = "kedaluwarsakan", "Batalkan karena dibiarkan"
    SELESAIKAN = "selesaikan", "Selesaikan"


class PeranPejabat(models.TextChoices):
    """As what an official is named in SPSE's data."""

    PPK = "ppk", "Pejabat Pembuat Komitmen (PPK)"
    POKJA = "pokja", "Pokja Pemilihan (ULP)"
    PP = "pp", "Pejabat Pengadaan"
