from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from registrasi.enums.permohonan import JenisPermohonan, StatusPermohonan
from registrasi.models.syarat import DokumenDiserahkan

J, S = JenisPermohonan, StatusPermohonan
TERBUKA = (S.DRAF, S.DIAJUKAN, S.DIKEMBALIKAN)
# What officers may see: a draft is the user's own until it is sent.
TERKIRIM = (S.DIAJUKAN, S.DIKEMBALIKAN, S.DISETUJUI, S.DITOLAK)
DIPUTUS = (S.DISETUJUI, S.DITOLAK)


class PermohonanQuerySet(models.QuerySet["Permohonan"]):
    def lock(self, pk: int) -> "Permohonan":
        """The record with its people; the record is locked until the act's transaction ends."""
        orang = ("akun", "pengguna__penyedia", "dibantu_oleh")
        return kunci(self, pk, *orang)

    def for_akun(self, akun: Akun) -> "PermohonanQuerySet":
        """The user's own."""
        return self.filter(akun=akun)

    def terbuka(self) -> "PermohonanQuerySet":
        return self.filter(status__in=TERBUKA)

    def terlihat(self) -> "PermohonanQuerySet":
        """What officers may see: whatever was sent once."""
        return self.filter(diajukan_pada__isnull=False)

    def terlambat(self, now: datetime) -> "PermohonanQuerySet":
        return self.filter(status=S.DIAJUKAN, tenggat__lt=now)

    def idle(self, hari: int) -> "PermohonanQuerySet":
        """Drafts untouched for that many days."""
        return self.filter(status=S.DRAF, updated_at__lt=timezone.now() - timedelta(days=hari))


class Permohonan(models.Model):
    """A user's request after approval: other data of theirs, or a role that goes on.

    Not the registration: that stays as it was decided. What changes is in `PerubahanData`, what proves it in
    `BerkasPermohonan`.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, blank=True)
    pengguna = models.ForeignKey(
        "registrasi.PenggunaSPSE", on_delete=models.PROTECT, related_name="permohonan"
    )
    akun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="permohonan")
    jenis = models.CharField("jenis", max_length=24, choices=JenisPermohonan)
    status = models.CharField("status", max_length=14, choices=StatusPermohonan, default=S.DRAF)
    # An officer asks for whoever stands at the counter and can reach neither mailbox nor account.
    dibantu_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    token_hash = models.CharField(max_length=64, blank=True, editable=False)
    token_sampai = models.DateTimeField(null=True, blank=True, editable=False)
    surel_terbukti_pada = models.DateTimeField("surel baru terbukti pada", null=True, blank=True)

    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    tenggat = models.DateTimeField("tenggat", null=True, blank=True)
    versi_kalender = models.CharField(max_length=64, blank=True, editable=False)
    putaran = models.PositiveSmallIntegerField("putaran", default=0)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    alasan = models.TextField("alasan", max_length=2000, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())
    updated_at = models.DateTimeField(default=timezone.now, db_default=Now())

    objects = PermohonanQuerySet.as_manager()

    class Meta:
        verbose_name = "permohonan"
        verbose_name_plural = "permohonan"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna", "jenis"], condition=Q(status__in=TERBUKA), name="permohonan_satu_terbuka"
            ),
            models.UniqueConstraint(fields=["nomor"], condition=~Q(nomor=""), name="permohonan_nomor_unik"),
            models.CheckConstraint(
                condition=~Q(status__in=TERKIRIM)
                | (Q(diajukan_pada__isnull=False, tenggat__isnull=False, putaran__gte=1) & ~Q(nomor="")),
                name="permohonan_diajukan_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=TERKIRIM, jenis=J.UBAH_SUREL)
                | Q(surel_terbukti_pada__isnull=False)
                | Q(status=S.DIKEMBALIKAN),
                name="permohonan_surel_terbukti",
            ),
            models.CheckConstraint(
                condition=Q(status__in=DIPUTUS, diputus_pada__isnull=False, diputus_oleh__isnull=False)
                | (~Q(status__in=DIPUTUS) & Q(diputus_pada__isnull=True, diputus_oleh__isnull=True)),
                name="permohonan_diputus_berpasangan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.DIKEMBALIKAN, S.DITOLAK]) | ~Q(alasan=""),
                name="permohonan_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True)
                | (
                    ~Q(diputus_oleh=F("akun"))
                    & (Q(dibantu_oleh__isnull=True) | ~Q(diputus_oleh=F("dibantu_oleh")))
                ),
                name="permohonan_diputus_orang_lain",
            ),
            models.CheckConstraint(
                condition=Q(dibantu_oleh__isnull=True) | ~Q(dibantu_oleh=F("akun")),
                name="permohonan_dibantu_orang_lain",
            ),
        ]
        indexes = [
            models.Index(fields=["tenggat", "id"], condition=Q(status=S.DIAJUKAN), name="permohonan_antrean"),
            models.Index(fields=["status", "-diajukan_pada", "-id"], name="permohonan_status"),
            models.Index(
                fields=["-diajukan_pada", "-id"],
                condition=Q(diajukan_pada__isnull=False),
                name="permohonan_terkirim",
            ),
            models.Index(fields=["updated_at"], condition=Q(status=S.DRAF), name="permohonan_draf"),
            models.Index(fields=["token_hash"], condition=~Q(token_hash=""), name="permohonan_token"),
        ]

    def __str__(self) -> str:
        return self.nomor or f"{self.get_jenis_display()}, belum dikirim"

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person runs the request: whose it is, or the officer who enters it for them."""
        return akun.pk in (self.akun_id, self.dibantu_oleh_id)

    @property
    def is_bisa_diubah(self) -> bool:
        return self.status in (S.DRAF, S.DIKEMBALIKAN)

    @property
    def is_terlambat(self) -> bool:
        return self.status == S.DIAJUKAN and self.tenggat is not None and self.tenggat < timezone.now()


class PerubahanData(models.Model):
    """One value a request changes: as it was when asked, and as it is to be. Frozen once decided."""

    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="perubahan")
    kolom = models.CharField("kolom", max_length=40)
    urutan = models.PositiveSmallIntegerField("urutan")
    nilai_lama = models.CharField("nilai lama", max_length=300, blank=True)
    nilai_baru = models.CharField("nilai baru", max_length=300, blank=True)

    DATA_PRIBADI = ("nilai_lama", "nilai_baru")

    class Meta:
        verbose_name = "perubahan data"
        verbose_name_plural = "perubahan data"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "kolom"], name="perubahan_data_sekali"),
        ]

    def __str__(self) -> str:
        return self.kolom

    @property
    def is_berubah(self) -> bool:
        return self.nilai_lama != self.nilai_baru


class BerkasPermohonan(DokumenDiserahkan, models.Model):
    """One document of a request, with the file handed in and the verifier's two marks.

    A file that was sent and is then replaced keeps its row (`diganti_pada`); the new one gets its own.
    """

    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="dokumen")
    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=120)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan")
    is_wajib = models.BooleanField("wajib")
    berkas = models.OneToOneField(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    putaran = models.PositiveSmallIntegerField("putaran", default=0)
    diganti_pada = models.DateTimeField("diganti pada", null=True, blank=True)
    perlu_perbaikan = models.BooleanField("perlu perbaikan", default=False)

    ada = models.BooleanField("ada", default=False)
    sesuai_asli = models.BooleanField("sesuai asli", default=False)
    asli_diperlihatkan_pada = models.DateField("asli diperlihatkan pada", null=True, blank=True)
    catatan = models.CharField("catatan verifikator", max_length=500, blank=True)
    diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diperiksa_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "berkas permohonan"
        verbose_name_plural = "berkas permohonan"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan", "kode"],
                condition=Q(diganti_pada__isnull=True),
                name="berkas_permohonan_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(sesuai_asli=False)
                | Q(ada=True, asli_diperlihatkan_pada__isnull=False, diperiksa_oleh__isnull=False),
                name="berkas_permohonan_sesuai_asli",
            ),
            models.CheckConstraint(
                condition=Q(ada=False) | Q(berkas__isnull=False), name="berkas_permohonan_ada_berberkas"
            ),
            models.CheckConstraint(
                condition=Q(diperiksa_oleh__isnull=True, diperiksa_pada__isnull=True)
                | Q(diperiksa_oleh__isnull=False, diperiksa_pada__isnull=False),
                name="berkas_permohonan_diperiksa",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
