"""What was said about a ticket, and the files that came with it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from layanan.enums.tiket import ArahPesan, Saluran


class PesanTiket(models.Model):
    """One message: from the user, to the user, or among the staff. Append-only by trigger.

    A mail's quoted rest is not kept here: the raw letter is.
    """

    tiket = models.ForeignKey("layanan.Tiket", on_delete=models.PROTECT, related_name="pesan")
    peristiwa = models.ForeignKey(
        "layanan.PeristiwaTiket", on_delete=models.PROTECT, null=True, blank=True, related_name="pesan"
    )
    arah = models.CharField("arah", max_length=8, choices=ArahPesan)
    saluran = models.CharField("saluran", max_length=10, choices=Saluran)
    isi = models.TextField("isi", max_length=20_000)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("isi",)

    class Meta:
        verbose_name = "pesan tiket"
        verbose_name_plural = "pesan tiket"
        constraints = [
            models.CheckConstraint(condition=~Q(isi=""), name="pesan_tiket_berisi"),
            models.CheckConstraint(
                # The machine notes what came by mail without speaking for the user.
                condition=~Q(arah=ArahPesan.KELUAR) | Q(oleh__isnull=False),
                name="pesan_tiket_petugas_bernama",
            ),
        ]
        indexes = [models.Index(fields=["tiket", "id"], name="pesan_tiket_urut")]

    def __str__(self) -> str:
        return f"{self.tiket_id}: {self.get_arah_display()}"


class LampiranTiket(models.Model):
    """One file that came with a message, taken in as every file is."""

    pesan = models.ForeignKey(PesanTiket, on_delete=models.PROTECT, related_name="lampiran")
    berkas = models.ForeignKey("lpse.Berkas", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lampiran tiket"
        verbose_name_plural = "lampiran tiket"
        # A message split off to another ticket takes its files along; within one message each counts once.
        constraints = [models.UniqueConstraint(fields=["pesan", "berkas"], name="lampiran_tiket_sekali")]

    def __str__(self) -> str:
        return f"{self.pesan_id}: {self.berkas_id}"


class PenontonTiket(models.Model):
    """A member of staff who wants to hear of every change of a ticket."""

    tiket = models.ForeignKey("layanan.Tiket", on_delete=models.CASCADE, related_name="penonton")
    akun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "penonton tiket"
        verbose_name_plural = "penonton tiket"
        constraints = [models.UniqueConstraint(fields=["tiket", "akun"], name="penonton_tiket_sekali")]

    def __str__(self) -> str:
        return f"{self.tiket_id}: {self.akun_id}"


class PenilaianTiket(models.Model):
    """How content the user was with one case: only who had one can say, once, and may change it."""

    tiket = models.OneToOneField("layanan.Tiket", on_delete=models.PROTECT, related_name="penilaian")
    nilai = models.PositiveSmallIntegerField("nilai")
    komentar = models.TextField("komentar", max_length=1000, blank=True)
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "penilaian tiket"
        verbose_name_plural = "penilaian tiket"
        constraints = [
            models.CheckConstraint(condition=Q(nilai__gte=1, nilai__lte=4), name="penilaian_tiket_1_4")
        ]

    def __str__(self) -> str:
        return f"{self.tiket_id}: {self.nilai}"


class JawabanBaku(models.Model):
    """A canned answer an officer puts in and then edits; `kunci` is what one types to find it."""

    kunci = models.SlugField("singkatan", max_length=40, unique=True)
    judul = models.CharField("judul", max_length=120)
    isi = models.TextField("isi", max_length=5000)
    jenis = models.CharField("untuk jenis", max_length=12, blank=True)
    aktif = models.BooleanField("dipakai", default=True)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diubah_pada = models.DateTimeField("diubah pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "jawaban baku"
        verbose_name_plural = "jawaban baku"
        constraints = [models.CheckConstraint(condition=~Q(isi=""), name="jawaban_baku_berisi")]

    def __str__(self) -> str:
        return self.judul
