"""Portable media, their chain of custody, proposals to destroy one, and what breaks the rotation."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from arsip.enums.media import (
    DI_LUAR,
    SERAH_TERIMA,
    EnkripsiMedia,
    JenisTemuanMedia,
    PeristiwaMedia,
    StatusMedia,
    StatusPemusnahan,
)
from arsip.models.cadangan import Repositori
from arsip.models.pekerjaan import Pekerjaan
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.waktu import hari_ini

POLA_UUID = r"^[0-9A-Fa-f][0-9A-Fa-f-]{6,38}[0-9A-Fa-f]$"


class MediaPortabelQuerySet(models.QuerySet["MediaPortabel"]):
    def lock(self, pk: int) -> "MediaPortabel":
        """The medium with its place and repository; it is locked until the act's transaction ends."""
        return kunci(self, pk, "tempat", "repositori", no_key=True)


class MediaPortabel(models.Model):
    """A disk that carries copies out of the house. Never deleted: one destroyed keeps its chain of custody.

    It is recognised by the id of its filesystem, holds a repository of its own, and is never kept in a server
    room: triggers on this table and on the places see to that from both sides.
    """

    kode = models.CharField("kode", max_length=12, unique=True)
    nama = models.CharField("nama", max_length=120)
    nomor_seri = models.CharField("nomor seri", max_length=80)
    uuid_fs = models.CharField("id filesystem", max_length=40)
    kapasitas = models.BigIntegerField("kapasitas (byte)")
    enkripsi = models.CharField("enkripsi", max_length=10, choices=EnkripsiMedia)
    repositori = models.OneToOneField(Repositori, on_delete=models.PROTECT, related_name="media")
    status = models.CharField("status", max_length=11, choices=StatusMedia, default=StatusMedia.TERDAFTAR)
    status_sejak = models.DateTimeField("sejak", default=timezone.now, db_default=Now())
    # Where it is kept; of one on its way, where it is going.
    tempat = models.ForeignKey(
        "lpse.Lokasi", verbose_name="tempat simpan", on_delete=models.PROTECT, related_name="+"
    )
    pemegang = models.CharField("pemegang", max_length=120)
    nomor_segel = models.CharField("nomor segel", max_length=40, blank=True)
    wajib_kembali = models.DateField("wajib kembali", null=True, blank=True)
    # As which device it was plugged in: its mount is looked for even when the id is gone with the cable.
    perangkat = models.CharField(max_length=200, blank=True, editable=False)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    objects = MediaPortabelQuerySet.as_manager()
    DATA_PRIBADI = ("pemegang",)

    class Meta:
        verbose_name = "media portabel"
        verbose_name_plural = "media portabel"
        constraints = [
            models.UniqueConstraint(Upper("nomor_seri"), name="media_seri_unik"),
            models.UniqueConstraint(Upper("uuid_fs"), name="media_uuid_unik"),
            models.CheckConstraint(condition=Q(uuid_fs__regex=POLA_UUID), name="media_uuid_berbentuk"),
            models.CheckConstraint(
                condition=Q(kapasitas__gt=0) & ~Q(nama="") & ~Q(nomor_seri="") & ~Q(pemegang=""),
                name="media_lengkap",
            ),
            # Handed over: sealed, and with a day to come back. In the unit's hands: neither.
            models.CheckConstraint(
                condition=(Q(status__in=DI_LUAR, wajib_kembali__isnull=False) & ~Q(nomor_segel=""))
                | Q(status=StatusMedia.HILANG)
                | (~Q(status__in=DI_LUAR) & Q(wajib_kembali__isnull=True, nomor_segel="")),
                name="media_di_luar_bersegel",
            ),
            models.CheckConstraint(
                condition=(Q(status=StatusMedia.DIPASANG) & ~Q(perangkat=""))
                | (~Q(status=StatusMedia.DIPASANG) & Q(perangkat="")),
                name="media_dipasang_di_perangkat",
            ),
        ]
        indexes = [models.Index(fields=["status", "kode"], name="media_status")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"

    def is_milik(self, akun: object) -> bool:
        """A medium is the unit's, never one person's."""
        return False

    @property
    def is_di_luar(self) -> bool:
        return self.status in DI_LUAR

    @property
    def is_terlambat(self) -> bool:
        """Whether it should have come back before today."""
        return self.is_di_luar and self.wajib_kembali is not None and self.wajib_kembali < hari_ini()


class RiwayatMedia(models.Model):
    """One link of the chain of custody: what happened, between whom and which places; append-only by trigger.

    Names are copied as they were. A change of hands has its berita acara.
    """

    media = models.ForeignKey(MediaPortabel, on_delete=models.PROTECT, related_name="riwayat")
    peristiwa = models.CharField("peristiwa", max_length=12, choices=PeristiwaMedia)
    dari = models.CharField("dari", max_length=120, blank=True)
    kepada = models.CharField("kepada", max_length=120, blank=True)
    dari_tempat = models.CharField("dari tempat", max_length=120, blank=True)
    ke_tempat = models.CharField("ke tempat", max_length=120, blank=True)
    nomor_segel = models.CharField("nomor segel", max_length=40, blank=True)
    is_segel_utuh = models.BooleanField("segel utuh", null=True, blank=True)
    catatan = models.CharField("catatan", max_length=500, blank=True)
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pekerjaan = models.ForeignKey(
        Pekerjaan, on_delete=models.PROTECT, null=True, blank=True, related_name="riwayat_media"
    )
    # Nobody where a job of the clock wrote it.
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("dari", "kepada")

    class Meta:
        verbose_name = "riwayat media"
        verbose_name_plural = "riwayat media"
        constraints = [
            models.CheckConstraint(
                condition=~Q(peristiwa__in=SERAH_TERIMA)
                | (Q(naskah__isnull=False) & ~Q(dari="") & ~Q(kepada="") & ~Q(nomor_segel="")),
                name="riwayat_media_serah_terima",
            ),
            models.CheckConstraint(
                condition=~Q(
                    peristiwa__in=(
                        PeristiwaMedia.HILANG,
                        PeristiwaMedia.DITEMUKAN,
                        PeristiwaMedia.DIUSULKAN,
                        PeristiwaMedia.DIMUSNAHKAN,
                    )
                )
                | ~Q(catatan=""),
                name="riwayat_media_beralasan",
            ),
        ]
        indexes = [models.Index(fields=["media", "-id"], name="riwayat_media_terbaru")]

    def __str__(self) -> str:
        return f"{self.media_id}: {self.get_peristiwa_display()}"


class PemusnahanMedia(models.Model):
    """A proposal that a medium be destroyed, and what another person decided."""

    media = models.ForeignKey(MediaPortabel, on_delete=models.PROTECT, related_name="pemusnahan")
    status = models.CharField(
        "status", max_length=9, choices=StatusPemusnahan, default=StatusPemusnahan.DIUSULKAN
    )
    alasan = models.CharField("alasan", max_length=300)
    cara = models.CharField("cara pemusnahan", max_length=160)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField("diusulkan pada", default=timezone.now, db_default=Now())
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    catatan = models.CharField("catatan putusan", max_length=300, blank=True)

    class Meta:
        verbose_name = "pemusnahan media"
        verbose_name_plural = "pemusnahan media"
        constraints = [
            models.CheckConstraint(condition=~Q(alasan="") & ~Q(cara=""), name="pemusnahan_media_beralasan"),
            models.CheckConstraint(
                condition=Q(
                    status=StatusPemusnahan.DIUSULKAN, diputus_oleh__isnull=True, diputus_pada__isnull=True
                )
                | (
                    ~Q(status=StatusPemusnahan.DIUSULKAN)
                    & Q(diputus_oleh__isnull=False, diputus_pada__isnull=False)
                ),
                name="pemusnahan_media_diputus",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[StatusPemusnahan.DISETUJUI, StatusPemusnahan.DITOLAK])
                | ~Q(diputus_oleh=F("diusulkan_oleh")),
                name="pemusnahan_media_dua_orang",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPemusnahan.DITOLAK) | ~Q(catatan=""),
                name="pemusnahan_media_tolak_beralasan",
            ),
            models.UniqueConstraint(
                fields=["media"],
                condition=Q(status__in=[StatusPemusnahan.DIUSULKAN, StatusPemusnahan.DISETUJUI]),
                name="pemusnahan_media_satu_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.media_id}: {self.get_status_display()}"

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person proposed it."""
        return self.diusulkan_oleh_id == akun.pk


class TemuanMedia(models.Model):
    """A spell in which the rotation was broken, opened and closed by the clock, and when people were told."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    jenis = models.CharField("jenis", max_length=10, choices=JenisTemuanMedia)
    media = models.ForeignKey(
        MediaPortabel, on_delete=models.PROTECT, null=True, blank=True, related_name="temuan"
    )
    mulai = models.DateTimeField("sejak", default=timezone.now, db_default=Now())
    selesai = models.DateTimeField("sampai", null=True, blank=True)
    diingatkan_pada = models.DateTimeField("terakhir diingatkan", null=True, blank=True)

    class Meta:
        verbose_name = "temuan rotasi media"
        verbose_name_plural = "temuan rotasi media"
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "media"],
                condition=Q(selesai__isnull=True),
                nulls_distinct=False,
                name="temuan_media_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="temuan_media_urut"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.media_id or ''}".strip()
