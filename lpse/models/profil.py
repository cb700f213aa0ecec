"""Which profil, in which versions, this database has worked under."""

from django.db import models
from django.db.models.functions import Now


class VersiProfil(models.Model):
    """The content of the profil as it was from a moment on; old cases keep the version they began with."""

    kode = models.CharField("kode", max_length=60)
    sidik = models.CharField("sidik", max_length=64, unique=True)
    isi = models.JSONField("isi")
    sejak = models.DateTimeField("sejak", db_default=Now())

    class Meta:
        verbose_name = "versi profil"
        verbose_name_plural = "versi profil"

    def __str__(self) -> str:
        return f"{self.kode} {self.sidik[:8]}"
