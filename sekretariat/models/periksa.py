"""What the auditor's room keeps: saved filters, samples of the trail, exports and verifications of it."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from lpse.kode import kode_publik
from sekretariat.enums.periksa import BentukEkspor, StatusKerja

POLA_SIDIK = r"^[0-9a-f]{64}$"


def _orang(nama: str) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=nama
    )


class SaringanTersimpan(models.Model):
    """What somebody asks the trail again and again, under a name of their own; nobody else sees it."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nama = models.CharField("nama", max_length=80)
    kueri = models.CharField("saringan", max_length=1000, blank=True)
    pemilik = _orang("pemilik")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "saringan tersimpan"
        verbose_name_plural = "saringan tersimpan"
        constraints = [
            models.UniqueConstraint("pemilik", Upper("nama"), name="saringan_nama_unik"),
            models.CheckConstraint(condition=~Q(nama=""), name="saringan_bernama"),
        ]

    def __str__(self) -> str:
        return self.nama


class BatasJejak(models.Model):
    """Up to where the trail was read: what was committed later does not change what was found.

    `batas_potret` is PostgreSQL's snapshot of that moment: whoever still ran may add rows with
    lower keys later. Where a backup is restored transactions count anew; new rows lie beyond `batas_id`.
    """

    saringan = models.JSONField("saringan", default=dict)
    saringan_kata = models.TextField("saringan dalam kata")
    batas_id = models.BigIntegerField("sampai baris")
    batas_potret = models.TextField("potret transaksi")
    # The transaction that looked, whose own rows a snapshot does not show.
    batas_xid = models.BigIntegerField("transaksi yang membaca", default=0)

    class Meta:
        abstract = True


class SampelJejak(BatasJejak):
    """Rows of the trail drawn at random, by a seed from which anybody draws the same ones again."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    benih = models.CharField("benih", max_length=32)
    populasi = models.PositiveIntegerField("baris yang disaring")
    baris = ArrayField(models.BigIntegerField(), verbose_name="baris yang terpilih")
    dibuat_oleh = _orang("diambil oleh")
    dibuat_pada = models.DateTimeField("diambil pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "sampel jejak"
        verbose_name_plural = "sampel jejak"
        constraints = [
            models.CheckConstraint(condition=Q(benih__regex=r"^[0-9a-zA-Z-]{4,32}$"), name="sampel_berbenih"),
            models.CheckConstraint(
                condition=Q(baris__len__gte=1) & Q(baris__len__lte=models.F("populasi")),
                name="sampel_dari_populasi",
            ),
        ]

    def __str__(self) -> str:
        return f"{len(self.baris)} dari {self.populasi} baris, benih {self.benih}"


class KerjaPeriksa(models.Model):
    """Work in the background. The row is the truth: a message that is lost or comes twice changes nothing.

    Whoever works holds the lease `klaim` until `klaim_sampai` and moves it on with each piece; one that ran
    out is taken over, and goes on where the last piece ended.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    status = models.CharField("status", max_length=10, choices=StatusKerja, default=StatusKerja.MENUNGGU)
    klaim = models.CharField(max_length=32, blank=True, editable=False)
    klaim_sampai = models.DateTimeField(null=True, blank=True, editable=False)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    diminta_oleh = _orang("diminta oleh")
    diminta_pada = models.DateTimeField("diminta pada", default=timezone.now, db_default=Now())
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    galat = models.CharField("sebab gagal", max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def is_terbuka(self) -> bool:
        return self.status in (StatusKerja.MENUNGGU, StatusKerja.BERJALAN)

    def is_milik(self, akun: Any) -> bool:
        """Whether this person asked for it."""
        return bool(self.diminta_oleh_id == akun.pk)


def _batasan_kerja(awal: str) -> list[models.CheckConstraint]:
    berakhir = Q(status__in=(StatusKerja.SELESAI, StatusKerja.GAGAL))
    return [
        models.CheckConstraint(condition=Q(status__in=StatusKerja.values), name=f"{awal}_status"),
        models.CheckConstraint(
            condition=berakhir & Q(selesai_pada__isnull=False) | ~berakhir & Q(selesai_pada__isnull=True),
            name=f"{awal}_berakhir_bertanggal",
        ),
        models.CheckConstraint(
            condition=Q(status=StatusKerja.GAGAL) | Q(galat=""), name=f"{awal}_galat_bila_gagal"
        ),
    ]


class EksporPemeriksaan(KerjaPeriksa, BatasJejak):
    """An export too large to wait for: written piece by piece, kept with the SHA-256 of its data."""

    bentuk = models.CharField("bentuk", max_length=4, choices=BentukEkspor)
    total = models.PositiveIntegerField("baris")
    ditulis = models.PositiveIntegerField("baris yang sudah ditulis", default=0)
    bagian = models.PositiveIntegerField("bagian yang sudah ditulis", default=0)
    akhir = models.CharField("tempat berhenti", max_length=200, blank=True)
    kunci = models.CharField(max_length=100, blank=True, editable=False)
    ukuran = models.PositiveBigIntegerField("ukuran", null=True, blank=True)
    sidik = models.CharField("SHA-256 bagian data", max_length=64, blank=True)

    class Meta:
        verbose_name = "ekspor pemeriksaan"
        verbose_name_plural = "ekspor pemeriksaan"
        indexes = [models.Index(fields=["diminta_oleh", "-id"], name="ekspor_periksa_orang")]
        constraints = [
            *_batasan_kerja("ekspor_periksa"),
            models.CheckConstraint(condition=Q(bentuk__in=BentukEkspor.values), name="ekspor_periksa_bentuk"),
            models.CheckConstraint(
                condition=~Q(status=StatusKerja.SELESAI) | (Q(sidik__regex=POLA_SIDIK) & ~Q(kunci="")),
                name="ekspor_periksa_bersidik",
            ),
        ]

    def __str__(self) -> str:
        return f"ekspor {self.total} baris"

    @property
    def persen(self) -> int:
        return 100 * self.ditulis // self.total if self.total else 0


class PeriksaSegel(KerjaPeriksa):
    """A verification of the whole chain: each row's seal computed anew from the row and the seal before."""

    total = models.PositiveBigIntegerField("segel")
    diperiksa = models.PositiveBigIntegerField("segel yang sudah diperiksa", default=0)
    rantai = models.CharField(max_length=64, blank=True, editable=False)
    rusak = models.JSONField("kerusakan", default=list)
    jumlah_rusak = models.PositiveBigIntegerField("jumlah kerusakan", default=0)
    belum_disegel = models.PositiveIntegerField("belum disegel", null=True, blank=True)

    class Meta:
        verbose_name = "pemeriksaan segel"
        verbose_name_plural = "pemeriksaan segel"
        constraints = [
            *_batasan_kerja("periksa_segel"),
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(status__in=(StatusKerja.MENUNGGU, StatusKerja.BERJALAN)),
                name="periksa_segel_satu",
            ),
        ]

    def __str__(self) -> str:
        return f"pemeriksaan {self.total} segel"

    @property
    def persen(self) -> int:
        return int(100 * self.diperiksa // self.total) if self.total else 100
