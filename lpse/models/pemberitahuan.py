"""The outbox: every message is a row of the act's own transaction."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.klaim import bebas


class StatusPemberitahuan(models.TextChoices):
    ANTRE = "antre", "Antre"
    DIKIRIM = "dikirim", "Dikirim"
    GAGAL = "gagal", "Gagal"
    BATAL = "batal", "Tidak perlu lagi"


class PemberitahuanQuerySet(models.QuerySet["Pemberitahuan"]):
    def jatuh_tempo(self) -> "PemberitahuanQuerySet":
        """Rows that wait for a sender and that nobody holds."""
        now = timezone.now()
        return self.filter(
            bebas(now),
            status=StatusPemberitahuan.ANTRE,
            kirim_setelah__lte=now,
        )


def message_id_baru() -> str:
    """The same Message-ID on every attempt lets the receiving server drop a second copy."""
    return f"<{uuid.uuid4()}@{urlsplit(settings.BASE_URL).hostname}>"


class Pemberitahuan(models.Model):
    """One message to one address: template and reference. Its words are made when it is sent.

    `rahasia` is an encrypted one-time code made by the sign-in library; it is wiped once sent.
    """

    kunci = models.CharField("kunci", max_length=120, unique=True)
    templat = models.CharField("templat", max_length=80)
    penerima = models.EmailField("penerima")
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pemberitahuan",
    )
    objek_jenis = models.CharField(max_length=40, blank=True)
    objek_id = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict, blank=True)
    rahasia = models.TextField(blank=True, editable=False)
    message_id = models.CharField(max_length=120, editable=False)
    status = models.CharField(max_length=10, choices=StatusPemberitahuan, default=StatusPemberitahuan.ANTRE)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    kirim_setelah = models.DateTimeField(default=timezone.now, db_default=Now())
    klaim_sampai = models.DateTimeField(null=True, blank=True)
    klaim = models.UUIDField(null=True, editable=False)
    dikirim_pada = models.DateTimeField("dikirim pada", null=True, blank=True)
    galat = models.CharField("galat", max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    objects = PemberitahuanQuerySet.as_manager()
    DATA_PRIBADI = ("penerima", "data", "rahasia")

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusPemberitahuan.DIKIRIM) | Q(dikirim_pada__isnull=False, rahasia=""),
                name="pemberitahuan_dikirim_tanpa_rahasia",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kirim_setelah"],
                condition=Q(status=StatusPemberitahuan.ANTRE),
                name="pemberitahuan_antre",
            ),
            models.Index(fields=["objek_jenis", "objek_id"]),
            models.Index(fields=["status", "id"]),
            models.Index(fields=["penerima"]),
            models.Index(
                fields=["dikirim_pada"],
                condition=Q(status=StatusPemberitahuan.DIKIRIM),
                name="pemberitahuan_dikirim",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.templat} {self.pk}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.message_id = self.message_id or message_id_baru()
        super().save(*args, **kwargs)  # type: ignore[arg-type]
