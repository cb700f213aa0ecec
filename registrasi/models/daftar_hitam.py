"""The national blacklist as it was delivered, who of ours it hits, and who looked at that."""

from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce, Now, Upper
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.models import Akun
from registrasi.enums.daftar_hitam import (
    AsalImpor,
    CaraCocok,
    StatusCocok,
    StatusEntri,
    StatusImpor,
    TindakanCocok,
)

# In every model here the code of its public address is made in one way.
KolomKode = partial(models.CharField, max_length=16, unique=True, default=kode_publik, editable=False)
WaktuBuat = partial(models.DateTimeField, default=timezone.now, db_default=Now())


class ImporDaftarHitam(models.Model):
    """One file of the list: who brought it, what it is (by its hash, not its name), what came of it.

    A preview holds the file's bytes until it is applied or dropped; afterwards only hash and counts stay.
    """

    kode = KolomKode()
    sha256 = models.CharField("SHA-256", max_length=64)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    jenis = models.CharField("jenis", max_length=4, choices=[("json", "JSON"), ("csv", "CSV")])
    asal = models.CharField("asal", max_length=10, choices=AsalImpor)
    status = models.CharField("status", max_length=10, choices=StatusImpor)
    dibaca = models.PositiveIntegerField("dibaca", default=0)
    baru = models.PositiveIntegerField("baru", default=0)
    berubah = models.PositiveIntegerField("berubah", default=0)
    sama = models.PositiveIntegerField("sama", default=0)
    ditolak = models.PositiveIntegerField("ditolak", default=0)
    # Row number and reason of the refused rows, as many as a person would read.
    penolakan = models.JSONField("baris yang ditolak", default=list, blank=True)
    isi = models.BinaryField("isi berkas", null=True, editable=False)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = WaktuBuat()
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    class Meta:
        verbose_name = "impor daftar hitam"
        verbose_name_plural = "impor daftar hitam"
        constraints = [
            models.CheckConstraint(
                condition=Q(dibaca=F("baru") + F("berubah") + F("sama") + F("ditolak")),
                name="impor_dh_terhitung",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusImpor.PRATINJAU, isi__isnull=False, selesai_pada__isnull=True)
                | (~Q(status=StatusImpor.PRATINJAU) & Q(isi__isnull=True, selesai_pada__isnull=False)),
                name="impor_dh_isi_selama_pratinjau",
            ),
            models.CheckConstraint(
                condition=~Q(asal=AsalImpor.UNGGAHAN) | Q(oleh__isnull=False), name="impor_dh_pengunggah"
            ),
        ]

    def __str__(self) -> str:
        return f"impor {self.sha256[:12]}"


class EntriDaftarHitam(models.Model):
    """One sanction of the national blacklist, as delivered; nothing here decides about anybody.

    `npwp16` is the key of the delivered NPWP, `npwp16_lain` a second one where the list gives two that
    disagree: both are compared. An entry missing from a newer list stays, since the list may be partial.
    """

    kode = KolomKode()
    no_sk = models.CharField("nomor SK", max_length=150)
    tahun = models.PositiveSmallIntegerField("tahun anggaran", null=True, blank=True)
    kd_klpd = models.CharField("kode K/L/PD", max_length=20, blank=True)
    nama_klpd = models.CharField("K/L/PD", max_length=200, blank=True)
    kd_satker = models.CharField("kode satker", max_length=40, blank=True)
    nama_satker = models.CharField("satker", max_length=200, blank=True)
    kd_penyedia = models.CharField("kode penyedia", max_length=40, blank=True)
    nama_penyedia = models.CharField("nama penyedia", max_length=200)
    nama_baku = models.GeneratedField(
        verbose_name="nama baku",
        expression=Func(F("nama_penyedia"), function="registrasi_nama_baku"),
        output_field=models.CharField(max_length=200),
        db_persist=True,
    )
    npwp = models.CharField("NPWP", max_length=60, blank=True)
    npwp16 = models.CharField("NPWP 16 digit", max_length=16, null=True, blank=True)  # noqa: DJ001
    npwp16_lain = models.CharField(  # noqa: DJ001
        "NPWP 16 digit yang kedua", max_length=16, null=True, blank=True
    )
    alamat = models.CharField("alamat", max_length=500, blank=True)
    kabupaten = models.CharField("kabupaten/kota", max_length=100, blank=True)
    provinsi = models.CharField("provinsi", max_length=100, blank=True)
    jenis_paket = models.CharField("jenis paket", max_length=100, blank=True)
    kd_paket = models.CharField("kode paket", max_length=40, blank=True)
    tgl_tayang = models.DateField("tayang pada", null=True, blank=True)
    berlaku_dari = models.DateField("berlaku dari")
    # Open-ended where the list names no day: in force until it does.
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    jenis_pelanggaran = models.CharField("jenis pelanggaran", max_length=500, blank=True)
    deskripsi = models.TextField("uraian pelanggaran", max_length=20_000, blank=True)
    no_sk_pencabutan = models.CharField("nomor SK pencabutan", max_length=150, blank=True)
    tgl_sk_pencabutan = models.DateField("tanggal SK pencabutan", null=True, blank=True)
    status = models.CharField("status", max_length=8, choices=StatusEntri, default=StatusEntri.TAYANG)
    impor = models.ForeignKey(
        ImporDaftarHitam, verbose_name="sumber", on_delete=models.PROTECT, related_name="entri"
    )
    ditarik_pada = WaktuBuat(verbose_name="ditarik pada")
    diperbarui_pada = WaktuBuat(verbose_name="diperbarui pada")

    DATA_PRIBADI = ("nama_penyedia", "npwp", "npwp16", "npwp16_lain", "alamat")

    class Meta:
        verbose_name = "entri daftar hitam"
        verbose_name_plural = "entri daftar hitam"
        constraints = [
            models.UniqueConstraint(Upper("no_sk"), Coalesce("npwp16", "nama_baku"), name="entri_dh_unik"),
            models.CheckConstraint(condition=~Q(no_sk="") & ~Q(nama_penyedia=""), name="entri_dh_terisi"),
            models.CheckConstraint(
                condition=(Q(npwp16__isnull=True) | Q(npwp16__regex=r"^[0-9]{16}$"))
                & (Q(npwp16_lain__isnull=True) | Q(npwp16_lain__regex=r"^[0-9]{16}$")),
                name="entri_dh_npwp16",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="entri_dh_masa",
            ),
            models.CheckConstraint(condition=Q(status__in=StatusEntri.values), name="entri_dh_status"),
        ]
        indexes = [
            models.Index(fields=["npwp16"], name="entri_dh_npwp16"),
            models.Index(
                fields=["npwp16_lain"], condition=Q(npwp16_lain__isnull=False), name="entri_dh_npwp16_lain"
            ),
            models.Index(fields=["nama_baku"], name="entri_dh_nama_baku"),
            models.Index(fields=["status", "-id"], name="entri_dh_per_status"),
            GinIndex(OpClass(Upper("nama_penyedia"), name="gin_trgm_ops"), name="entri_dh_nama"),
        ]

    def __str__(self) -> str:
        return f"{self.no_sk}: {self.nama_penyedia}"

    def is_berakhir(self, hari: date) -> bool:
        """Whether the sanction is over on that day: it ran out, was revoked, or was taken off the list."""
        dicabut = bool(self.no_sk_pencabutan) and (
            self.tgl_sk_pencabutan is None or self.tgl_sk_pencabutan <= hari
        )
        habis = self.berlaku_sampai is not None and self.berlaku_sampai < hari
        return self.status != StatusEntri.TAYANG or dicabut or habis

    def is_berlaku(self, hari: date) -> bool:
        """Whether the sanction is in force on that day, its first and last day included."""
        return self.berlaku_dari <= hari and not self.is_berakhir(hari)


class CocokDaftarHitam(models.Model):
    """One of ours whom an entry seems to mean: a provider, a registration, or a user without a provider.

    Whom and what it joins is frozen by the database; each look at it is a `TinjauanDaftarHitam` of its own.
    """

    kode = KolomKode()
    entri = models.ForeignKey(EntriDaftarHitam, on_delete=models.PROTECT, related_name="cocok")
    penyedia = models.ForeignKey(
        "registrasi.Penyedia", on_delete=models.PROTECT, null=True, blank=True, related_name="cocok"
    )
    pendaftaran = models.ForeignKey(
        "registrasi.Pendaftaran", on_delete=models.PROTECT, null=True, blank=True, related_name="cocok"
    )
    pengguna = models.ForeignKey(
        "registrasi.PenggunaSPSE", on_delete=models.PROTECT, null=True, blank=True, related_name="cocok"
    )
    cara = models.CharField("cara", max_length=10, choices=CaraCocok)
    status = models.CharField("status", max_length=8, choices=StatusCocok, default=StatusCocok.BARU)
    ditemukan_pada = WaktuBuat(verbose_name="ditemukan pada")
    berakhir_pada = models.DateTimeField("sanksi terbaca berakhir pada", null=True, blank=True)

    class Meta:
        verbose_name = "kecocokan daftar hitam"
        verbose_name_plural = "kecocokan daftar hitam"
        constraints = [
            models.UniqueConstraint(fields=["entri", "penyedia"], name="cocok_dh_penyedia"),
            models.UniqueConstraint(fields=["entri", "pendaftaran"], name="cocok_dh_pendaftaran"),
            models.UniqueConstraint(fields=["entri", "pengguna"], name="cocok_dh_pengguna"),
            models.CheckConstraint(
                condition=Q(penyedia__isnull=False, pendaftaran__isnull=True, pengguna__isnull=True)
                | Q(penyedia__isnull=True, pendaftaran__isnull=False, pengguna__isnull=True)
                | Q(penyedia__isnull=True, pendaftaran__isnull=True, pengguna__isnull=False),
                name="cocok_dh_satu_subjek",
            ),
            models.CheckConstraint(condition=Q(status__in=StatusCocok.values), name="cocok_dh_status"),
            models.CheckConstraint(condition=Q(cara__in=CaraCocok.values), name="cocok_dh_cara"),
        ]
        indexes = [models.Index(fields=["status", "-id"], name="cocok_dh_per_status")]

    def __str__(self) -> str:
        return f"kecocokan {self.kode}"

    def is_milik(self, akun: Akun) -> bool:
        """Nobody's own: officers alone see it."""
        return False

    @property
    def subjek(self) -> Any:
        """The record it was found on: a Penyedia, Pendaftaran or PenggunaSPSE."""
        return self.penyedia or self.pendaftaran or self.pengguna


class TinjauanDaftarHitam(models.Model):
    """What an officer found on looking at a match. Frozen by the database: another view is another row."""

    cocok = models.ForeignKey(CocokDaftarHitam, on_delete=models.PROTECT, related_name="tinjauan")
    tindakan = models.CharField("hasil", max_length=12, choices=TindakanCocok)
    catatan = models.CharField("catatan", max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = WaktuBuat()

    class Meta:
        verbose_name = "tinjauan daftar hitam"
        verbose_name_plural = "tinjauan daftar hitam"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(catatan=""), name="tinjauan_dh_bercatatan"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tindakan_display()}: {self.catatan}"


class PencocokanDaftarHitam(models.Model):
    """That the nightly comparison of one local day was done, and what it found: so each day has one."""

    hari = models.DateField("hari", unique=True)
    baru = models.PositiveIntegerField("kecocokan baru", default=0)
    berakhir = models.PositiveIntegerField("sanksi berakhir", default=0)
    created_at = WaktuBuat()

    class Meta:
        verbose_name = "pencocokan daftar hitam"
        verbose_name_plural = "pencocokan daftar hitam"

    def __str__(self) -> str:
        return f"pencocokan {self.hari}"
