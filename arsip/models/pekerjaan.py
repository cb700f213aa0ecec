"""Jobs: what the engine was told to do, how far it is, how it ended."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Now
from django.utils import timezone

from arsip.enums.cadangan import TERBUKA, JenisPekerjaan, SebabGagal, StatusPekerjaan, Tahap
from arsip.models.cadangan import Cadangan, Repositori, Sumber
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models.kalender import BOTH_ENDS, Int8Range

S = StatusPekerjaan
J = JenisPekerjaan
# Backups only add, and restic lets several do that at once: each is a point of its own. Any other kind is the
# whole line, and overlaps with everything.
_TITIK = Case(When(jenis=J.CADANGKAN.value, then=F("id")), default=None)


class PekerjaanQuerySet(models.QuerySet["Pekerjaan"]):
    def lock(self, pk: int) -> "Pekerjaan":
        """The job with its source and repository; it is locked until the act's transaction ends."""
        return kunci(self, pk, "sumber", "repositori", "tujuan", no_key=True)

    def terbuka(self) -> "PekerjaanQuerySet":
        return self.filter(status__in=TERBUKA)


class Pekerjaan(models.Model):
    """One run of the engine. The row is the truth: a message that comes twice finds it taken.

    `detak` is moved on by whoever runs it; `pid` and `inang` say where. While it runs nobody else works in
    the same repository, but other backups beside a backup: a constraint, not a habit.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    jenis = models.CharField("jenis", max_length=10, choices=J)
    sumber = models.ForeignKey(
        Sumber, on_delete=models.PROTECT, null=True, blank=True, related_name="pekerjaan"
    )
    repositori = models.ForeignKey(Repositori, on_delete=models.PROTECT, related_name="pekerjaan")
    tujuan = models.ForeignKey(
        Repositori, on_delete=models.PROTECT, null=True, blank=True, related_name="pekerjaan_masuk"
    )
    cadangan = models.ForeignKey(
        Cadangan, on_delete=models.PROTECT, null=True, blank=True, related_name="pekerjaan"
    )
    status = models.CharField("status", max_length=10, choices=S, default=S.ANTRE)
    # The turn of a scheduled job; empty where a person asked.
    giliran = models.DateTimeField("giliran", null=True, blank=True)
    diminta_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    dimulai_pada = models.DateTimeField("dimulai pada", null=True, blank=True)
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)
    tenggat = models.DateTimeField("paling lambat selesai", null=True, blank=True)
    detak = models.DateTimeField("detak terakhir", null=True, blank=True)
    inang = models.CharField(max_length=100, blank=True, editable=False)
    pid = models.PositiveIntegerField(null=True, blank=True, editable=False)
    tahap = models.CharField("tahap", max_length=12, choices=Tahap, blank=True)
    # bytes, berkas, bytes_semua, berkas_semua, sisa_detik: what the engine said last.
    kemajuan = models.JSONField("kemajuan", default=dict)
    # Why less than last time is right this once; only a person can say so.
    alasan_turun = models.CharField("alasan isi berkurang", max_length=300, blank=True)
    is_diminta_berhenti = models.BooleanField("diminta berhenti", default=False)
    sebab = models.CharField("sebab gagal", max_length=24, choices=SebabGagal, blank=True)
    galat = models.TextField("keterangan", max_length=2000, blank=True)
    rc = models.SmallIntegerField("kode keluar", null=True, blank=True)
    versi = models.CharField("versi mesin", max_length=120, blank=True)
    hasil = models.JSONField("hasil", default=dict)

    objects = PekerjaanQuerySet.as_manager()

    class Meta:
        verbose_name = "pekerjaan cadangan"
        verbose_name_plural = "pekerjaan cadangan"
        constraints = [
            ExclusionConstraint(
                name="pekerjaan_satu_di_repositori",
                expressions=[
                    (Int8Range("repositori", "repositori", BOTH_ENDS), RangeOperators.OVERLAPS),
                    (Int8Range(_TITIK, _TITIK, BOTH_ENDS), RangeOperators.OVERLAPS),
                ],
                condition=Q(status=S.BERJALAN.value),
            ),
            models.UniqueConstraint(
                fields=["tujuan"],
                condition=Q(status=S.BERJALAN, tujuan__isnull=False),
                name="pekerjaan_satu_di_tujuan",
            ),
            # A turn comes once, however often the clock asks.
            models.UniqueConstraint(
                fields=["jenis", "sumber", "repositori", "tujuan", "giliran"],
                condition=Q(giliran__isnull=False),
                nulls_distinct=False,
                name="pekerjaan_giliran_sekali",
            ),
            models.UniqueConstraint(
                fields=["jenis", "sumber", "repositori", "tujuan"],
                condition=Q(status__in=TERBUKA),
                nulls_distinct=False,
                name="pekerjaan_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(status=S.ANTRE, dimulai_pada__isnull=True, berakhir_pada__isnull=True)
                | Q(status=S.BERJALAN, dimulai_pada__isnull=False, berakhir_pada__isnull=True)
                | Q(status__in=(S.BERHASIL, S.GAGAL, S.DIBATALKAN), berakhir_pada__isnull=False),
                name="pekerjaan_waktu",
            ),
            models.CheckConstraint(
                condition=(Q(status=S.GAGAL) & ~Q(sebab="")) | (~Q(status=S.GAGAL) & Q(sebab="")),
                name="pekerjaan_gagal_bersebab",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=(J.CADANGKAN, J.UJI_PULIH), sumber__isnull=False, tujuan__isnull=True)
                | Q(jenis=J.SALIN, tujuan__isnull=False)
                | Q(jenis__in=(J.PERIKSA, J.BERSIHKAN), sumber__isnull=True, tujuan__isnull=True),
                name="pekerjaan_sesuai_jenis",
            ),
            models.CheckConstraint(
                condition=Q(tujuan__isnull=True) | ~Q(tujuan=F("repositori")), name="pekerjaan_ke_lain"
            ),
            models.CheckConstraint(
                condition=Q(alasan_turun="") | Q(diminta_oleh__isnull=False),
                name="pekerjaan_turun_oleh_orang",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-dibuat_pada"], name="pekerjaan_status"),
            models.Index(fields=["sumber", "jenis", "-berakhir_pada"], name="pekerjaan_sumber"),
            models.Index(fields=["-dibuat_pada", "-id"], name="pekerjaan_terbaru"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.sumber or self.repositori}"

    def is_milik(self, akun: object) -> bool:
        """Nobody's own: what may be done follows from permissions."""
        return False

    @property
    def is_terbuka(self) -> bool:
        return self.status in TERBUKA
