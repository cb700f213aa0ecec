"""From which value on a reading is bad, from which it is good again, and how often in a row."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from infrastruktur.enums.pantau import Arah, Keadaan, Ukuran
from infrastruktur.models.pantau import Deret, Sasaran


class Ambang(models.Model):
    """One threshold, never changed: another value is another row. The narrowest that fits counts.

    A state is entered at its value and left only past its `_pulih` value (hysteresis), after `kali_buruk`
    or `kali_pulih` readings in a row (debounce). Without `sasaran` it holds for every target.
    """

    ukuran = models.CharField("ukuran", max_length=12, choices=Ukuran)
    sasaran = models.ForeignKey(
        Sasaran, on_delete=models.PROTECT, null=True, blank=True, related_name="ambang"
    )
    label = models.CharField("bagian", max_length=120, blank=True)
    arah = models.CharField("arah", max_length=5, choices=Arah)
    peringatan = models.FloatField("peringatan", null=True, blank=True)
    peringatan_pulih = models.FloatField("pulih dari peringatan", null=True, blank=True)
    kritis = models.FloatField("kritis")
    kritis_pulih = models.FloatField("pulih dari kritis")
    kali_buruk = models.PositiveSmallIntegerField("bacaan buruk berturut-turut", default=3)
    kali_pulih = models.PositiveSmallIntegerField("bacaan baik berturut-turut", default=3)
    alasan = models.CharField("alasan", max_length=300, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    berlaku_pada = models.DateTimeField("berlaku sejak", default=timezone.now, db_default=Now())
    diganti_pada = models.DateTimeField("diganti pada", null=True, blank=True)

    class Meta:
        verbose_name = "ambang"
        verbose_name_plural = "ambang"
        constraints = [
            models.UniqueConstraint(
                fields=["ukuran", "sasaran", "label"],
                condition=Q(diganti_pada__isnull=True),
                nulls_distinct=False,
                name="ambang_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(kali_buruk__gte=1, kali_buruk__lte=60, kali_pulih__gte=1, kali_pulih__lte=60),
                name="ambang_kali_wajar",
            ),
            models.CheckConstraint(
                condition=Q(peringatan__isnull=True, peringatan_pulih__isnull=True)
                | Q(peringatan__isnull=False, peringatan_pulih__isnull=False),
                name="ambang_peringatan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(arah=Arah.NAIK, kritis_pulih__lte=F("kritis"))
                | Q(arah=Arah.TURUN, kritis_pulih__gte=F("kritis")),
                name="ambang_pulih_searah",
            ),
            models.CheckConstraint(
                condition=Q(peringatan__isnull=True)
                | Q(arah=Arah.NAIK, peringatan__lte=F("kritis"), peringatan_pulih__lte=F("peringatan"))
                | Q(arah=Arah.TURUN, peringatan__gte=F("kritis"), peringatan_pulih__gte=F("peringatan")),
                name="ambang_bertingkat",
            ),
            models.CheckConstraint(
                condition=Q(sasaran__isnull=False) | Q(label=""), name="ambang_bagian_bersasaran"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ukuran_display()} {self.kritis:g}"


class Balik(models.Model):
    """One change of a series' state: from what, to what, by which value and threshold; append-only."""

    deret = models.ForeignKey(Deret, on_delete=models.PROTECT, related_name="balik")
    dari = models.CharField("dari", max_length=16, choices=Keadaan)
    ke = models.CharField("menjadi", max_length=16, choices=Keadaan)
    pada = models.DateTimeField("pada")
    nilai = models.FloatField("nilai", null=True, blank=True)
    ambang = models.ForeignKey(Ambang, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dalam_pemeliharaan = models.BooleanField("dalam pemeliharaan", default=False)

    class Meta:
        verbose_name = "perubahan keadaan"
        verbose_name_plural = "perubahan keadaan"
        constraints = [
            models.CheckConstraint(condition=~Q(dari=F("ke")), name="balik_berubah"),
            models.UniqueConstraint(fields=["deret", "pada"], name="balik_satu_per_saat"),
        ]
        indexes = [models.Index(fields=["-pada", "-id"], name="balik_terbaru")]

    def __str__(self) -> str:
        return f"{self.deret_id}: {self.dari} → {self.ke}"
