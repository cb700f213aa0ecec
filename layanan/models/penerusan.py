"""What was sent on to LKPP, and what LKPP has said."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from layanan.enums.penerusan import JenisPenerusan, PeristiwaPenerusan, StatusPenerusan, TingkatLKPP
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.profil import profil

S = StatusPenerusan
TERBUKA = (S.DISIAPKAN, S.DIKIRIM)
TERKIRIM = (S.DIKIRIM, S.DIJAWAB)


class PenerusanQuerySet(models.QuerySet["Penerusan"]):
    def lock(self, pk: int) -> "Penerusan":
        """The matter with its people and its letter; locked until the act's transaction ends."""
        return kunci(self, pk, "disiapkan_oleh", "dikirim_oleh", "naskah", no_key=True)

    def terbuka(self) -> "PenerusanQuerySet":
        return self.filter(status__in=TERBUKA)

    def diam_sejak(self, saat: datetime) -> "PenerusanQuerySet":
        """Sent, and nothing heard or asked since then."""
        return self.filter(status=S.DIKIRIM, kabar_pada__lt=saat)


class Penerusan(models.Model):
    """One matter for LKPP: an obstacle of a ticket, a question, or a technical proposal.

    Its clock is its own: what LKPP takes is reported beside what the unit takes. `kabar_pada` is when
    something last moved between the two.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    jenis = models.CharField("jenis", max_length=10, choices=JenisPenerusan)
    status = models.CharField("status", max_length=10, choices=StatusPenerusan, default=S.DISIAPKAN)
    tiket = models.ForeignKey(
        "layanan.Tiket", on_delete=models.PROTECT, null=True, blank=True, related_name="penerusan"
    )
    # The code of one of the two grounds in the profil.
    alasan = models.CharField("alasan penerusan", max_length=40, blank=True)
    judul = models.CharField("perihal", max_length=200)
    uraian = models.TextField("uraian", max_length=8000)
    upaya = models.TextField("yang sudah dicoba", max_length=8000, blank=True)

    disiapkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    disiapkan_pada = models.DateTimeField("disiapkan pada", default=timezone.now, db_default=Now())
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dikirim_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dikirim_pada = models.DateTimeField("dikirim pada", null=True, blank=True)
    nomor_lkpp = models.CharField("nomor tiket LKPP", max_length=60, blank=True)
    tingkat = models.CharField("berada pada", max_length=6, choices=TingkatLKPP, blank=True)
    kabar_pada = models.DateTimeField("kabar terakhir", null=True, blank=True)
    jawaban = models.TextField("jawaban LKPP", max_length=8000, blank=True)
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, blank=True)
    alasan_tarik = models.TextField("alasan penarikan", max_length=1000, blank=True)

    objects = PenerusanQuerySet.as_manager()
    DATA_PRIBADI = ("uraian", "upaya", "jawaban")

    class Meta:
        verbose_name = "penerusan ke LKPP"
        verbose_name_plural = "penerusan ke LKPP"
        constraints = [
            models.CheckConstraint(
                condition=(Q(jenis=JenisPenerusan.KENDALA, tiket__isnull=False) & ~Q(alasan=""))
                | (~Q(jenis=JenisPenerusan.KENDALA) & Q(tiket__isnull=True, alasan="")),
                name="penerusan_kendala_bertiket_beralasan",
            ),
            models.UniqueConstraint(
                fields=["tiket"], condition=Q(status__in=TERBUKA), name="penerusan_satu_terbuka"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=TERKIRIM)
                | (
                    Q(dikirim_oleh__isnull=False, dikirim_pada__isnull=False, naskah__isnull=False)
                    & Q(kabar_pada__isnull=False)
                    & ~Q(tingkat="")
                ),
                name="penerusan_dikirim_lengkap",
            ),
            models.CheckConstraint(
                condition=(Q(status=S.DIJAWAB, dijawab_pada__isnull=False) & ~Q(jawaban=""))
                | (~Q(status=S.DIJAWAB) & Q(dijawab_pada__isnull=True)),
                name="penerusan_dijawab_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DITARIK) | ~Q(alasan_tarik=""), name="penerusan_ditarik_beralasan"
            ),
        ]
        indexes = [
            models.Index(
                fields=["kabar_pada", "id"], condition=Q(status=S.DIKIRIM), name="penerusan_menunggu"
            ),
            models.Index(fields=["status", "-id"], name="penerusan_status"),
            models.Index(fields=["jenis", "-id"], name="penerusan_jenis"),
            models.Index(Upper("nomor_lkpp"), name="penerusan_nomor_lkpp"),
            GinIndex(OpClass(Upper("judul"), name="gin_trgm_ops"), name="penerusan_judul_trgm"),
        ]

    def __str__(self) -> str:
        return self.judul

    def is_milik(self, akun: Akun) -> bool:
        """Whether this officer prepared it."""
        return self.disiapkan_oleh_id == akun.pk

    @property
    def is_terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def berada_pada(self) -> str:
        """Who has it now, as the active regulation calls them; empty before it is sent."""
        pusat = profil().infrastruktur.pusat_teknis if self.tingkat == TingkatLKPP.PUSAT else ""
        return pusat or self.get_tingkat_display()


class CatatanPenerusan(models.Model):
    """One thing that happened between the unit and LKPP; append-only by trigger."""

    penerusan = models.ForeignKey(Penerusan, on_delete=models.PROTECT, related_name="catatan")
    peristiwa = models.CharField("peristiwa", max_length=10, choices=PeristiwaPenerusan)
    isi = models.TextField("isi", max_length=8000, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("isi",)

    class Meta:
        verbose_name = "catatan penerusan"
        verbose_name_plural = "catatan penerusan"
        indexes = [models.Index(fields=["penerusan", "id"], name="catatan_penerusan_urut")]

    def __str__(self) -> str:
        return f"{self.penerusan_id}: {self.peristiwa}"
