"""Readings: one row each for two weeks, by the hour for a year and more, by the day for good.

`Sampel` is partitioned by day (migration 0001), so that forgetting a day costs nothing.
"""

from django.db import models

from infrastruktur.enums.pantau import Keadaan
from infrastruktur.models.ambang import Ambang
from infrastruktur.models.pantau import Deret


class Sampel(models.Model):
    """One reading, what it was judged by, and what it was found to be by itself."""

    pk = models.CompositePrimaryKey("deret_id", "pada")
    deret = models.ForeignKey(Deret, on_delete=models.DO_NOTHING, related_name="sampel")
    pada = models.DateTimeField("pada")
    nilai = models.FloatField("nilai")
    ambang = models.ForeignKey(Ambang, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+")
    keadaan = models.CharField("keadaan", max_length=16, choices=Keadaan, blank=True)

    class Meta:
        managed = False
        db_table = "infrastruktur_sampel"
        verbose_name = "sampel"
        verbose_name_plural = "sampel"

    def __str__(self) -> str:
        return f"{self.deret_id} {self.pada:%Y-%m-%d %H:%M}"


class Ringkasan(models.Model):
    """What a series was in a span: how often it was read, lowest, highest, mean, and the last value."""

    deret = models.ForeignKey(Deret, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateTimeField("mulai")
    n = models.PositiveIntegerField("banyak bacaan")
    minimum = models.FloatField("terendah")
    maksimum = models.FloatField("tertinggi")
    rata = models.FloatField("rata-rata")
    akhir = models.FloatField("terakhir")

    class Meta:
        abstract = True


class SampelJam(Ringkasan):
    class Meta:
        verbose_name = "ringkasan jam"
        verbose_name_plural = "ringkasan jam"
        constraints = [models.UniqueConstraint(fields=["deret", "mulai"], name="sampel_jam_unik")]
        indexes = [models.Index(fields=["mulai"], name="sampel_jam_mulai")]

    def __str__(self) -> str:
        return f"{self.deret_id} {self.mulai:%Y-%m-%d %H}"


class SampelHari(Ringkasan):
    """`mulai` is midnight in the unit's zone."""

    class Meta:
        verbose_name = "ringkasan hari"
        verbose_name_plural = "ringkasan hari"
        constraints = [models.UniqueConstraint(fields=["deret", "mulai"], name="sampel_hari_unik")]
        indexes = [models.Index(fields=["mulai"], name="sampel_hari_mulai")]

    def __str__(self) -> str:
        return f"{self.deret_id} {self.mulai:%Y-%m-%d}"
