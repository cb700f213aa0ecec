"""A workbook of assets that was read and awaits its officer's word."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.models import Akun


class ImporAset(models.Model):
    """The cells of one workbook, kept until they are applied, dropped or a day old; then only the counts.

    What a row would change is worked out anew each time it is shown and once more when it is applied.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nama_berkas = models.CharField("nama berkas", max_length=150)
    sha256 = models.CharField("SHA-256", max_length=64)
    isi = models.JSONField("sel", null=True, blank=True, editable=False)
    baris = models.PositiveIntegerField("baris")
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diunggah_pada = models.DateTimeField("diunggah pada", default=timezone.now, db_default=Now())
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True, blank=True)
    baru = models.PositiveIntegerField("baru", default=0)
    berubah = models.PositiveIntegerField("berubah", default=0)
    sama = models.PositiveIntegerField("sama", default=0)
    ditolak = models.PositiveIntegerField("ditolak", default=0)

    DATA_PRIBADI = ("isi",)

    class Meta:
        verbose_name = "impor aset"
        verbose_name_plural = "impor aset"
        constraints = [
            models.CheckConstraint(
                condition=Q(diterapkan_pada__isnull=True) | Q(isi__isnull=True),
                name="impor_aset_terap_tanpa_sel",
            )
        ]
        indexes = [
            models.Index(fields=["diunggah_pada"], condition=Q(isi__isnull=False), name="impor_aset_menunggu")
        ]

    def __str__(self) -> str:
        return self.nama_berkas

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person handed it in."""
        return self.diunggah_oleh_id == akun.pk
