"""Meetings: of which kind, how one stands, what may be done with it and with what follows from it."""

from django.db import models


class JenisRapat(models.TextChoices):
    INTERNAL = "internal", "Koordinasi internal"
    INSTANSI = "instansi", "Koordinasi dengan instansi"
    PEMBINAAN = "pembinaan", "Pembinaan"


class StatusRapat(models.TextChoices):
    DIRENCANAKAN = "direncanakan", "Direncanakan"
    DIUNDANG = "diundang", "Undangan terkirim"
    SELESAI = "selesai", "Selesai, notula belum disahkan"
    DISAHKAN = "disahkan", "Notula disahkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


S = StatusRapat
AKAN_DATANG = (S.DIRENCANAKAN, S.DIUNDANG)
TERLAKSANA = (S.SELESAI, S.DISAHKAN)
BERAKHIR = (S.DISAHKAN, S.DIBATALKAN)


class TindakanRapat(models.TextChoices):
    """What is done with a meeting; each word is also its address."""

    UNDANG = "undang", "Kirim undangan"
    SELESAIKAN = "selesaikan", "Catat rapat selesai"
    SAHKAN = "sahkan", "Sahkan notula"
    BATALKAN = "batalkan", "Batalkan rapat"


class StatusTindakLanjut(models.TextChoices):
    TERBUKA = "terbuka", "Belum selesai"
    SELESAI = "selesai", "Selesai"


class TindakanTindakLanjut(models.TextChoices):
    SELESAIKAN = "selesaikan", "Laporkan selesai"
    CATAT_SELESAI = "catat_selesai", "Catat selesai"
