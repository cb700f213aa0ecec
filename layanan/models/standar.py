"""The service standard: what the unit promises for each kind and priority, one version after another."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from layanan.enums.tiket import Dampak, JenisTiket, Prioritas, Urgensi


class StandarLayanan(models.Model):
    """One version of the standard; its items are frozen once it is in force."""

    nomor = models.PositiveIntegerField("versi", unique=True)
    berlaku_sejak = models.DateTimeField("berlaku sejak", default=timezone.now, db_default=Now())
    dasar = models.CharField("ditetapkan dengan", max_length=200, blank=True)
    # Whether tickets already open move to this version; the minute's tick takes them over one by one.
    bagi_terbuka = models.BooleanField(
        "berlaku bagi tiket yang masih terbuka", default=False, db_default=False
    )
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "standar layanan"
        verbose_name_plural = "standar layanan"

    def __str__(self) -> str:
        return f"Standar layanan versi {self.nomor}"


class ButirStandar(models.Model):
    """What one version promises for one kind of ticket at one priority.

    The first answer within so many working minutes; the solution within working minutes or, for what takes
    longer, working days: exactly one of the two.
    """

    standar = models.ForeignKey(StandarLayanan, on_delete=models.PROTECT, related_name="butir")
    jenis = models.CharField("jenis", max_length=12, choices=JenisTiket)
    prioritas = models.CharField("prioritas", max_length=1, choices=Prioritas)
    respons_menit = models.PositiveIntegerField("jawaban pertama (menit kerja)")
    selesai_menit = models.PositiveIntegerField("penyelesaian (menit kerja)", null=True, blank=True)
    selesai_hari = models.PositiveSmallIntegerField("penyelesaian (hari kerja)", null=True, blank=True)

    class Meta:
        verbose_name = "butir standar layanan"
        verbose_name_plural = "butir standar layanan"
        constraints = [
            models.UniqueConstraint(fields=["standar", "jenis", "prioritas"], name="butir_standar_sekali"),
            models.CheckConstraint(condition=Q(respons_menit__gt=0), name="butir_standar_respons"),
            models.CheckConstraint(
                condition=Q(selesai_menit__gt=0, selesai_hari__isnull=True)
                | Q(selesai_menit__isnull=True, selesai_hari__gt=0),
                name="butir_standar_satu_ukuran",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}, prioritas {self.get_prioritas_display().lower()}"


class MatriksPrioritas(models.Model):
    """The priority that follows from urgency and impact; LKPP's form leaves it to each unit to say."""

    urgensi = models.CharField("urgensi", max_length=2, choices=Urgensi)
    dampak = models.CharField("dampak", max_length=1, choices=Dampak)
    prioritas = models.CharField("prioritas", max_length=1, choices=Prioritas)

    class Meta:
        verbose_name = "matriks prioritas"
        verbose_name_plural = "matriks prioritas"
        constraints = [models.UniqueConstraint(fields=["urgensi", "dampak"], name="matriks_prioritas_sekali")]

    def __str__(self) -> str:
        return f"{self.get_urgensi_display()}, dampak {self.get_dampak_display().lower()}"
