"""By what SPSE's packages are told apart in the reports."""

from django.db import models


class Kumpulan(models.TextChoices):
    TENDER = "tender", "Tender"
    NONTENDER = "nontender", "Nontender"


class Kelompok(models.TextChoices):
    """By what a report counts packages together."""

    SATKER = "satker", "Satuan kerja"
    METODE = "metode", "Metode pemilihan"
    JENIS = "jenis", "Jenis pengadaan"
    BULAN = "bulan", "Bulan"
    TAHAPAN = "tahapan", "Tahapan"


class Golongan(models.TextChoices):
    """Which of the packages behind a figure: each number of a report leads to one of these lists."""

    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal atau batal"
    BERLANGSUNG = "berlangsung", "Masih berlangsung"
    DIULANG = "diulang", "Pengulangan (versi di atas 1)"
    BERPASANGAN = "berpasangan", "Ber-HPS dan berkontrak"
    BERKONTRAK = "berkontrak", "Berkontrak"
    BERHARI = "berhari", "Waktu sampai pemenang diketahui"
    BERPESERTA = "berpeserta", "Data pesertanya ada"
    KECIL = "kecil", "Untuk usaha kecil"
    TERAKHIR = "terakhir", "Putaran terakhir setiap paket"
    SEDANG = "sedang", "Sedang di tahapan ini saat data ditarik"


class DaftarPenyedia(models.TextChoices):
    """Providers in SPSE's data beside those registered here."""

    BELUM = "belum", "Terlihat, belum terdaftar"
    TERDAFTAR = "terdaftar", "Terlihat dan terdaftar"
    TAK_TERLIHAT = "tak-terlihat", "Terdaftar, belum terlihat"


class HasilPenyedia(models.TextChoices):
    """What a provider came to."""

    MENANG = "menang", "Pernah menang atau berkontrak"
    IKUT = "ikut", "Hanya ikut, belum pernah menang"


class SebagaiPenyedia(models.TextChoices):
    """As what a provider stands in a package."""

    PESERTA = "peserta", "Peserta tender"
    PEMENANG = "pemenang", "Pemenang di antara peserta tender"
    KONTRAK = "kontrak", "Pemegang kontrak"


# In addresses, where a package does not say it.
TIDAK_DISEBUT = "-"
