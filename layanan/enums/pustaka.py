"""What an article of the help centre is about, for whom, and where it stands."""

from django.db import models


class KategoriBantuan(models.TextChoices):
    """The shelves, in the order visitors see them."""

    PENDAFTARAN = "pendaftaran", "Pendaftaran dan verifikasi"
    AKUN = "akun", "Akun dan kata sandi"
    PENAWARAN = "penawaran", "Penawaran dan dokumen"
    APENDO = "apendo", "Apendo"
    JADWAL = "jadwal", "Jadwal dan tahapan"
    NON_PENYEDIA = "non_penyedia", "Pengguna selain penyedia"
    KENDALA = "kendala", "Galat dan kendala"
    PORTAL = "portal", "Portal dan layanan kami"


class BentukArtikel(models.TextChoices):
    ARTIKEL = "artikel", "Artikel"
    TANYA_JAWAB = "tanya_jawab", "Tanya jawab"


class UntukSiapa(models.TextChoices):
    SEMUA = "semua", "Semua pengguna"
    PENYEDIA = "penyedia", "Penyedia"
    PEJABAT = "pejabat", "PA/KPA/PPK, Pokja, dan Pejabat Pengadaan"


class StatusArtikel(models.TextChoices):
    DRAF = "draf", "Draf"
    TERBIT = "terbit", "Terbit"
    DITARIK = "ditarik", "Ditarik"


class TindakanArtikel(models.TextChoices):
    """The acts; the label is the button."""

    UBAH = "ubah", "Ubah draf"
    PERBAIKI = "perbaiki", "Siapkan versi baru"
    TERBITKAN = "terbitkan", "Terbitkan"
    TINJAU = "tinjau", "Nyatakan masih benar"
    TARIK = "tarik", "Tarik"
    KEMBALIKAN = "kembalikan", "Kembalikan ke draf"
