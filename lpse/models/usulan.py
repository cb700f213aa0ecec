"""What one person proposes about another's sign-in, and another approves."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.models.akun import Akun


class TindakanAkun(models.TextChoices):
    NONAKTIFKAN = "nonaktifkan", "Nonaktifkan akun"
    AKTIFKAN = "aktifkan", "Aktifkan lagi akun"
    LEPAS_MFA = "lepas_mfa", "Lepas faktor kedua (perangkat hilang)"


class UsulanAkun(models.Model):
    """A proposal to close or reopen an Akun, or to take its lost second factor off.

    Two persons: whoever proposes does not approve, and nobody approves what concerns their own Akun.
    """

    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="usulan")
    tindakan = models.CharField("tindakan", max_length=20, choices=TindakanAkun)
    alasan = models.CharField("alasan", max_length=200)
    diusulkan_oleh = models.ForeignKey(
        Akun, on_delete=models.PROTECT, related_name="+", verbose_name="diusulkan oleh"
    )
    disetujui_oleh = models.ForeignKey(
        Akun, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="disetujui oleh"
    )
    disetujui_pada = models.DateTimeField("disetujui pada", null=True, blank=True)
    dibatalkan_pada = models.DateTimeField("dibatalkan pada", null=True, blank=True)
    created_at = models.DateTimeField("diusulkan pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "usulan akun"
        verbose_name_plural = "usulan akun"
        constraints = [
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True)
                | (~Q(disetujui_oleh=F("diusulkan_oleh")) & ~Q(disetujui_oleh=F("akun"))),
                name="usulan_akun_dua_orang",
            ),
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True, disetujui_pada__isnull=True)
                | Q(disetujui_oleh__isnull=False, disetujui_pada__isnull=False, dibatalkan_pada__isnull=True),
                name="usulan_akun_disetujui_seseorang",
            ),
            models.UniqueConstraint(
                fields=["akun", "tindakan"],
                condition=Q(disetujui_pada__isnull=True, dibatalkan_pada__isnull=True),
                name="usulan_akun_satu_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tindakan_display()}: {self.akun}"
