from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from registrasi.enums import JenisPemohon, StatusSPSE


class Penyedia(models.Model):
    """A provider of goods or services: the legal entity or person, known by its NPWP."""

    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=24, choices=JenisPemohon)
    npwp = models.CharField("NPWP", max_length=30)
    npwp16 = models.CharField("NPWP 16 digit", max_length=16, unique=True)
    nib = models.CharField("NIB", max_length=13, blank=True)
    kabupaten = models.CharField("kabupaten/kota", max_length=4)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("nama", "npwp", "npwp16", "nib")

    class Meta:
        verbose_name = "penyedia"
        verbose_name_plural = "penyedia"

    def __str__(self) -> str:
        return self.nama


class PenggunaSPSE(models.Model):
    """A person's or company's access to SPSE: the User ID this unit gave, and its state at LKPP.

    Never its SPSE password: this portal neither knows nor keeps one.
    """

    akun = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pengguna_spse"
    )
    penyedia = models.ForeignKey(
        Penyedia, on_delete=models.PROTECT, null=True, blank=True, related_name="pengguna"
    )
    pendaftaran = models.OneToOneField(
        "registrasi.Pendaftaran",
        on_delete=models.PROTECT,
        related_name="pengguna_spse",
        null=True,
        blank=True,
    )
    user_id = models.CharField("User ID", max_length=30)
    status_spse = models.CharField(
        "status di SPSE", max_length=10, choices=StatusSPSE, default=StatusSPSE.BELUM
    )
    tanggal_sinkron = models.DateTimeField("disesuaikan pada", null=True, blank=True)
    nomor_tiket_lkpp = models.CharField("nomor tiket LKPP", max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pengguna SPSE"
        verbose_name_plural = "pengguna SPSE"
        constraints = [
            models.UniqueConstraint(Upper("user_id"), name="pengguna_spse_user_id_unik"),
            models.CheckConstraint(condition=~Q(user_id=""), name="pengguna_spse_user_id_terisi"),
        ]

    def __str__(self) -> str:
        return self.user_id
