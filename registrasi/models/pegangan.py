from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone


class AlihPegangan(models.Model):
    """A supervisor took a file out of somebody's hands: whose, why, and for whom. Frozen by the database."""

    pendaftaran = models.ForeignKey(
        "registrasi.Pendaftaran", on_delete=models.PROTECT, related_name="alih_pegangan"
    )
    dari = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kepada = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    alasan = models.CharField("alasan", max_length=300)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "alih pegangan"
        verbose_name_plural = "alih pegangan"
        constraints = [
            models.CheckConstraint(condition=~Q(alasan=""), name="alih_pegangan_beralasan"),
            models.CheckConstraint(
                condition=Q(kepada__isnull=True) | ~Q(kepada=F("dari")), name="alih_pegangan_berpindah"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pendaftaran} dari {self.dari}"
