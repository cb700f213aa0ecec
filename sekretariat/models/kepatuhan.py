"""A compliance bundle: one PDF for an audit, as the records stood when it was made."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from sekretariat.enums.kepatuhan import StatusBundel as S


class BundelKepatuhanQuerySet(models.QuerySet["BundelKepatuhan"]):
    def lock(self, pk: int) -> "BundelKepatuhan":
        """The bundle, locked until the act's transaction ends."""
        return kunci(self, pk, no_key=True)


class BundelKepatuhan(models.Model):
    """Articles, standards and lists of evidence of a period as one PDF; never changed once it is stored.

    `periode` is written as `2026`, `2026-T3` or `2026-10`. What was stored has a SHA-256 in `berkas`.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    periode = models.CharField("periode", max_length=7)
    status = models.CharField("status", max_length=6, choices=S, default=S.ANTRE)
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField("diminta pada", default=timezone.now, db_default=Now())
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    kemajuan = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    galat = models.CharField("sebab gagal", max_length=300, blank=True)
    berkas = models.OneToOneField(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = BundelKepatuhanQuerySet.as_manager()

    class Meta:
        verbose_name = "bundel kepatuhan"
        verbose_name_plural = "bundel kepatuhan"
        constraints = [
            models.CheckConstraint(condition=Q(status__in=S.values), name="bundel_status"),
            models.CheckConstraint(condition=Q(kemajuan__lte=100), name="bundel_kemajuan"),
            models.CheckConstraint(
                condition=Q(status=S.SIAP, berkas__isnull=False) | ~Q(status=S.SIAP) & Q(berkas__isnull=True),
                name="bundel_siap_berberkas",
            ),
            models.CheckConstraint(
                condition=Q(status=S.ANTRE, selesai_pada__isnull=True)
                | ~Q(status=S.ANTRE) & Q(selesai_pada__isnull=False),
                name="bundel_selesai_bertanggal",
            ),
            models.CheckConstraint(condition=~Q(status=S.GAGAL) | ~Q(galat=""), name="bundel_gagal_bersebab"),
            models.UniqueConstraint(
                fields=["diminta_oleh", "periode"], condition=Q(status=S.ANTRE), name="bundel_satu_disusun"
            ),
        ]
        indexes = [models.Index(fields=["-diminta_pada", "-id"], name="bundel_terbaru")]

    def __str__(self) -> str:
        return f"Bundel kepatuhan {self.periode}"

    def is_milik(self, orang: Akun) -> bool:
        """Nobody's own: who may see compliance may read every bundle."""
        return False
