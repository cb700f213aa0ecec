"""The work programme: how one stands, and what may be done with it."""

from django.db import models


class StatusProgram(models.TextChoices):
    KONSEP = "konsep", "Konsep"
    DIAJUKAN = "diajukan", "Menunggu pengesahan"
    DISAHKAN = "disahkan", "Disahkan"
    DIGANTIKAN = "digantikan", "Digantikan"
    DITUTUP = "ditutup", "Ditutup"


S = StatusProgram
# Being drawn up; what the year is, or was, measured by.
DISUSUN = (S.KONSEP, S.DIAJUKAN)
BERLAKU = (S.DISAHKAN, S.DITUTUP)


class TindakanProgram(models.TextChoices):
    """What is done with a programme; each word is also its address."""

    AJUKAN = "ajukan", "Ajukan untuk disahkan"
    KEMBALIKAN = "kembalikan", "Kembalikan"
    SAHKAN = "sahkan", "Sahkan"
    GANTIKAN = "gantikan", "Gantikan"
    TUTUP = "tutup", "Tutup program"
