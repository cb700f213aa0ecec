"""Which backups a repository keeps, and the clearings that follow from it: shown first, then approved."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from arsip.enums.retensi import StatusPembersihan
from arsip.models.cadangan import Repositori
from arsip.models.pekerjaan import Pekerjaan
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun

S = StatusPembersihan


class AturanSimpan(models.Model):
    """How long a repository keeps backups, counted from its newest one. Append-only; the last row holds.

    By time and not by number: false backups in plenty then push none of the true ones out.
    """

    repositori = models.ForeignKey(Repositori, on_delete=models.PROTECT, related_name="aturan_simpan")
    semua_hari = models.PositiveSmallIntegerField(
        "semua cadangan (hari)", validators=[MinValueValidator(2), MaxValueValidator(365)]
    )
    harian_hari = models.PositiveSmallIntegerField("satu setiap hari (hari)", default=0)
    mingguan_minggu = models.PositiveSmallIntegerField("satu setiap minggu (minggu)", default=0)
    bulanan_bulan = models.PositiveSmallIntegerField("satu setiap bulan (bulan)", default=0)
    tahunan_tahun = models.PositiveSmallIntegerField("satu setiap tahun (tahun)", default=0)
    alasan = models.CharField("alasan atau dasar", max_length=300)
    ditetapkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ditetapkan_pada = models.DateTimeField("ditetapkan pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "aturan simpan cadangan"
        verbose_name_plural = "aturan simpan cadangan"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(semua_hari__range=(2, 365))
                & Q(harian_hari__lte=3660, mingguan_minggu__lte=520, bulanan_bulan__lte=240)
                & Q(tahunan_tahun__lte=50),
                name="aturan_simpan_wajar",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="aturan_simpan_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.repositori_id}: {self.pk}"


class PembersihanQuerySet(models.QuerySet["Pembersihan"]):
    def lock(self, pk: int) -> "Pembersihan":
        """The clearing with its rule, locked until the act's transaction ends."""
        return kunci(self, pk, "repositori", "aturan", no_key=True)


class Pembersihan(models.Model):
    """One clearing: what the rule would let go, as counted without touching it, and who agreed to that.

    `daftar` is the counted list: every snapshot with whether it stays and why. It is frozen once offered.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    repositori = models.ForeignKey(Repositori, on_delete=models.PROTECT, related_name="pembersihan")
    aturan = models.ForeignKey(AturanSimpan, on_delete=models.PROTECT, related_name="pembersihan")
    status = models.CharField("status", max_length=10, choices=StatusPembersihan, default=S.DIHITUNG)
    pekerjaan_coba = models.OneToOneField(
        Pekerjaan, on_delete=models.PROTECT, null=True, blank=True, related_name="pembersihan_coba"
    )
    pekerjaan = models.OneToOneField(
        Pekerjaan, on_delete=models.PROTECT, null=True, blank=True, related_name="pembersihan"
    )
    daftar = models.JSONField("daftar", default=list)
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField("diminta pada", default=timezone.now, db_default=Now())
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    keterangan = models.CharField("keterangan", max_length=500, blank=True)

    objects = PembersihanQuerySet.as_manager()

    class Meta:
        verbose_name = "pembersihan cadangan"
        verbose_name_plural = "pembersihan cadangan"
        constraints = [
            models.UniqueConstraint(
                fields=["repositori"],
                condition=Q(status__in=(S.DIHITUNG, S.SIAP, S.DISETUJUI)),
                name="pembersihan_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(S.DISETUJUI, S.SELESAI))
                | Q(diputus_oleh__isnull=False, diputus_pada__isnull=False),
                name="pembersihan_disetujui_orang",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("diminta_oleh")),
                name="pembersihan_dua_orang",
            ),
            models.CheckConstraint(
                condition=Q(status__in=(S.SELESAI, S.GAGAL, S.DIBATALKAN), selesai_pada__isnull=False)
                | Q(status__in=(S.DIHITUNG, S.SIAP, S.DISETUJUI), selesai_pada__isnull=True),
                name="pembersihan_berakhir_bertanggal",
            ),
        ]
        indexes = [models.Index(fields=["-id"], name="pembersihan_terbaru")]

    def __str__(self) -> str:
        return f"{self.repositori} {self.diminta_pada:%Y-%m-%d}"

    def is_milik(self, orang: Akun) -> bool:
        """Nobody's own: what may be done follows from permissions."""
        return False
