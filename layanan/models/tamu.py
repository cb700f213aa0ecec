"""The guest book, and the internet access given to those who stand in it."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from layanan.enums.tempat import BentukAkses, KeperluanKunjungan
from layanan.models.ruang import PemesananRuang
from lpse.kode import kode_publik
from lpse.kunci import kunci

MAKS_PERANGKAT = 20
MAKS_ORANG = 200


class KunjunganQuerySet(models.QuerySet["Kunjungan"]):
    def lock(self, pk: int) -> "Kunjungan":
        """The visit with its booking; only its own row is locked."""
        return kunci(self, pk, "pemesanan__ruang", "dicatat_oleh", no_key=True)

    def di_dalam(self) -> "KunjunganQuerySet":
        """Whoever has not left yet."""
        return self.filter(keluar_pada__isnull=True)


class Kunjungan(models.Model):
    """One visit, as the guest book has it: who came in what for, whom they met, when they left."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nama = models.CharField("nama", max_length=150)
    instansi = models.CharField("perusahaan atau instansi", max_length=200, blank=True)
    telepon = models.CharField("telepon", max_length=20, blank=True)
    jumlah = models.PositiveSmallIntegerField("jumlah orang", default=1)
    keperluan = models.CharField("keperluan", max_length=10, choices=KeperluanKunjungan)
    bertemu = models.CharField("bertemu dengan", max_length=150, blank=True)
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pemesanan = models.OneToOneField(
        PemesananRuang, on_delete=models.PROTECT, null=True, blank=True, related_name="kunjungan"
    )
    masuk_pada = models.DateTimeField("masuk pada", default=timezone.now, db_default=Now())
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    keluar_pada = models.DateTimeField("keluar pada", null=True, blank=True)
    # Who let them out, or noted on a later day that they must have left.
    keluar_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    DATA_PRIBADI = ("nama", "instansi", "telepon")

    objects = KunjunganQuerySet.as_manager()

    class Meta:
        verbose_name = "kunjungan"
        verbose_name_plural = "kunjungan"
        constraints = [
            models.CheckConstraint(condition=~Q(nama=""), name="kunjungan_bernama"),
            models.CheckConstraint(
                condition=Q(jumlah__gte=1, jumlah__lte=MAKS_ORANG), name="kunjungan_jumlah_wajar"
            ),
            models.CheckConstraint(
                condition=Q(keluar_pada__isnull=True, keluar_oleh__isnull=True)
                | Q(keluar_pada__gte=F("masuk_pada"), keluar_oleh__isnull=False),
                name="kunjungan_keluar_sesudah_masuk",
            ),
        ]
        indexes = [
            models.Index(
                fields=["masuk_pada", "id"], condition=Q(keluar_pada__isnull=True), name="kunjungan_di_dalam"
            ),
            models.Index(fields=["-masuk_pada", "-id"], name="kunjungan_masuk"),
            models.Index(fields=["keperluan", "-id"], name="kunjungan_keperluan"),
            models.Index(fields=["telepon", "-id"], name="kunjungan_telepon"),
            GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="kunjungan_nama_trgm"),
            GinIndex(OpClass(Upper("instansi"), name="gin_trgm_ops"), name="kunjungan_instansi_trgm"),
        ]

    def __str__(self) -> str:
        return f"kunjungan {self.kode}"

    @property
    def is_di_dalam(self) -> bool:
        return self.keluar_pada is None


class PemberianAkses(models.Model):
    """Internet access given to a visitor: in which form, for how many devices, from when until when.

    `kode_akses` is the number of a voucher made out by the unit's router for this visitor alone; it opens
    nothing after `sampai`.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    kunjungan = models.ForeignKey(Kunjungan, on_delete=models.PROTECT, related_name="akses")
    bentuk = models.CharField("yang diberikan", max_length=8, choices=BentukAkses)
    kode_akses = models.CharField("nomor voucher", max_length=40, blank=True)
    perangkat = models.PositiveSmallIntegerField("jumlah perangkat", default=1)
    mulai = models.DateTimeField("mulai", default=timezone.now, db_default=Now())
    sampai = models.DateTimeField("berlaku sampai")
    setuju_aturan = models.BooleanField("pengunjung menyetujui aturan pemakaian")
    diberikan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kembali_pada = models.DateTimeField("dikembalikan pada", null=True, blank=True)
    kembali_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    DATA_PRIBADI = ("kode_akses",)

    class Meta:
        verbose_name = "pemberian akses internet"
        verbose_name_plural = "pemberian akses internet"
        constraints = [
            models.CheckConstraint(condition=Q(setuju_aturan=True), name="akses_aturan_disetujui"),
            models.CheckConstraint(condition=Q(sampai__gt=F("mulai")), name="akses_bermasa"),
            models.CheckConstraint(
                condition=Q(perangkat__gte=1, perangkat__lte=MAKS_PERANGKAT), name="akses_perangkat_wajar"
            ),
            models.CheckConstraint(
                condition=Q(bentuk=BentukAkses.VOUCHER) & ~Q(kode_akses="")
                | ~Q(bentuk=BentukAkses.VOUCHER) & Q(kode_akses=""),
                name="akses_voucher_bernomor",
            ),
            models.CheckConstraint(
                condition=Q(kembali_pada__isnull=True, kembali_oleh__isnull=True)
                | Q(kembali_pada__gte=F("mulai"), kembali_oleh__isnull=False),
                name="akses_kembali_sesudah_mulai",
            ),
            # One voucher is with one visitor at a time.
            models.UniqueConstraint(
                "kode_akses",
                condition=Q(kembali_pada__isnull=True) & ~Q(kode_akses=""),
                name="akses_voucher_sekali",
            ),
        ]
        indexes = [models.Index(fields=["-mulai", "-id"], name="akses_mulai")]

    def __str__(self) -> str:
        return f"pemberian akses {self.kode}"
