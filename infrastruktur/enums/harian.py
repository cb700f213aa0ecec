"""Follow-up of a critical part, the daily sheet and the capacity report."""

from django.db import models


class StatusTindakLanjut(models.TextChoices):
    TERBUKA = "terbuka", "Terbuka"
    MENUNGGU_PEMBUKTIAN = "menunggu_pembuktian", "Menunggu pembuktian"
    MENUNGGU_PUTUSAN = "menunggu_putusan", "Menunggu putusan Kepala"
    SELESAI = "selesai", "Selesai"
    SELESAI_BERALASAN = "selesai_beralasan", "Selesai tanpa penggantian"


S = StatusTindakLanjut
BERJALAN = (S.TERBUKA, S.MENUNGGU_PEMBUKTIAN, S.MENUNGGU_PUTUSAN)


class TindakanTindakLanjut(models.TextChoices):
    CATAT = "catat", "Catat penggantian atau penambahan"
    BUKTIKAN = "buktikan", "Buktikan dengan bacaan"
    BUKA_LAGI = "buka_lagi", "Buka lagi karena masih kritis"
    BERI_ALASAN = "beri_alasan", "Usulkan selesai tanpa penggantian"
    TERIMA = "terima", "Terima alasan"
    KEMBALIKAN = "kembalikan", "Kembalikan"


class CaraTindakLanjut(models.TextChoices):
    """The regulation's two words."""

    PENGGANTIAN = "penggantian", "Penggantian"
    PENAMBAHAN = "penambahan", "Penambahan"


class StatusLembar(models.TextChoices):
    TERBUKA = "terbuka", "Belum dikonfirmasi"
    DIKONFIRMASI = "dikonfirmasi", "Dikonfirmasi"
    DIGANTI = "diganti", "Diganti versi lebih baru"


class TindakanLembar(models.TextChoices):
    KONFIRMASI = "konfirmasi", "Konfirmasi lembar"
    KOREKSI = "koreksi", "Koreksi lembar"


class Kondisi(models.TextChoices):
    """What an officer finds with eyes and ears."""

    BAIK = "baik", "Baik"
    TIDAK_BAIK = "tidak_baik", "Tidak baik"
    TIDAK_ADA = "tidak_ada", "Tidak ada di sini"


class StatusLaporanKapasitas(models.TextChoices):
    DISUSUN = "disusun", "Disusun"
    TERBIT = "terbit", "Terbit"


class TindakanLaporanKapasitas(models.TextChoices):
    UBAH = "ubah", "Ubah isian"
    TERBITKAN = "terbitkan", "Terbitkan laporan"


class PanjangPeriode(models.TextChoices):
    MINGGU = "minggu", "Satu minggu"
    BULAN = "bulan", "Satu bulan"
    TRIWULAN = "triwulan", "Tiga bulan"


class KategoriKapasitas(models.TextChoices):
    SERVER = "server", "Server"
    PERSONIL = "personil", "Personil"
    JARINGAN = "jaringan", "Jaringan"
