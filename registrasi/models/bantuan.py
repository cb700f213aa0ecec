from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from registrasi.enums.bantuan import JenisAsal, StatusBantuan
from registrasi.enums.pendaftaran import StatusPendaftaran

S = StatusBantuan
HIDUP = (S.MENUNGGU, S.BERJALAN)
DIIZINKAN = (S.BERJALAN, S.DISERAHKAN)
SELESAI = (S.DISERAHKAN, S.DIAKHIRI, S.BERAKHIR)
PERCOBAAN_KODE = 5
# In these the applicant's answers can be written to; help with any other registration is over.
DAPAT_DIBANTU = (StatusPendaftaran.DRAF, StatusPendaftaran.DIKEMBALIKAN)


class BantuanPendaftaranQuerySet(models.QuerySet["BantuanPendaftaran"]):
    def lock(self, pk: int) -> "BantuanPendaftaran":
        """The record with its people; the record is locked until the act's transaction ends."""
        return kunci(self, pk, "petugas", "akun")

    def hidup(self) -> "BantuanPendaftaranQuerySet":
        """Whose time runs, waiting for the applicant's word or with it."""
        return self.filter(status__in=HIDUP, sampai__gt=timezone.now())

    def berjalan(self) -> "BantuanPendaftaranQuerySet":
        """Under which an officer may read and fill in, this moment."""
        return self.filter(
            status=S.BERJALAN, sampai__gt=timezone.now(), pendaftaran__status__in=DAPAT_DIBANTU
        )

    def lewat(self) -> "BantuanPendaftaranQuerySet":
        """Still open in the table, though its time is up or its registration cannot be changed any more."""
        tertutup = Q(status=S.BERJALAN) & ~Q(pendaftaran__status__in=DAPAT_DIBANTU)
        return self.filter(Q(status__in=HIDUP) & (Q(sampai__lte=timezone.now()) | tertutup))


class BantuanPendaftaran(models.Model):
    """An officer at the counter fills in for an applicant who stands there, for as long as it takes.

    Not a sign-in: the officer never holds the applicant's account. It begins when the applicant reads out
    the code mailed to them, and ends by being handed over, by either's word, or by itself.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="petugas", on_delete=models.PROTECT, related_name="+"
    )
    email = models.EmailField("surel pemohon", max_length=254)
    nama = models.CharField("nama pemohon", max_length=150)
    telepon = models.CharField("telepon pemohon", max_length=20)
    status = models.CharField("status", max_length=12, choices=StatusBantuan, default=S.MENUNGGU)
    # Both are known once the applicant has agreed; until then the officer is not told whether they exist.
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pendaftaran = models.ForeignKey(
        "registrasi.Pendaftaran", on_delete=models.PROTECT, null=True, blank=True, related_name="bantuan"
    )

    kode_hash = models.CharField(max_length=64, blank=True, editable=False)
    kode_sampai = models.DateTimeField(null=True, blank=True, editable=False)
    kiriman = models.PositiveSmallIntegerField("kode dikirim", default=1)
    percobaan = models.PositiveSmallIntegerField("percobaan kode", default=0)

    created_at = models.DateTimeField(default=timezone.now, db_default=Now())
    diizinkan_pada = models.DateTimeField("diizinkan pada", null=True, blank=True)
    sampai = models.DateTimeField("berlaku sampai")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = BantuanPendaftaranQuerySet.as_manager()
    DATA_PRIBADI = ("email", "nama", "telepon")

    class Meta:
        verbose_name = "bantuan pendaftaran"
        verbose_name_plural = "bantuan pendaftaran"
        constraints = [
            models.UniqueConstraint(Upper("email"), condition=Q(status__in=HIDUP), name="bantuan_satu_surel"),
            models.UniqueConstraint(
                fields=["pendaftaran"], condition=Q(status=S.BERJALAN), name="bantuan_satu_pendaftaran"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=DIIZINKAN)
                | Q(akun__isnull=False, pendaftaran__isnull=False, diizinkan_pada__isnull=False),
                name="bantuan_diizinkan_pemohon",
            ),
            models.CheckConstraint(
                condition=Q(akun__isnull=True) | ~Q(akun=F("petugas")), name="bantuan_orang_lain"
            ),
            models.CheckConstraint(
                condition=Q(status__in=SELESAI, selesai_pada__isnull=False)
                | (~Q(status__in=SELESAI) & Q(selesai_pada__isnull=True)),
                name="bantuan_selesai_berpasangan",
            ),
            models.CheckConstraint(condition=Q(percobaan__lte=PERCOBAAN_KODE), name="bantuan_percobaan"),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="bantuan_terbaru"),
            models.Index(fields=["status", "-created_at", "-id"], name="bantuan_status"),
            models.Index(fields=["petugas", "-created_at", "-id"], name="bantuan_petugas"),
            models.Index(fields=["sampai"], condition=Q(status__in=HIDUP), name="bantuan_hidup"),
            models.Index(Upper("email"), "created_at", name="bantuan_surel"),
            models.Index(
                fields=["selesai_pada"], condition=Q(pendaftaran__isnull=True), name="bantuan_tanpa_izin"
            ),
            GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="bantuan_nama"),
        ]

    def __str__(self) -> str:
        return f"Bantuan untuk {self.nama}"

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person may end it: the officer who helps, the applicant who is helped."""
        return akun.pk in (self.petugas_id, self.akun_id)

    @property
    def is_hidup(self) -> bool:
        return self.status in HIDUP and self.sampai > timezone.now()

    @property
    def keadaan(self) -> str:
        """Where it stands, for people: what has run out reads as ended before the clock comes by."""
        lewat = self.status in HIDUP and not self.is_hidup
        return S.BERAKHIR.label if lewat else self.get_status_display()


class AsalIsian(models.Model):
    """Who entered one answer, or handed in one document, of a registration with help; one row for each.

    `bantuan` is empty for the applicant's own. What an officer entered counts once the applicant has said
    that it is right; it becomes the applicant's when they change it.
    """

    pendaftaran = models.ForeignKey(
        "registrasi.Pendaftaran", on_delete=models.PROTECT, related_name="asal_isian"
    )
    jenis = models.CharField("jenis", max_length=8, choices=JenisAsal)
    kolom = models.CharField("kolom", max_length=40)
    diisi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="diisi oleh", on_delete=models.PROTECT, related_name="+"
    )
    diisi_pada = models.DateTimeField("diisi pada")
    bantuan = models.ForeignKey(
        BantuanPendaftaran, on_delete=models.PROTECT, null=True, blank=True, related_name="asal_isian"
    )
    disetujui_pada = models.DateTimeField("dinyatakan benar pada", null=True, blank=True)

    class Meta:
        verbose_name = "asal isian"
        verbose_name_plural = "asal isian"
        constraints = [
            models.UniqueConstraint(fields=["pendaftaran", "jenis", "kolom"], name="asal_isian_sekali"),
            models.CheckConstraint(
                condition=Q(disetujui_pada__isnull=True) | Q(bantuan__isnull=False),
                name="asal_isian_disetujui",
            ),
        ]

    def __str__(self) -> str:
        return self.kolom

    @property
    def is_belum_disetujui(self) -> bool:
        """Whether the applicant has yet to say that it is right."""
        return self.bantuan_id is not None and self.disetujui_pada is None
