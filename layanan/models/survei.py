"""The Survei Kepuasan Masyarakat: a survey, its anonymous answers, and who was asked."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from layanan.enums.survei import KODE_UNSUR, Kelamin, LayananDinilai, Pendidikan, StatusSurvei, Usia
from lpse.kode import kode_publik
from lpse.models import Akun

S = StatusSurvei
NILAI = ((4, "4"), (3, "3"), (2, "2"), (1, "1"))


def unsur_field(kode: str) -> "models.PositiveSmallIntegerField[int, int]":
    """The mark of one element."""
    return models.PositiveSmallIntegerField(kode.upper())


class SurveiQuerySet(models.QuerySet["Survei"]):
    def lock(self, pk: int) -> "Survei":
        """The survey, locked until the act's transaction ends."""
        return self.select_for_update(of=("self",)).get(pk=pk)

    def dibuka(self) -> "SurveiQuerySet":
        return self.filter(status=S.DIBUKA)


class Survei(models.Model):
    """One survey over one period. What was published stays: index, class and follow-up of that day."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    judul = models.CharField("judul", max_length=150)
    status = models.CharField("status", max_length=10, choices=StatusSurvei, default=S.DRAF)
    dari = models.DateField("layanan sejak")
    sampai = models.DateField("sampai dengan")
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    dibuka_pada = models.DateTimeField("dibuka pada", null=True, blank=True)
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    # How far the invitations have come, by the ticket's own order; null once all are in the outbox.
    diundang_sampai = models.BigIntegerField(null=True, blank=True, editable=False)
    terbit_pada = models.DateTimeField("terbit pada", null=True, blank=True)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    responden = models.PositiveIntegerField("responden", null=True, blank=True)
    rata = models.JSONField("nilai rata-rata tiap unsur", default=dict, blank=True)
    indeks = models.DecimalField("indeks", max_digits=5, decimal_places=2, null=True, blank=True)
    mutu = models.CharField("mutu", max_length=1, blank=True)
    tindak_lanjut = models.TextField("tindak lanjut", max_length=6000, blank=True)

    objects = SurveiQuerySet.as_manager()

    class Meta:
        verbose_name = "survei kepuasan"
        verbose_name_plural = "survei kepuasan"
        constraints = [
            models.CheckConstraint(condition=Q(dari__lte=F("sampai")), name="survei_masa"),
            models.UniqueConstraint(F("status"), condition=Q(status=S.DIBUKA), name="survei_satu_dibuka"),
            models.CheckConstraint(
                condition=Q(
                    status=S.TERBIT,
                    terbit_pada__isnull=False,
                    diterbitkan_oleh__isnull=False,
                    indeks__gte=25,
                    indeks__lte=100,
                    responden__gt=0,
                )
                & ~Q(mutu="")
                & ~Q(tindak_lanjut="")
                | ~Q(status=S.TERBIT) & Q(terbit_pada__isnull=True, indeks__isnull=True),
                name="survei_terbit_lengkap",
            ),
        ]
        indexes = [models.Index(fields=["status", "-id"], name="survei_status")]

    def __str__(self) -> str:
        return self.judul

    def is_milik(self, akun: Akun) -> bool:
        """Whether this officer made it."""
        return self.dibuat_oleh_id == akun.pk


class UndanganSurvei(models.Model):
    """Somebody who was asked: once for each survey. The answer itself names nobody."""

    survei = models.ForeignKey(Survei, on_delete=models.PROTECT, related_name="undangan")
    surel = models.EmailField("surel")
    sidik = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 until mailed
    dipakai_pada = models.DateTimeField("dijawab pada", null=True, blank=True)

    DATA_PRIBADI = ("surel",)

    class Meta:
        verbose_name = "undangan survei"
        verbose_name_plural = "undangan survei"
        constraints = [
            models.UniqueConstraint("survei", Upper("surel"), name="undangan_survei_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.survei_id}: {self.pk}"


class JawabanSurvei(models.Model):
    """One anonymous answer: nine marks and a few words about who answers, as the regulation asks for them."""

    survei = models.ForeignKey(Survei, on_delete=models.PROTECT, related_name="jawaban")
    diundang = models.BooleanField("lewat undangan", default=False)
    layanan = models.CharField("layanan", max_length=12, choices=LayananDinilai)
    kelamin = models.CharField("jenis kelamin", max_length=1, choices=Kelamin, blank=True)
    usia = models.CharField("usia", max_length=2, choices=Usia, blank=True)
    pendidikan = models.CharField("pendidikan", max_length=8, choices=Pendidikan, blank=True)
    u1, u2, u3 = unsur_field("u1"), unsur_field("u2"), unsur_field("u3")
    u4, u5, u6 = unsur_field("u4"), unsur_field("u5"), unsur_field("u6")
    u7, u8, u9 = unsur_field("u7"), unsur_field("u8"), unsur_field("u9")
    saran = models.TextField("saran", max_length=1000, blank=True)
    # A day, not a moment: the moment would tie an answer to the invitation used then.
    pada = models.DateField("pada")

    class Meta:
        verbose_name = "jawaban survei"
        verbose_name_plural = "jawaban survei"
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{k}__gte": 1 for k in KODE_UNSUR}, **{f"{k}__lte": 4 for k in KODE_UNSUR}),
                name="jawaban_survei_1_4",
            )
        ]
        indexes = [models.Index(fields=["survei", "id"], name="jawaban_survei_urut")]

    def __str__(self) -> str:
        return f"{self.survei_id}: {self.pk}"
