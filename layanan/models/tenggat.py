"""The nightly comparison of stored deadlines with what the events say."""

from django.db import models


class PemeriksaanTenggat(models.Model):
    """One local day's comparison: its row says that it was done, and what it found.

    `beda` names the tickets (codes) and columns that differed, a hundred at most; nothing is corrected here.
    """

    hari = models.DateField("hari", unique=True)
    dihitung = models.PositiveIntegerField("tiket dihitung", default=0)
    jumlah_beda = models.PositiveIntegerField("tiket berbeda", default=0)
    beda = models.JSONField("yang berbeda", default=list, blank=True)
    diperiksa_pada = models.DateTimeField("diperiksa pada", null=True, blank=True)

    class Meta:
        verbose_name = "pemeriksaan tenggat"
        verbose_name_plural = "pemeriksaan tenggat"
        ordering = ["-hari"]

    def __str__(self) -> str:
        return str(self.hari)
