"""Every file that somebody sent or the portal issued."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

POLA_KUNCI = r"^berkas/[0-9a-f]{2}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
POLA_SHA256 = r"^[0-9a-f]{64}$"


class JenisBerkas(models.TextChoices):
    """What the content is, whatever the file's name says."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"
    HEIC = "image/heic", "HEIC"


class KeadaanPemeriksaan(models.TextChoices):
    """What the virus scanner said about the file."""

    MENUNGGU = "menunggu", "Menunggu pemeriksaan"
    BERSIH = "bersih", "Bersih"
    TERINFEKSI = "terinfeksi", "Terinfeksi"
    TIDAK_DAPAT_DIPERIKSA = "tidak_dapat_diperiksa", "Tidak dapat diperiksa"
    TANPA_PEMINDAI = "tanpa_pemindai", "Belum dipindai virus"


# What a scanner has not judged yet. A file taken in without a scanner may be seen meanwhile.
BELUM_DIPINDAI = (KeadaanPemeriksaan.MENUNGGU, KeadaanPemeriksaan.TANPA_PEMINDAI)


class BerkasQuerySet(models.QuerySet["Berkas"]):
    def jatuh_tempo(self) -> "BerkasQuerySet":
        """Files without a verdict that nobody is scanning and whose turn has come."""
        return self.filter(
            keadaan_pemeriksaan__in=BELUM_DIPINDAI,
            pindai_setelah__lte=timezone.now(),
            dimusnahkan_pada__isnull=True,
        )


class Berkas(models.Model):
    """One stored file: what it is, its fingerprint, and where its original bytes lie.

    Written only by `lpse.berkas`. Two uploads of the same bytes are two rows, since each belongs to
    its own case and is destroyed with it. The row outlives its bytes, without the client's file name.
    """

    kode = models.UUIDField("kode", default=uuid.uuid4, unique=True, editable=False)
    kunci = models.CharField("kunci penyimpanan", max_length=46, unique=True, editable=False)
    nama_asli = models.CharField("nama asli", max_length=150, blank=True)
    jenis = models.CharField("jenis", max_length=15, choices=JenisBerkas)
    ukuran = models.PositiveIntegerField("ukuran (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    halaman = models.PositiveSmallIntegerField("jumlah halaman", default=1, db_default=1)
    lebar = models.PositiveIntegerField("lebar tegak (piksel)", null=True, blank=True)
    tinggi = models.PositiveIntegerField("tinggi tegak (piksel)", null=True, blank=True)
    # Whoever forgets to say so gets the closed door, not the open one.
    keadaan_pemeriksaan = models.CharField(
        "keadaan pemeriksaan",
        max_length=21,
        choices=KeadaanPemeriksaan,
        default=KeadaanPemeriksaan.MENUNGGU,
        db_default=KeadaanPemeriksaan.MENUNGGU.value,
    )
    # Lease and back-off in one: whoever scans moves it ahead, and only the holder of this very moment writes.
    pindai_setelah = models.DateTimeField("pindai setelah", default=timezone.now, db_default=Now())
    percobaan_pindai = models.PositiveSmallIntegerField(
        "percobaan pindai tanpa putusan", default=0, db_default=0
    )
    dipindai_pada = models.DateTimeField("dipindai pada", null=True, blank=True)
    tanda_virus = models.CharField("nama tanda virus", max_length=120, blank=True, default="", db_default="")
    diunggah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diunggah oleh",
    )
    diunggah_pada = models.DateTimeField("diunggah pada", default=timezone.now, db_default=Now())
    dimusnahkan_pada = models.DateTimeField("dimusnahkan pada", null=True, blank=True)

    DATA_PRIBADI = ("nama_asli",)

    objects = BerkasQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        indexes = [
            # Small for ever where a scanner works: what is clean is not in it.
            models.Index(
                "keadaan_pemeriksaan",
                "pindai_setelah",
                name="berkas_antrean_pindai",
                condition=~Q(keadaan_pemeriksaan=KeadaanPemeriksaan.BERSIH),
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kunci__regex=POLA_KUNCI), name="berkas_kunci_acak"),
            models.CheckConstraint(condition=Q(jenis__in=JenisBerkas.values), name="berkas_jenis_diterima"),
            models.CheckConstraint(condition=Q(ukuran__gt=0), name="berkas_tidak_kosong"),
            models.CheckConstraint(condition=Q(sha256__regex=POLA_SHA256), name="berkas_sha256_64_heksa"),
            models.CheckConstraint(
                condition=Q(keadaan_pemeriksaan__in=KeadaanPemeriksaan.values),
                name="berkas_keadaan_pemeriksaan",
            ),
            # Nobody declares a file clean or infected without having scanned it.
            models.CheckConstraint(
                condition=~Q(
                    keadaan_pemeriksaan__in=(KeadaanPemeriksaan.BERSIH, KeadaanPemeriksaan.TERINFEKSI)
                )
                | Q(dipindai_pada__isnull=False),
                name="berkas_putusan_bertanggal",
            ),
            models.CheckConstraint(
                condition=Q(keadaan_pemeriksaan=KeadaanPemeriksaan.TERINFEKSI) & ~Q(tanda_virus="")
                | ~Q(keadaan_pemeriksaan=KeadaanPemeriksaan.TERINFEKSI) & Q(tanda_virus=""),
                name="berkas_terinfeksi_bertanda",
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisBerkas.PDF, halaman__gte=1, lebar__isnull=True, tinggi__isnull=True)
                # The null tests are not idle: a check that comes out as null passes.
                | Q(
                    ~Q(jenis=JenisBerkas.PDF),
                    halaman=1,
                    lebar__isnull=False,
                    lebar__gte=1,
                    tinggi__isnull=False,
                    tinggi__gte=1,
                ),
                name="berkas_ukuran_halaman",
            ),
            models.CheckConstraint(
                condition=Q(dimusnahkan_pada__isnull=True) | Q(nama_asli=""), name="berkas_musnah_tanpa_nama"
            ),
        ]

    def __str__(self) -> str:
        return self.nama_asli or str(self.kode)

    @property
    def is_musnah(self) -> bool:
        return self.dimusnahkan_pada is not None
