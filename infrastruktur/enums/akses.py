"""How a call of LKPP's monitoring ended."""

from django.db import models


class HasilPanggilan(models.TextChoices):
    DIJAWAB = "dijawab", "Dijawab"
    DITOLAK = "ditolak", "Ditolak"
