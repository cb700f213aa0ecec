"""What restoring proved, and where the keys lie that a restore needs and no backup holds."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from arsip.models.cadangan import Cadangan
from arsip.models.pekerjaan import Pekerjaan
from lpse.kode import kode_publik
from lpse.models import Naskah


class UjiPemulihan(models.Model):
    """One backup, restored to see whether it can be: what was compared, what differed, how long it took.

    `hasil` holds `pemeriksaan` (code, name, what came out, whether it passed) and `beda` (sentences). Frozen
    by trigger, but for the document that is issued about it, once.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    pekerjaan = models.OneToOneField(Pekerjaan, on_delete=models.PROTECT, related_name="uji")
    cadangan = models.ForeignKey(Cadangan, on_delete=models.PROTECT, related_name="uji")
    mulai = models.DateTimeField("mulai")
    durasi = models.DurationField("lama uji")
    # What bringing everything back takes; more than the drill where it restored a part of the files only.
    taksiran = models.DurationField("lama memulihkan seluruhnya")
    is_lulus = models.BooleanField("lulus")
    hasil = models.JSONField("hasil")
    naskah = models.OneToOneField(Naskah, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "uji pemulihan"
        verbose_name_plural = "uji pemulihan"
        constraints = [
            models.CheckConstraint(
                condition=Q(durasi__gte=timedelta(), taksiran__gte=timedelta()), name="uji_pemulihan_durasi"
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="uji_pemulihan_terbaru"),
            models.Index(fields=["cadangan", "-created_at"], name="uji_pemulihan_cadangan"),
        ]

    def __str__(self) -> str:
        return f"Uji pemulihan {self.cadangan}"


class LembarKunci(models.Model):
    """A sheet of keys that was printed once: not one value of it, only whether it still is the present one.

    `sidik` has each key's name and a fingerprint under AUDIT_KEY; a key that was changed since shows.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    dicetak_pada = models.DateTimeField("dicetak pada", default=timezone.now, db_default=Now())
    sidik = models.JSONField("sidik kunci", editable=False)
    disegel_pada = models.DateField("disegel tanggal", null=True, blank=True)
    tempat = models.CharField("disimpan di", max_length=200, blank=True)
    pemegang = models.CharField("pemegang", max_length=150, blank=True)
    saksi = models.CharField("saksi penyegelan", max_length=150, blank=True)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    DATA_PRIBADI = ("pemegang", "saksi")

    class Meta:
        verbose_name = "lembar kunci"
        verbose_name_plural = "lembar kunci"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    disegel_pada__isnull=True, tempat="", pemegang="", saksi="", dicatat_oleh__isnull=True
                )
                | (
                    Q(disegel_pada__isnull=False, dicatat_oleh__isnull=False)
                    & ~Q(tempat="")
                    & ~Q(pemegang="")
                    & ~Q(saksi="")
                ),
                name="lembar_kunci_disegel_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(disegel_pada__isnull=True) | ~Q(pemegang=models.F("saksi")),
                name="lembar_kunci_dua_orang",
            ),
        ]
        indexes = [models.Index(fields=["-dicetak_pada", "-id"], name="lembar_kunci_terbaru")]

    def __str__(self) -> str:
        return f"Lembar kunci {self.kode}"
