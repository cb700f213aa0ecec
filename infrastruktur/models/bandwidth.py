"""How much internet the unit has contracted, since when, and what it is set aside for."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Least, Now, Upper
from django.utils import timezone

from infrastruktur.models.pantau import Deret
from lpse.kode import kode_publik
from lpse.models.kalender import BOTH_ENDS, DateRange, Int8Range


class TautanInternet(models.Model):
    """One line to the internet, and the series that measure it where it is monitored."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nama = models.CharField("nama tautan", max_length=80)
    deret_masuk = models.ForeignKey(
        Deret, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lalu masuk"
    )
    deret_keluar = models.ForeignKey(
        Deret, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lalu keluar"
    )

    class Meta:
        verbose_name = "tautan internet"
        verbose_name_plural = "tautan internet"
        constraints = [
            models.CheckConstraint(condition=~Q(nama=""), name="tautan_internet_bernama"),
            models.UniqueConstraint(Upper("nama"), name="tautan_internet_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class PengaturanBandwidth(models.Model):
    """What is contracted for one line from one day through another. Only its end is ever set, by trigger."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    tautan = models.ForeignKey(TautanInternet, on_delete=models.PROTECT, related_name="pengaturan")
    penyedia = models.CharField("penyedia internet", max_length=150)
    nomor_kontrak = models.CharField("nomor kontrak", max_length=100)
    masuk = models.DecimalField("kapasitas masuk (Mbit/s)", max_digits=9, decimal_places=2)
    keluar = models.DecimalField("kapasitas keluar (Mbit/s)", max_digits=9, decimal_places=2)
    mulai = models.DateField("berlaku mulai")
    sampai = models.DateField("berlaku sampai", null=True, blank=True)
    catatan = models.CharField("catatan", max_length=500, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pengaturan bandwidth"
        verbose_name_plural = "pengaturan bandwidth"
        ordering = ["-mulai"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(penyedia="") & ~Q(nomor_kontrak=""), name="pengaturan_bandwidth_berisi"
            ),
            models.CheckConstraint(
                condition=Q(masuk__gt=0, keluar__gt=0), name="pengaturan_bandwidth_kapasitas"
            ),
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai")),
                name="pengaturan_bandwidth_urut",
            ),
            ExclusionConstraint(
                name="pengaturan_bandwidth_tidak_tumpang_tindih",
                expressions=[
                    (Int8Range("tautan", "tautan", BOTH_ENDS), RangeOperators.OVERLAPS),
                    (DateRange(Least("mulai", "sampai"), "sampai", BOTH_ENDS), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Sudah ada pengaturan untuk tautan ini dalam kurun itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tautan_id}: {self.penyedia} {self.mulai}"


class AlokasiBandwidth(models.Model):
    """The share of an arrangement that is set aside for one use or segment. Append-only by trigger."""

    pengaturan = models.ForeignKey(PengaturanBandwidth, on_delete=models.PROTECT, related_name="alokasi")
    peruntukan = models.CharField("peruntukan", max_length=120)
    masuk = models.DecimalField("masuk (Mbit/s)", max_digits=9, decimal_places=2)
    keluar = models.DecimalField("keluar (Mbit/s)", max_digits=9, decimal_places=2)

    class Meta:
        verbose_name = "alokasi bandwidth"
        verbose_name_plural = "alokasi bandwidth"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(peruntukan=""), name="alokasi_bandwidth_berisi"),
            models.CheckConstraint(condition=Q(masuk__gte=0, keluar__gte=0), name="alokasi_bandwidth_angka"),
            models.UniqueConstraint("pengaturan", Upper("peruntukan"), name="alokasi_bandwidth_sekali"),
        ]

    def __str__(self) -> str:
        return self.peruntukan
