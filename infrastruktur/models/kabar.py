"""What officers were told of each series, who takes care of it, and whether the watcher itself is heard."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from infrastruktur.enums.pantau import Keadaan
from infrastruktur.enums.penilaian import JenisKabar
from infrastruktur.models.pantau import Deret
from lpse.kode import kode_publik


class Siaga(models.Model):
    """What was told last of a series; from the first time it was not well.

    `tingkat` is the last level told of, which "tidak diketahui" is not. A notice is due where what is told
    and what is differ, so an unchanged state is never told twice.
    """

    deret = models.OneToOneField(Deret, on_delete=models.PROTECT, related_name="siaga")
    dikabari = models.CharField("dikabarkan", max_length=16, choices=Keadaan, default=Keadaan.BAIK)
    tingkat = models.CharField("tingkat dikabarkan", max_length=16, choices=Keadaan, default=Keadaan.BAIK)
    dikabari_pada = models.DateTimeField("dikabarkan pada", null=True, blank=True)
    berkepak_sejak = models.DateTimeField("berkepak sejak", null=True, blank=True)
    kepak_dikabari = models.BooleanField("kepakannya dikabarkan", default=False)
    # When the clock last found it under maintenance.
    dipelihara_pada = models.DateTimeField("dipelihara pada", null=True, blank=True)
    ditangani_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditangani_pada = models.DateTimeField("ditangani pada", null=True, blank=True)

    class Meta:
        verbose_name = "siaga"
        verbose_name_plural = "siaga"
        constraints = [
            models.CheckConstraint(
                condition=~Q(tingkat=Keadaan.TIDAK_DIKETAHUI), name="siaga_tingkat_diketahui"
            ),
            models.CheckConstraint(
                condition=Q(ditangani_oleh__isnull=True, ditangani_pada__isnull=True)
                | Q(ditangani_oleh__isnull=False, ditangani_pada__isnull=False),
                name="siaga_penangan_berwaktu",
            ),
        ]

    def __str__(self) -> str:
        return f"siaga {self.deret_id}"


class Kabar(models.Model):
    """One notice to the officers: everything that was due for one group in one moment; append-only."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    kelompok = models.CharField("kelompok", max_length=120)
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "kabar"
        verbose_name_plural = "kabar"

    def __str__(self) -> str:
        return f"{self.kelompok} {self.pada:%Y-%m-%d %H:%M}"


class ButirKabar(models.Model):
    """One series in a notice, as it was then; append-only."""

    kabar = models.ForeignKey(Kabar, on_delete=models.PROTECT, related_name="butir")
    deret = models.ForeignKey(Deret, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField("jenis", max_length=10, choices=JenisKabar)
    keadaan = models.CharField("keadaan", max_length=16, choices=Keadaan)
    sejak = models.DateTimeField("sejak")
    nilai = models.FloatField("nilai", null=True, blank=True)
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "butir kabar"
        verbose_name_plural = "butir kabar"
        constraints = [
            models.UniqueConstraint(fields=["kabar", "deret"], name="butir_kabar_satu_per_deret"),
        ]
        indexes = [models.Index(fields=["deret", "pada"], name="butir_kabar_deret")]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.deret_id}"


class DenyutPenjaga(models.Model):
    """The last sign of life given to the guard on another host: of which round, and whether it was heard."""

    siklus_selesai = models.DateTimeField("siklus selesai pada")
    dikirim_pada = models.DateTimeField("dikirim pada", default=timezone.now, db_default=Now())
    diterima_pada = models.DateTimeField("terakhir diterima", null=True, blank=True)
    galat = models.CharField("galat", max_length=200, blank=True)
    # One row only.
    tunggal = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        verbose_name = "denyut penjaga"
        verbose_name_plural = "denyut penjaga"
        constraints = [models.CheckConstraint(condition=Q(tunggal=True), name="denyut_penjaga_tunggal")]

    def __str__(self) -> str:
        return f"denyut {self.dikirim_pada:%Y-%m-%d %H:%M}"
