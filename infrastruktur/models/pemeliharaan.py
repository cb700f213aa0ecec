"""Planned maintenance: what it covers, when it was to be and when it was, and what was done to equipment."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from infrastruktur.enums.perubahan import JenisRiwayat, StatusPemeliharaan
from infrastruktur.models.pantau import Sasaran
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun

S = StatusPemeliharaan
# Longer than any window needs to be: while one runs, its targets raise no alarm.
PALING_LAMA = timedelta(days=7)
# What runs over its plan is left alone for so long; after that its targets raise alarms again.
TOLERANSI_LEWAT = timedelta(hours=1)
HARI_BAWAAN = 2


class PemeliharaanQuerySet(models.QuerySet["Pemeliharaan"]):
    def lock(self, pk: int) -> "Pemeliharaan":
        """The window with what its acts read, locked until the act's transaction ends."""
        return kunci(self, pk, "petugas", "dibuat_oleh")

    def lewat(self, now: datetime) -> "PemeliharaanQuerySet":
        """Running past the planned end."""
        return self.filter(status=S.BERJALAN, selesai_rencana__lte=now)

    def terlewat(self, now: datetime) -> "PemeliharaanQuerySet":
        """To have begun by now, and neither begun nor called off."""
        return self.filter(status=S.DIRENCANAKAN, mulai_rencana__lte=now)


class Pemeliharaan(models.Model):
    """One maintenance window. Its plan as it is now; every plan it ever had is a JadwalPemeliharaan.

    `layanan` holds the codes of the services users notice it by, as announcements know them.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, unique=True)
    status = models.CharField("status", max_length=12, choices=StatusPemeliharaan, default=S.DIRENCANAKAN)
    judul = models.CharField("judul", max_length=100)
    pekerjaan = models.TextField("pekerjaan", max_length=4000)
    # What users read: what it means for them.
    akibat = models.TextField("akibat bagi pengguna", max_length=2000)
    layanan = ArrayField(models.CharField(max_length=30), verbose_name="layanan yang terkena")
    sasaran = models.ManyToManyField(
        Sasaran, blank=True, related_name="pemeliharaan", verbose_name="sasaran pemantauan"
    )
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mulai_rencana = models.DateTimeField("rencana mulai")
    selesai_rencana = models.DateTimeField("rencana selesai")
    alasan_mendesak = models.TextField("alasan mendesak", max_length=1000, blank=True)
    mulai_pada = models.DateTimeField("mulai", null=True, blank=True)
    selesai_pada = models.DateTimeField("selesai", null=True, blank=True)
    hasil = models.TextField("hasil", max_length=4000, blank=True)
    alasan_batal = models.TextField("alasan pembatalan", max_length=1000, blank=True)
    # When the officer was told that it runs over the plan; empty again once there is a new one.
    ditegur_pada = models.DateTimeField(null=True, blank=True, editable=False)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("direncanakan pada", default=timezone.now, db_default=Now())

    objects = PemeliharaanQuerySet.as_manager()

    class Meta:
        verbose_name = "pemeliharaan"
        verbose_name_plural = "pemeliharaan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(judul="") & ~Q(pekerjaan="") & ~Q(akibat=""), name="pemeliharaan_berisi"
            ),
            models.CheckConstraint(condition=Q(layanan__len__gte=1), name="pemeliharaan_berlayanan"),
            models.CheckConstraint(
                condition=Q(selesai_rencana__gt=F("mulai_rencana"))
                & Q(selesai_rencana__lte=F("mulai_rencana") + PALING_LAMA),
                name="pemeliharaan_rencana_wajar",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DIRENCANAKAN, mulai_pada__isnull=True, selesai_pada__isnull=True)
                | Q(status=S.BERJALAN, mulai_pada__isnull=False, selesai_pada__isnull=True)
                | Q(
                    status=S.SELESAI,
                    mulai_pada__isnull=False,
                    selesai_pada__isnull=False,
                    selesai_pada__gte=F("mulai_pada"),
                )
                & ~Q(hasil="")
                | Q(status=S.DIBATALKAN, mulai_pada__isnull=True, selesai_pada__isnull=True)
                & ~Q(alasan_batal=""),
                name="pemeliharaan_waktu_menurut_status",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="pemeliharaan_status"),
            models.Index(
                fields=["selesai_rencana"], condition=Q(status=S.BERJALAN), name="pemeliharaan_berjalan"
            ),
            models.Index(
                fields=["mulai_rencana"], condition=Q(status=S.DIRENCANAKAN), name="pemeliharaan_rencana"
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, orang: Akun) -> bool:
        """Whether this person planned it."""
        return self.dibuat_oleh_id == orang.pk

    @property
    def kunci(self) -> str:
        """What its announcement is known by."""
        return f"pemeliharaan:{self.kode}"

    @property
    def alarm_kembali_pada(self) -> datetime:
        """From when its targets raise alarms again, even if nobody says that it is over."""
        return self.selesai_rencana + TOLERANSI_LEWAT

    @property
    def is_lewat(self) -> bool:
        """Whether it still runs after its planned end."""
        return self.status == S.BERJALAN and self.selesai_rencana <= timezone.now()

    @property
    def is_terlewat(self) -> bool:
        """Whether it should have begun."""
        return self.status == S.DIRENCANAKAN and self.mulai_rencana <= timezone.now()


class JadwalPemeliharaan(models.Model):
    """One plan of a window, as users were told it, and why it took the place of the one before.

    Append-only by trigger.
    """

    pemeliharaan = models.ForeignKey(Pemeliharaan, on_delete=models.PROTECT, related_name="jadwal")
    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai")
    alasan = models.CharField("alasan", max_length=1000, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "jadwal pemeliharaan"
        verbose_name_plural = "jadwal pemeliharaan"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="jadwal_pemeliharaan_urut")
        ]

    def __str__(self) -> str:
        return f"{self.pemeliharaan_id}: {self.pk}"


class PemberitahuanMinimum(models.Model):
    """How many working days before its beginning a maintenance is announced; the last row holds.

    Append-only by trigger; without a row it is `HARI_BAWAAN`.
    """

    hari_kerja = models.PositiveSmallIntegerField("hari kerja sebelum mulai")
    alasan = models.CharField("alasan", max_length=300)
    ditetapkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pemberitahuan minimum"
        verbose_name_plural = "pemberitahuan minimum"
        constraints = [
            models.CheckConstraint(condition=Q(hari_kerja__lte=20), name="pemberitahuan_minimum_wajar"),
            models.CheckConstraint(condition=~Q(alasan=""), name="pemberitahuan_minimum_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.hari_kerja} hari kerja"


class RiwayatPemeliharaan(models.Model):
    """What was done to one piece of equipment, known by the code on its label. Append-only by trigger.

    A code stands here rather than a key: work is also done on what the register does not hold.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    aset = models.CharField("kode aset", max_length=40)
    jenis = models.CharField("jenis", max_length=16, choices=JenisRiwayat)
    tanggal = models.DateField("tanggal dikerjakan")
    uraian = models.TextField("yang dikerjakan", max_length=4000)
    pelaksana = models.CharField("dikerjakan oleh", max_length=200)
    suku_cadang = models.CharField("komponen", max_length=500, blank=True)
    biaya = models.DecimalField("biaya", max_digits=18, decimal_places=2, null=True, blank=True)
    pemeliharaan = models.ForeignKey(
        Pemeliharaan, on_delete=models.PROTECT, null=True, blank=True, related_name="riwayat"
    )
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("pelaksana",)

    class Meta:
        verbose_name = "riwayat pemeliharaan"
        verbose_name_plural = "riwayat pemeliharaan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(aset="") & ~Q(uraian="") & ~Q(pelaksana=""), name="riwayat_pemeliharaan_berisi"
            ),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gte=0), name="riwayat_pemeliharaan_biaya"
            ),
        ]
        indexes = [
            models.Index(Upper("aset"), F("tanggal").desc(), name="riwayat_pemeliharaan_aset"),
            models.Index(fields=["-tanggal", "-id"], name="riwayat_pemeliharaan_tanggal"),
        ]

    def __str__(self) -> str:
        return f"{self.aset} {self.tanggal}"
