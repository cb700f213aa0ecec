"""Procedures and technical guidelines: their kinds, how a version stands, what may be done with one."""

from django.db import models


class JenisProsedur(models.TextChoices):
    STANDAR = "standar", "Standar prosedur"
    PETUNJUK_TEKNIS = "petunjuk_teknis", "Petunjuk teknis"


class StatusVersi(models.TextChoices):
    """From when to when an approved one is in force, its dates say."""

    KONSEP = "konsep", "Konsep"
    DIAJUKAN = "diajukan", "Menunggu pengesahan"
    BERLAKU = "berlaku", "Disahkan"
    DIGANTIKAN = "digantikan", "Digantikan"
    DICABUT = "dicabut", "Dicabut"


S = StatusVersi
# What somebody still works on; what was approved once, and is frozen.
DIKERJAKAN = (S.KONSEP, S.DIAJUKAN)
DISAHKAN = (S.BERLAKU, S.DIGANTIKAN, S.DICABUT)


class TindakanVersi(models.TextChoices):
    """What is done with a version; each word is also its address."""

    UBAH = "ubah", "Ubah konsep"
    AJUKAN = "ajukan", "Ajukan pengesahan"
    KEMBALIKAN = "kembalikan", "Kembalikan"
    SAHKAN = "sahkan", "Sahkan"
    GANTIKAN = "gantikan", "Gantikan"
    CABUT = "cabut", "Cabut"
