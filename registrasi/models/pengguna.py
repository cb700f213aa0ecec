from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from lpse.kode import kode_publik
from registrasi.enums.pendaftaran import BentukUsaha, JenisPemohon, StatusSPSE
from registrasi.enums.spse import AsalPengguna

if TYPE_CHECKING:
    from registrasi.models.masa_peran import MasaPeran


class Penyedia(models.Model):
    """A provider of goods or services: the legal entity or person, known by its NPWP."""

    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=24, choices=JenisPemohon)
    npwp = models.CharField("NPWP", max_length=30)
    npwp16 = models.CharField("NPWP 16 digit", max_length=16, unique=True)
    bentuk_usaha = models.CharField(
        "bentuk usaha", max_length=2, choices=BentukUsaha, blank=True, default="", db_default=""
    )
    nib = models.CharField("NIB", max_length=13, blank=True)
    alamat = models.CharField("alamat", max_length=300, blank=True, default="", db_default="")
    provinsi = models.CharField("provinsi", max_length=2, blank=True, default="", db_default="")
    kabupaten = models.CharField("kabupaten/kota", max_length=4)
    kode_pos = models.CharField("kode pos", max_length=5, blank=True, default="", db_default="")
    telepon = models.CharField("telepon", max_length=20, blank=True, default="", db_default="")
    penanggung_jawab_nama = models.CharField(
        "nama penanggung jawab", max_length=150, blank=True, default="", db_default=""
    )
    penanggung_jawab_nik = models.CharField(
        "NIK penanggung jawab", max_length=16, blank=True, default="", db_default=""
    )
    penanggung_jawab_jabatan = models.CharField(
        "jabatan", max_length=100, blank=True, default="", db_default=""
    )
    # Of the last deed that was shown to us after approval; the first one is in the registration.
    akta_nomor = models.CharField("nomor akta terakhir", max_length=60, blank=True, default="", db_default="")
    akta_tanggal = models.DateField("tanggal akta terakhir", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    DATA_PRIBADI = (
        *("nama", "npwp", "npwp16", "nib", "alamat", "telepon"),
        *("penanggung_jawab_nama", "penanggung_jawab_nik"),
    )

    class Meta:
        verbose_name = "penyedia"
        verbose_name_plural = "penyedia"
        indexes = [
            models.Index(OpClass(F("telepon"), name="text_pattern_ops"), name="penyedia_telepon_awalan")
        ]

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
    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    user_id = models.CharField("User ID", max_length=30)
    asal = models.CharField(
        "asal",
        max_length=12,
        choices=AsalPengguna,
        default=AsalPengguna.PENDAFTARAN,
        db_default=AsalPengguna.PENDAFTARAN.value,
    )
    # A provider's kind, or the profil's code of an official's; a provider's is kept equal by a trigger.
    jenis = models.CharField("jenis pengguna", max_length=24, blank=True, default="", db_default="")
    # The company's or person's name in capitals, kept by a trigger: what lists search and sort by.
    nama_cari = models.CharField(
        max_length=200, blank=True, default="", db_default="", db_collation="C", editable=False
    )
    tanggal_daftar = models.DateField("terdaftar di SPSE sejak", null=True, blank=True)
    tanggal_setuju = models.DateField("disetujui di SPSE pada", null=True, blank=True)
    status_spse = models.CharField(
        "status di SPSE", max_length=10, choices=StatusSPSE, default=StatusSPSE.BELUM
    )
    tanggal_sinkron = models.DateTimeField("disesuaikan pada", null=True, blank=True)
    nomor_tiket_lkpp = models.CharField("nomor tiket LKPP", max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("user_id", "nama_cari")

    class Meta:
        verbose_name = "pengguna SPSE"
        verbose_name_plural = "pengguna SPSE"
        constraints = [
            models.UniqueConstraint(Upper("user_id"), name="pengguna_spse_user_id_unik"),
            models.CheckConstraint(condition=~Q(user_id=""), name="pengguna_spse_user_id_terisi"),
        ]
        indexes = [
            models.Index(fields=["status_spse", "id"], name="pengguna_spse_status"),
            models.Index(fields=["jenis", "id"], name="pengguna_spse_jenis"),
            models.Index(fields=["nama_cari", "id"], name="pengguna_spse_nama"),
            models.Index(
                fields=["id"], condition=Q(penyedia__isnull=True), name="pengguna_spse_non_penyedia"
            ),
        ]

    def __str__(self) -> str:
        return self.user_id

    @property
    def masa_peran_terakhir(self) -> "MasaPeran | None":
        """The term of an official's role that ends last; None for a provider."""
        return self.masa_peran.select_related("satker").order_by("-sampai", "-pk").first()

    @property
    def is_peran_kedaluwarsa(self) -> bool:
        """Whether an official's last letter has ended: told by the rows, never stored."""
        masa = self.masa_peran_terakhir
        return masa is not None and masa.is_kedaluwarsa
