"""What LKPP's programs asked, call by call."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.models import TokenAPI

TERENDAH_DITOLAK = 400


class PanggilanPemantauan(models.Model):
    """One call with a monitoring token. Kept a year: a trigger lets nobody change it, nor delete it before.

    `alamat` is the caller's network, not the one machine (IPv4 /24, IPv6 /48); never the token's secret, and
    of the address no query string.
    """

    token = models.ForeignKey(TokenAPI, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())
    metode = models.CharField("cara", max_length=8)
    jalur = models.CharField("alamat yang diminta", max_length=200)
    status = models.PositiveSmallIntegerField("status jawaban")
    alamat = models.CharField("jaringan pemanggil", max_length=43, blank=True)

    class Meta:
        verbose_name = "panggilan pemantauan"
        verbose_name_plural = "panggilan pemantauan"
        constraints = [
            models.CheckConstraint(condition=Q(status__gte=100, status__lte=599), name="panggilan_berstatus"),
        ]
        indexes = [
            models.Index(fields=["-pada", "-id"], name="panggilan_terbaru"),
            models.Index(fields=["token", "-pada", "-id"], name="panggilan_per_token"),
            models.Index(
                fields=["-pada", "-id"], condition=Q(status__gte=TERENDAH_DITOLAK), name="panggilan_ditolak"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metode} {self.jalur}"

    @property
    def is_ditolak(self) -> bool:
        return self.status >= TERENDAH_DITOLAK
