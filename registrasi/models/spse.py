from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.klaim import bebas
from lpse.kode import kode_publik
from lpse.models import Akun
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.enums.spse import HasilBaris, JenisBerkasImpor, StatusImpor
from registrasi.models.pengguna import PenggunaSPSE

AKAN_DITERAPKAN = (HasilBaris.BARU, HasilBaris.BERUBAH)
SUDAH_DISETUJUI = (StatusImpor.MENERAPKAN, StatusImpor.SELESAI)


class ImporPenggunaQuerySet(models.QuerySet["ImporPengguna"]):
    def lock(self, pk: int) -> "ImporPengguna":
        """The import, locked until the act's transaction ends."""
        return self.select_for_update(of=("self",)).get(pk=pk)

    def terbengkalai(self) -> "ImporPenggunaQuerySet":
        """Imports with work left that no worker holds."""
        return self.filter(
            bebas(),
            status__in=(StatusImpor.MEMBACA, StatusImpor.MENERAPKAN),
        )


class ImporPengguna(models.Model):
    """One file of existing SPSE users on its way in: read, shown row by row, and only then applied.

    The file itself is destroyed once it is read; what it said stays in its rows until they are destroyed too.
    `klaim` is the lease of the worker that reads or applies it: whoever lost it writes nothing more.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    status = models.CharField("status", max_length=12, choices=StatusImpor, default=StatusImpor.MEMBACA)
    nama_berkas = models.CharField("nama berkas", max_length=150)
    jenis = models.CharField("jenis berkas", max_length=4, choices=JenisBerkasImpor)
    ukuran = models.PositiveIntegerField("ukuran (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    kunci = models.CharField("kunci penyimpanan", max_length=46, blank=True, editable=False)
    kirim_undangan = models.BooleanField("kirim undangan", default=False)
    kemajuan = models.PositiveSmallIntegerField("persen terbaca", default=0)
    dibaca = models.PositiveIntegerField("baris dibaca", default=0)
    jumlah_baru = models.PositiveIntegerField("baru", default=0)
    jumlah_berubah = models.PositiveIntegerField("berubah", default=0)
    jumlah_sama = models.PositiveIntegerField("sama", default=0)
    jumlah_ditolak = models.PositiveIntegerField("ditolak", default=0)
    diterapkan = models.PositiveIntegerField("baris diterapkan", default=0)
    galat = models.CharField("sebab tidak terbaca", max_length=400, blank=True)
    diunggah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True, blank=True)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    baris_dimusnahkan_pada = models.DateTimeField("baris dimusnahkan pada", null=True, blank=True)
    klaim = models.UUIDField(null=True, editable=False)
    klaim_sampai = models.DateTimeField(null=True, editable=False)
    # Begun without getting any further: a file that ends its reader each time is given up.
    percobaan = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    objects = ImporPenggunaQuerySet.as_manager()
    DATA_PRIBADI = ("nama_berkas",)

    class Meta:
        verbose_name = "impor pengguna"
        verbose_name_plural = "impor pengguna"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusImpor.GAGAL) | ~Q(galat=""), name="impor_pengguna_gagal_bersebab"
            ),
            models.CheckConstraint(
                condition=Q(status__in=SUDAH_DISETUJUI, diterapkan_pada__isnull=False)
                | (~Q(status__in=SUDAH_DISETUJUI) & Q(diterapkan_pada__isnull=True)),
                name="impor_pengguna_diterapkan_bertanggal",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusImpor.SELESAI, selesai_pada__isnull=False)
                | (~Q(status=StatusImpor.SELESAI) & Q(selesai_pada__isnull=True)),
                name="impor_pengguna_selesai_bertanggal",
            ),
        ]
        indexes = [
            models.Index(
                fields=["klaim_sampai"],
                condition=Q(status__in=(StatusImpor.MEMBACA, StatusImpor.MENERAPKAN)),
                name="impor_pengguna_berjalan",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_berkas

    def is_milik(self, akun: Akun) -> bool:
        return self.diunggah_oleh_id == akun.pk

    @property
    def is_berjalan(self) -> bool:
        """Whether a worker is at it, so that the page looks again by itself."""
        return self.status in (StatusImpor.MEMBACA, StatusImpor.MENERAPKAN)

    @property
    def akan_diterapkan(self) -> int:
        return self.jumlah_baru + self.jumlah_berubah


class BarisImporPengguna(models.Model):
    """One row of the file as it was read, and what becomes of it: one row is applied whole or not at all."""

    impor = models.ForeignKey(ImporPengguna, on_delete=models.CASCADE, related_name="baris")
    nomor = models.PositiveIntegerField("baris")
    hasil = models.CharField("hasil", max_length=8, choices=HasilBaris)
    alasan = models.CharField("alasan", max_length=400, blank=True)
    user_id = models.CharField("User ID", max_length=30, blank=True)
    nama = models.CharField("nama", max_length=200, blank=True)
    jenis = models.CharField("jenis pengguna", max_length=24, blank=True)
    email = models.CharField("surel", max_length=254, blank=True)
    npwp = models.CharField("NPWP", max_length=30, blank=True)
    npwp16 = models.CharField("NPWP 16 digit", max_length=16, blank=True)
    isi = models.JSONField("kolom lain", default=dict, blank=True)
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True, blank=True)
    pengguna = models.ForeignKey(
        PenggunaSPSE, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    DATA_PRIBADI = ("user_id", "nama", "email", "npwp", "npwp16", "isi")

    class Meta:
        verbose_name = "baris impor pengguna"
        verbose_name_plural = "baris impor pengguna"
        constraints = [
            models.UniqueConstraint(fields=["impor", "nomor"], name="baris_impor_nomor_unik"),
            models.CheckConstraint(
                condition=~Q(hasil=HasilBaris.DITOLAK) | ~Q(alasan=""), name="baris_impor_ditolak_beralasan"
            ),
            models.CheckConstraint(
                condition=Q(diterapkan_pada__isnull=True)
                | Q(hasil__in=AKAN_DITERAPKAN, pengguna__isnull=False),
                name="baris_impor_diterapkan_berpengguna",
            ),
        ]
        indexes = [
            models.Index(fields=["impor", "hasil", "nomor"], name="baris_impor_hasil"),
            models.Index(
                fields=["impor", "nomor"],
                condition=Q(hasil__in=AKAN_DITERAPKAN, diterapkan_pada__isnull=True),
                name="baris_impor_menunggu",
            ),
        ]

    def __str__(self) -> str:
        return f"baris {self.nomor}"


class RiwayatStatusSPSE(models.Model):
    """One change of an account's state in SPSE, as it was recorded; never overwritten."""

    pengguna = models.ForeignKey(PenggunaSPSE, on_delete=models.PROTECT, related_name="riwayat_status")
    dari = models.CharField("dari", max_length=10, choices=StatusSPSE, blank=True)
    status = models.CharField("menjadi", max_length=10, choices=StatusSPSE)
    tanggal = models.DateField("berlaku di SPSE sejak")
    nomor_tiket = models.CharField("nomor tiket LKPP", max_length=60, blank=True)
    catatan = models.CharField("catatan", max_length=300, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    impor = models.ForeignKey(
        ImporPengguna, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "riwayat status SPSE"
        verbose_name_plural = "riwayat status SPSE"
        indexes = [models.Index(fields=["pengguna", "-id"], name="riwayat_status_spse")]

    def __str__(self) -> str:
        return f"{self.pengguna_id}: {self.get_status_display()}"
