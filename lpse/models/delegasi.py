"""A role that its holder lends to a colleague during an absence."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Least, Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.models.akun import Akun
from lpse.models.kalender import BOTH_ENDS, OVERLAPS, DateRange, Int8Range
from lpse.peran import PERAN_PINJAMAN, Peran
from lpse.waktu import hari_ini


class DelegasiQuerySet(models.QuerySet["Delegasi"]):
    def hidup(self) -> "DelegasiQuerySet":
        """Neither taken back nor past: proposed, to come, or in force."""
        return self.filter(dicabut_pada__isnull=True, selesai__gte=hari_ini())

    def menunggu(self) -> "DelegasiQuerySet":
        return self.hidup().filter(disetujui_pada__isnull=True)

    def berlaku(self) -> "DelegasiQuerySet":
        """In force today."""
        return self.hidup().filter(disetujui_pada__isnull=False, mulai__lte=hari_ini())

    def akan(self) -> "DelegasiQuerySet":
        """Approved, and yet to begin."""
        return self.hidup().filter(disetujui_pada__isnull=False, mulai__gt=hari_ini())

    def selesai(self) -> "DelegasiQuerySet":
        """Over: its last day is past, or it was taken back."""
        return self.filter(Q(dicabut_pada__isnull=False) | Q(selesai__lt=hari_ini()))

    def milik(self, akun: Akun) -> "DelegasiQuerySet":
        """What this person lends, borrows or proposed."""
        return self.filter(Q(dari=akun) | Q(kepada=akun) | Q(diusulkan_oleh=akun))


class Delegasi(models.Model):
    """A role lent by its holder during an absence, from one day to another.

    Two persons lend it: whoever proposes does not approve, and the borrower never does. Approval makes the
    `Penugasan` by which the borrower holds the role; what was approved is kept by a trigger, and can only
    end earlier.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    dari = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="delegasi_diberikan",
        verbose_name="dari",
    )
    kepada = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="delegasi_diterima",
        verbose_name="kepada",
    )
    peran = models.CharField("peran", max_length=20, choices=Peran)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    alasan = models.CharField("alasan", max_length=200)
    rujukan_surat = models.ForeignKey("lpse.RujukanSurat", on_delete=models.PROTECT, null=True, blank=True)
    diusulkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diusulkan oleh",
    )
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="disetujui oleh",
    )
    disetujui_pada = models.DateTimeField("disetujui pada", null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dicabut oleh",
    )
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    created_at = models.DateTimeField("diusulkan pada", default=timezone.now, db_default=Now())

    objects = DelegasiQuerySet.as_manager()

    class Meta:
        verbose_name = "delegasi"
        verbose_name_plural = "delegasi"
        constraints = [
            models.CheckConstraint(condition=~Q(dari=F("kepada")), name="delegasi_kepada_orang_lain"),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")), name="delegasi_selesai_sesudah_mulai"
            ),
            models.CheckConstraint(
                condition=Q(peran__in=sorted(PERAN_PINJAMAN)), name="delegasi_peran_dapat_dipinjamkan"
            ),
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True, disetujui_pada__isnull=True)
                | Q(disetujui_oleh__isnull=False, disetujui_pada__isnull=False)
                & (Q(diusulkan_oleh__isnull=True) | ~Q(disetujui_oleh=F("diusulkan_oleh")))
                & ~Q(disetujui_oleh=F("kepada")),
                name="delegasi_dua_orang",
            ),
            models.CheckConstraint(
                condition=Q(dicabut_oleh__isnull=True, dicabut_pada__isnull=True)
                | Q(dicabut_oleh__isnull=False, dicabut_pada__isnull=False),
                name="delegasi_dicabut_seseorang",
            ),
            # Nobody borrows the same role twice at a time.
            *(
                ExclusionConstraint(
                    name=f"delegasi_{peran}_tidak_tumpang_tindih",
                    expressions=[
                        (Int8Range("kepada", "kepada", BOTH_ENDS), OVERLAPS),
                        (DateRange(Least("mulai", "selesai"), "selesai", BOTH_ENDS), OVERLAPS),
                    ],
                    condition=Q(peran=peran, dicabut_pada__isnull=True),
                )
                for peran in sorted(PERAN_PINJAMAN)
            ),
        ]
        indexes = [
            models.Index(fields=["selesai"], condition=Q(dicabut_pada__isnull=True), name="delegasi_hidup")
        ]

    def __str__(self) -> str:
        return f"{self.dari} → {self.kepada} ({self.get_peran_display()})"

    @property
    def is_hidup(self) -> bool:
        """Neither taken back nor past."""
        return self.dicabut_pada is None and self.selesai >= hari_ini()

    @property
    def is_menunggu(self) -> bool:
        return self.is_hidup and self.disetujui_pada is None

    @property
    def keadaan(self) -> str:
        """Where it stands today, for people."""
        if self.dicabut_pada:
            return "Dicabut" if self.disetujui_pada else "Dibatalkan"
        hari: date = hari_ini()
        if self.disetujui_pada is None:
            return "Menunggu persetujuan" if self.selesai >= hari else "Tidak disetujui"
        if self.selesai < hari:
            return "Selesai"
        return "Berlaku" if self.mulai <= hari else "Akan berlaku"
