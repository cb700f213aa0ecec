"""Procedures and technical guidelines, their versions, and who has read which."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from lpse.kunci import kunci
from lpse.models.kalender import BOTH_ENDS, DateRange, Int8Range
from lpse.waktu import hari_ini
from sekretariat.enums.prosedur import DISAHKAN, JenisProsedur, StatusVersi

S = StatusVersi
PANJANG_ISI = 40_000


class ProsedurQuerySet(models.QuerySet["Prosedur"]):
    def lock(self, pk: int) -> "Prosedur":
        """The procedure; it is locked until the act's transaction ends."""
        return kunci(self, pk, no_key=True)


class Prosedur(models.Model):
    """One procedure (SOP) or technical guideline; what it says, its versions say. Never deleted.

    `bidang` and `unit` are codes of the profil: what they are called, the profil says.
    """

    kode = models.CharField("kode", max_length=12, unique=True)
    jenis = models.CharField("jenis", max_length=16, choices=JenisProsedur)
    bidang = models.CharField("bidang", max_length=40, blank=True)
    judul = models.CharField("judul", max_length=150)
    unit = models.CharField("unit", max_length=20)
    # When the one in force is to be looked at again, and for which of those days people were reminded.
    tinjau_lagi = models.DateField("tinjau lagi", null=True, blank=True)
    diingatkan_untuk = models.DateField(null=True, blank=True, editable=False)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())

    objects = ProsedurQuerySet.as_manager()

    class Meta:
        verbose_name = "prosedur"
        verbose_name_plural = "prosedur"
        constraints = [
            models.UniqueConstraint("jenis", Upper("judul"), name="prosedur_judul_unik"),
            models.CheckConstraint(
                condition=~Q(judul="") & ~Q(unit="") & ~Q(kode=""), name="prosedur_lengkap"
            ),
        ]
        indexes = [models.Index(fields=["tinjau_lagi"], name="prosedur_tinjau")]

    def __str__(self) -> str:
        return f"{self.kode} {self.judul}"


class VersiProsedurQuerySet(models.QuerySet["VersiProsedur"]):
    def lock(self, pk: int) -> "VersiProsedur":
        """The version with its procedure; it is locked until the act's transaction ends."""
        return kunci(self, pk, "prosedur", no_key=True)

    def berlaku(self, hari: date | None = None) -> "VersiProsedurQuerySet":
        """Those in force on a day (default: today): what was approved, by its dates."""
        kini = hari or hari_ini()
        belum_lewat = Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=kini)
        return self.filter(belum_lewat, status__in=DISAHKAN, berlaku_mulai__lte=kini)


class VersiProsedur(models.Model):
    """What a procedure says from a day on. Approved, it is frozen by trigger; at most one holds on any day.

    `berlaku_sampai` is the last day it holds; the day before `berlaku_mulai` where it never did.
    """

    prosedur = models.ForeignKey(Prosedur, on_delete=models.PROTECT, related_name="versi")
    nomor = models.PositiveSmallIntegerField("versi")
    status = models.CharField("status", max_length=10, choices=StatusVersi, default=S.KONSEP)
    tujuan = models.TextField("tujuan", max_length=1000)
    kunci_dasar = models.CharField("dasar", max_length=60)
    # The article as it was on the day of approval; empty where the regulation is silent.
    dasar = models.CharField("pasal", max_length=500, blank=True)
    langkah = models.TextField("langkah", max_length=PANJANG_ISI)
    perubahan = models.CharField("yang berubah", max_length=500, blank=True)
    lampiran = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    berlaku_mulai = models.DateField("berlaku mulai", null=True, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    disusun_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    disusun_pada = models.DateTimeField("disusun pada", default=timezone.now, db_default=Now())
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    disahkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    disahkan_pada = models.DateTimeField("disahkan pada", null=True, blank=True)
    # Why it was returned, or withdrawn.
    alasan = models.CharField("alasan", max_length=500, blank=True)
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When those who have not read it were last reminded.
    diingatkan_pada = models.DateField(null=True, blank=True, editable=False)

    objects = VersiProsedurQuerySet.as_manager()

    class Meta:
        verbose_name = "versi prosedur"
        verbose_name_plural = "versi prosedur"
        constraints = [
            models.UniqueConstraint(fields=["prosedur", "nomor"], name="versi_prosedur_nomor_unik"),
            models.UniqueConstraint(
                fields=["prosedur"],
                condition=Q(status__in=[S.KONSEP, S.DIAJUKAN]),
                name="versi_prosedur_satu_dikerjakan",
            ),
            models.CheckConstraint(
                condition=~Q(tujuan="") & ~Q(langkah="") & ~Q(kunci_dasar="") & Q(nomor__gte=1),
                name="versi_prosedur_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=DISAHKAN)
                | Q(
                    berlaku_mulai__isnull=False,
                    disahkan_oleh__isnull=False,
                    disahkan_pada__isnull=False,
                    diajukan_oleh__isnull=False,
                ),
                name="versi_prosedur_disahkan",
            ),
            models.CheckConstraint(
                condition=Q(disahkan_oleh__isnull=True)
                | (~Q(disahkan_oleh=F("disusun_oleh")) & ~Q(disahkan_oleh=F("diajukan_oleh"))),
                name="versi_prosedur_dua_orang",
            ),
            # Only what was replaced or withdrawn has a last day.
            models.CheckConstraint(
                condition=Q(status__in=[S.DIGANTIKAN, S.DICABUT], berlaku_sampai__isnull=False)
                | (~Q(status__in=[S.DIGANTIKAN, S.DICABUT]) & Q(berlaku_sampai__isnull=True)),
                name="versi_prosedur_berakhir",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DICABUT) | ~Q(alasan=""), name="versi_prosedur_dicabut_beralasan"
            ),
            ExclusionConstraint(
                name="versi_prosedur_satu_berlaku",
                expressions=[
                    (Int8Range("prosedur", "prosedur", BOTH_ENDS), RangeOperators.OVERLAPS),
                    (DateRange("berlaku_mulai", "berlaku_sampai", BOTH_ENDS), RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=DISAHKAN)
                & (Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_mulai"))),
            ),
        ]
        indexes = [models.Index(fields=["status", "berlaku_mulai"], name="versi_prosedur_status")]

    def __str__(self) -> str:
        return f"{self.prosedur} versi {self.nomor}"

    def is_milik(self, akun: object) -> bool:
        """A version is the unit's, never one person's."""
        return False

    def is_berlaku(self, hari: date | None = None) -> bool:
        """Whether it holds on this day (default: today)."""
        kini = hari or hari_ini()
        if self.status not in DISAHKAN or self.berlaku_mulai is None or self.berlaku_mulai > kini:
            return False
        return self.berlaku_sampai is None or self.berlaku_sampai >= kini


class PernyataanBaca(models.Model):
    """That somebody says they have read a version; once, append-only by trigger."""

    versi = models.ForeignKey(VersiProsedur, on_delete=models.PROTECT, related_name="pembaca")
    akun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pernyataan baca"
        verbose_name_plural = "pernyataan baca"
        constraints = [models.UniqueConstraint(fields=["versi", "akun"], name="pernyataan_baca_sekali")]
        indexes = [models.Index(fields=["akun", "versi"], name="pernyataan_baca_akun")]

    def __str__(self) -> str:
        return f"{self.versi_id} oleh {self.akun_id}"
