"""The declared emergency of an incident: where it stands, what may be done, what the head decided."""

from django.db import models


class StatusDarurat(models.TextChoices):
    BERLAKU = "berlaku", "Berlaku"
    BERAKHIR = "berakhir", "Berakhir"


class TindakanDarurat(models.TextChoices):
    CATAT_PENILAIAN = "catat_penilaian", "Catat penilaian kerusakan"
    PUTUSKAN_PENILAIAN = "putuskan_penilaian", "Putuskan penilaian"
    AKHIRI_DARURAT = "akhiri_darurat", "Akhiri keadaan darurat"


class PutusanPenilaian(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu Kepala"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
