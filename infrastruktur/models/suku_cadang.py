"""The parts of a server: what is in it now, what was in it before, and why it was changed."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from infrastruktur.enums.aset import BERUKURAN, JenisSuku
from infrastruktur.models.aset import Aset
from lpse.kode import kode_publik


class SukuCadangQuerySet(models.QuerySet["SukuCadang"]):
    def terpasang(self) -> "SukuCadangQuerySet":
        return self.filter(dilepas_pada__isnull=True)


class SukuCadang(models.Model):
    """One part from the day it went in to the day it came out; once it is out, a trigger keeps the row.

    `menggantikan` is the part that came out for it.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    aset = models.ForeignKey(Aset, on_delete=models.PROTECT, related_name="suku_cadang")
    jenis = models.CharField("jenis", max_length=10, choices=JenisSuku)
    nama = models.CharField("merek dan tipe", max_length=120)
    nomor_seri = models.CharField("nomor seri", max_length=80, blank=True)
    ukuran_gb = models.PositiveIntegerField("ukuran (GB)", null=True, blank=True)
    dipasang_pada = models.DateField("dipasang pada")
    alasan_pasang = models.CharField("alasan dipasang", max_length=300, blank=True)
    dipasang_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    menggantikan = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pengganti"
    )
    dilepas_pada = models.DateField("dilepas pada", null=True, blank=True)
    alasan_lepas = models.CharField("alasan dilepas", max_length=300, blank=True)
    dilepas_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SukuCadangQuerySet.as_manager()

    class Meta:
        verbose_name = "suku cadang"
        verbose_name_plural = "suku cadang"
        constraints = [
            models.CheckConstraint(condition=~Q(nama=""), name="suku_cadang_bernama"),
            models.CheckConstraint(
                condition=Q(jenis__in=BERUKURAN, ukuran_gb__gte=1)
                | (~Q(jenis__in=BERUKURAN) & Q(ukuran_gb__isnull=True)),
                name="suku_cadang_berukuran",
            ),
            models.CheckConstraint(
                condition=Q(dilepas_pada__isnull=True, dilepas_oleh__isnull=True, alasan_lepas="")
                | (Q(dilepas_pada__gte=F("dipasang_pada"), dilepas_oleh__isnull=False) & ~Q(alasan_lepas="")),
                name="suku_cadang_dilepas_lengkap",
            ),
            # The same piece is in one place at a time.
            models.UniqueConstraint(
                "jenis",
                Upper("nomor_seri"),
                condition=Q(dilepas_pada__isnull=True) & ~Q(nomor_seri=""),
                name="suku_cadang_seri_terpasang",
            ),
        ]
        indexes = [
            models.Index(fields=["aset", "jenis"], name="suku_cadang_aset"),
            GinIndex(OpClass(Upper("nomor_seri"), name="gin_trgm_ops"), name="suku_cadang_seri_trgm"),
        ]

    def __str__(self) -> str:
        ukuran = f" {self.ukuran_gb} GB" if self.ukuran_gb else ""
        return f"{self.get_jenis_display()} {self.nama}{ukuran}"
