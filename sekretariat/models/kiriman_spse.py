"""Imports of SPSE data: one file on its way in, and the rows of it that were refused."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.klaim import bebas
from lpse.kode import kode_publik
from lpse.models import Akun
from sekretariat.enums.retensi import MUSNAH
from sekretariat.enums.spse import (
    BERJALAN,
    DISETUJUI,
    FormatData,
    JenisData,
    StatusKiriman,
    SumberKiriman,
)


class KirimanSPSEQuerySet(models.QuerySet["KirimanSPSE"]):
    def lock(self, pk: int) -> "KirimanSPSE":
        """The import, locked until the act's transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)

    def terbengkalai(self) -> "KirimanSPSEQuerySet":
        """Imports with work left that no worker holds."""
        return self.filter(bebas(), status__in=BERJALAN)


class KirimanSPSE(models.Model):
    """One file of SPSE data on its way in: checked, shown, and only then applied.

    The counts are of the check until it is applied, and of the rows really written from then on. `klaim` is
    the lease of the worker at it: whoever lost it writes nothing more.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    status = models.CharField("status", max_length=10, choices=StatusKiriman, default=StatusKiriman.MEMERIKSA)
    jenis = models.CharField("jenis data", max_length=20, choices=JenisData, blank=True)
    format = models.CharField("format", max_length=4, choices=FormatData)
    sumber = models.CharField("sumber", max_length=9, choices=SumberKiriman)
    nama_berkas = models.CharField("nama berkas", max_length=150)
    # The address it was fetched from, without user name, password or query.
    alamat = models.CharField("alamat", max_length=300, blank=True)
    ukuran = models.PositiveBigIntegerField("ukuran (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    kunci = models.CharField("kunci penyimpanan", max_length=46, blank=True, editable=False)
    # When SPSE was asked; a row that says so itself is believed first.
    ditarik_pada = models.DateTimeField("ditarik dari SPSE pada", default=timezone.now)
    kemajuan = models.PositiveSmallIntegerField("persen terbaca", default=0)
    dibaca = models.PositiveIntegerField("baris dibaca", default=0)
    baru = models.PositiveIntegerField("baru", default=0)
    berubah = models.PositiveIntegerField("berubah", default=0)
    sama = models.PositiveIntegerField("sama", default=0)
    # Of those that change nothing: older than what is known already, kept as history.
    usang = models.PositiveIntegerField("lebih lama dari yang ada", default=0)
    ditolak = models.PositiveIntegerField("ditolak", default=0)
    pagu = models.DecimalField("jumlah pagu", max_digits=26, decimal_places=2, default=0)
    hps = models.DecimalField("jumlah HPS", max_digits=26, decimal_places=2, default=0)
    kontrak = models.DecimalField("jumlah nilai kontrak", max_digits=26, decimal_places=2, default=0)
    # Names of columns that this kind does not know; their values stay in the file only.
    kolom_asing = models.JSONField("kolom tidak dikenal", default=list, blank=True)
    # Rows of the file whose outcome is written: a run begun again goes on after them.
    baris_selesai = models.PositiveIntegerField("baris selesai", default=0)
    galat = models.CharField("sebab tidak terbaca", max_length=400, blank=True)
    dikirim_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True, blank=True)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    klaim = models.UUIDField(null=True, editable=False)
    klaim_sampai = models.DateTimeField(null=True, editable=False)
    # Begun without getting any further: a file that ends its reader each time is given up.
    percobaan = models.PositiveSmallIntegerField(default=0, editable=False)
    dibuat_pada = models.DateTimeField("dikirim pada", default=timezone.now, db_default=Now())
    # When its retention time was over and the officials it named were destroyed; the row stays.
    dimusnahkan_pada = models.DateTimeField("dimusnahkan pada", null=True, blank=True, editable=False)

    objects = KirimanSPSEQuerySet.as_manager()
    DATA_PRIBADI = ("nama_berkas",)

    class Meta:
        verbose_name = "kiriman data SPSE"
        verbose_name_plural = "kiriman data SPSE"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusKiriman.GAGAL) | ~Q(galat=""), name="kiriman_spse_gagal_bersebab"
            ),
            models.CheckConstraint(
                condition=Q(status__in=DISETUJUI, diterapkan_pada__isnull=False)
                | (~Q(status__in=DISETUJUI) & Q(diterapkan_pada__isnull=True))
                | Q(status=StatusKiriman.GAGAL),
                name="kiriman_spse_diterapkan_bertanggal",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKiriman.DITERAPKAN, selesai_pada__isnull=False)
                | (~Q(status=StatusKiriman.DITERAPKAN) & Q(selesai_pada__isnull=True)),
                name="kiriman_spse_selesai_bertanggal",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(StatusKiriman.DIPERIKSA, *DISETUJUI)) | ~Q(jenis=""),
                name="kiriman_spse_berjenis",
            ),
            models.CheckConstraint(
                condition=Q(dimusnahkan_pada__isnull=True)
                | Q(nama_berkas=MUSNAH, status=StatusKiriman.DITERAPKAN),
                name="kiriman_spse_musnah_kosong",
            ),
        ]
        indexes = [
            models.Index(
                fields=["klaim_sampai"], condition=Q(status__in=BERJALAN), name="kiriman_spse_berjalan"
            ),
            models.Index(fields=["-dibuat_pada", "-id"], name="kiriman_spse_terbaru"),
            models.Index(fields=["sha256"], name="kiriman_spse_sidik"),
        ]

    def __str__(self) -> str:
        return self.nama_berkas

    def is_milik(self, akun: Akun) -> bool:
        return self.dikirim_oleh_id == akun.pk

    @property
    def is_berjalan(self) -> bool:
        """Whether a worker is at it, so that the page looks again by itself."""
        return self.status in BERJALAN

    @property
    def akan_diterapkan(self) -> int:
        return self.baru + self.berubah


class BarisDitolak(models.Model):
    """One column of one row that could not be taken over, and why."""

    kiriman = models.ForeignKey(KirimanSPSE, on_delete=models.CASCADE, related_name="baris_ditolak")
    nomor = models.PositiveIntegerField("baris")
    kolom = models.CharField("kolom", max_length=60, blank=True)
    alasan = models.CharField("alasan", max_length=400)

    class Meta:
        verbose_name = "baris ditolak"
        verbose_name_plural = "baris ditolak"
        constraints = [
            models.UniqueConstraint(fields=["kiriman", "nomor", "kolom"], name="baris_ditolak_unik"),
            models.CheckConstraint(condition=~Q(alasan=""), name="baris_ditolak_beralasan"),
        ]

    def __str__(self) -> str:
        return f"baris {self.nomor}: {self.kolom}"
