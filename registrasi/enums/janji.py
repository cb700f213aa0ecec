"""The words of appointments at the counter."""

from django.db import models


class StatusJanji(models.TextChoices):
    DIPESAN = "dipesan", "Dipesan"
    DIPINDAH = "dipindah", "Dipindahkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    HADIR = "hadir", "Hadir"
    TIDAK_HADIR = "tidak_hadir", "Tidak hadir"


class TindakanJanji(models.TextChoices):
    """The acts; what both sides may do has two names, since the table knows one kind of person an act."""

    PINDAHKAN = "pindahkan", "Pindahkan"
    PINDAHKAN_LOKET = "pindahkan_loket", "Pindahkan atas permintaan pemohon"
    BATALKAN = "batalkan", "Batalkan"
    BATALKAN_LOKET = "batalkan_loket", "Batalkan atas permintaan pemohon"
    TUTUP = "tutup", "Batalkan karena waktunya ditutup"
    LEPAS = "lepas", "Lepas"
    HADIRKAN = "hadirkan", "Hadir"
    TIDAK_HADIRKAN = "tidak_hadirkan", "Tidak hadir"
    LEWATKAN = "lewatkan", "Lewatkan"
