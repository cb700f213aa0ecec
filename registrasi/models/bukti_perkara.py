from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from registrasi.enums.penonaktifan import PihakBukti
from registrasi.models.pengaktifan import Pengaktifan
from registrasi.models.penonaktifan import Penonaktifan


class Bukti(models.Model):
    """A file brought into a case, by whom. Rows are added or, until they are relied upon, taken out again."""

    berkas = models.OneToOneField("lpse.Berkas", on_delete=models.PROTECT, related_name="+")
    pihak = models.CharField("dari", max_length=8, choices=PihakBukti)
    keterangan = models.CharField("keterangan", max_length=200)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    DATA_PRIBADI: tuple[str, ...] = ("keterangan",)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.keterangan


class BuktiPenonaktifan(Bukti):
    perkara = models.ForeignKey(Penonaktifan, on_delete=models.PROTECT, related_name="bukti")

    class Meta:
        verbose_name = "bukti penonaktifan"
        verbose_name_plural = "bukti penonaktifan"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(pihak__in=PihakBukti.values), name="bukti_penonaktifan_pihak"),
        ]


class BuktiPengaktifan(Bukti):
    perkara = models.ForeignKey(Pengaktifan, on_delete=models.PROTECT, related_name="bukti")

    class Meta:
        verbose_name = "bukti pengaktifan"
        verbose_name_plural = "bukti pengaktifan"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(pihak__in=PihakBukti.values), name="bukti_pengaktifan_pihak"),
        ]
