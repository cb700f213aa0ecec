from django.db import models


class StatusBantuan(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu izin pemohon"
    BERJALAN = "berjalan", "Berjalan"
    DISERAHKAN = "diserahkan", "Diserahkan ke pemohon"
    DIAKHIRI = "diakhiri", "Diakhiri"
    BERAKHIR = "berakhir", "Berakhir karena waktunya habis"


class TindakanBantuan(models.TextChoices):
    IZINKAN = "izinkan", "Mulai membantu"
    SERAHKAN = "serahkan", "Serahkan ke pemohon"
    AKHIRI = "akhiri", "Akhiri bantuan"
    KEDALUWARSAKAN = "kedaluwarsakan", "Akhiri karena waktunya habis"


class JenisAsal(models.TextChoices):
    """What a row of provenance is about: `npwp` is an answer and a document."""

    ISIAN = "isian", "Isian"
    DOKUMEN = "dokumen", "Dokumen"
