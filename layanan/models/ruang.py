"""Rooms, when they are closed, and who has booked which seats for how long.

No seat is booked twice: a booking holds a span of seats for a span of time, a whole room all of its seats,
and an exclusion constraint lets no two live ones share a seat at one moment. The triggers of 0003 refuse a
seat the room does not have and a time at which it is closed.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, IntegerRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from layanan.enums.tempat import HIDUP, MELEPAS, KeperluanRuang, ModeRuang, StatusPemesanan
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.models.kalender import BOTH_ENDS, OVERLAPS, Int8Range
from lpse.waktu import jam, nama_hari, setempat, tanggal

S = StatusPemesanan
MAKS_KURSI = 200
KURSI_AWAL = 8
# Read out over the counter: no letter or digit that is taken for another.
HURUF_KODE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def kode_datang() -> str:
    """The short code a visitor shows on arrival (about 30 bits; it opens nothing without an officer)."""
    return "".join(secrets.choice(HURUF_KODE) for _ in range(6))


def sebut_rentang(mulai: datetime, selesai: datetime) -> str:
    """`08.00–10.30 WIB`."""
    return f"{setempat(mulai):%H.%M}–{jam(selesai)}"


def sebut_masa(mulai: datetime, selesai: datetime) -> str:
    """`Senin, 23 November 2026 pukul 08.00–10.30 WIB`; over midnight with both days."""
    if setempat(mulai).date() != setempat(selesai).date():
        return f"{_sebut_saat(mulai)} sampai {_sebut_saat(selesai)}"
    return f"{nama_hari(mulai)}, {tanggal(mulai)} pukul {sebut_rentang(mulai, selesai)}"


def _sebut_saat(saat: datetime) -> str:
    return f"{nama_hari(saat)}, {tanggal(saat)} pukul {jam(saat)}"


class Ruang(models.Model):
    """One room of the regulation, by the code and name of the profil, with what the unit says about it."""

    kode = models.SlugField("kode", max_length=40, unique=True)
    nama = models.CharField("nama", max_length=150)
    mode = models.CharField("dipesan", max_length=5, choices=ModeRuang, default=ModeRuang.UTUH)
    kursi = models.PositiveSmallIntegerField("jumlah kursi", default=KURSI_AWAL)
    lokasi = models.CharField("letak", max_length=150, blank=True)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    updated_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "ruang"
        verbose_name_plural = "ruang"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kursi__gte=1, kursi__lte=MAKS_KURSI), name="ruang_kursi_wajar"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def nama_pendek(self) -> str:
        """What fits above a column: `Penawaran`."""
        return self.kode.replace("_", " ").capitalize()

    @property
    def is_per_kursi(self) -> bool:
        return self.mode == ModeRuang.KURSI


class PenutupanRuang(models.Model):
    """A room is closed for a while: why, and by whom."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    ruang = models.ForeignKey(Ruang, on_delete=models.PROTECT, related_name="penutupan")
    masa = DateTimeRangeField("masa")
    alasan = models.CharField("alasan", max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())
    dibuka_pada = models.DateTimeField("dibuka lagi pada", null=True, blank=True)
    dibuka_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "penutupan ruang"
        verbose_name_plural = "penutupan ruang"
        constraints = [
            models.CheckConstraint(
                condition=Q(masa__isempty=False, masa__lower_inf=False, masa__upper_inf=False),
                name="penutupan_ruang_bermasa",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="penutupan_ruang_beralasan"),
            models.CheckConstraint(
                condition=Q(dibuka_pada__isnull=True, dibuka_oleh__isnull=True)
                | Q(dibuka_pada__isnull=False, dibuka_oleh__isnull=False),
                name="penutupan_ruang_dibuka_berpasangan",
            ),
        ]
        indexes = [GistIndex(fields=["masa"], name="penutupan_ruang_masa")]

    def __str__(self) -> str:
        return f"{self.ruang_id}: {self.alasan}"

    @property
    def mulai(self) -> datetime:
        return cast(datetime, self.masa.lower)

    @property
    def selesai(self) -> datetime:
        return cast(datetime, self.masa.upper)

    @property
    def sebutan_masa(self) -> str:
        return sebut_masa(self.mulai, self.selesai)


@dataclass(frozen=True, slots=True)
class Pemesan:
    """Somebody whom a door knows to be a booking's own person, by the secret of its link."""

    pemesanan_id: int

    def has_perm(self, perm: str) -> bool:
        return False


class PemesananRuangQuerySet(models.QuerySet["PemesananRuang"]):
    def lock(self, pk: int) -> "PemesananRuang":
        """The booking with its room; only its own row is locked."""
        return kunci(self, pk, "ruang", "akun", no_key=True)

    def menempati(self) -> "PemesananRuangQuerySet":
        """What holds its seats."""
        return self.exclude(status__in=MELEPAS)

    def hidup(self) -> "PemesananRuangQuerySet":
        """Still to come."""
        return self.filter(status__in=HIDUP)

    def pada(self, mulai: datetime, selesai: datetime) -> "PemesananRuangQuerySet":
        """What lies, wholly or in part, between these moments."""
        return self.filter(masa__overlap=(mulai, selesai))


class PemesananRuang(models.Model):
    """Who has which seats of a room, when and what for.

    `kursi` is the span of seats it holds, from 1; `jumlah` how many people come.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    kode_datang = models.CharField(
        "kode pemesanan", max_length=6, unique=True, default=kode_datang, editable=False
    )
    # The hashes of the secrets in the mails that were sent: each of those links opens this booking.
    sidik_tautan = ArrayField(models.CharField(max_length=64), default=list, blank=True, editable=False)
    ruang = models.ForeignKey(Ruang, on_delete=models.PROTECT, related_name="pemesanan")
    masa = DateTimeRangeField("masa")
    kursi = IntegerRangeField("kursi")
    jumlah = models.PositiveSmallIntegerField("jumlah orang")
    keperluan = models.CharField("keperluan", max_length=10, choices=KeperluanRuang)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    nama = models.CharField("nama", max_length=150)
    instansi = models.CharField("perusahaan atau instansi", max_length=200, blank=True)
    surel = models.EmailField("surel", blank=True)
    telepon = models.CharField("telepon", max_length=20, blank=True)
    status = models.CharField("status", max_length=12, choices=StatusPemesanan, default=S.MENUNGGU)
    alasan = models.CharField("alasan", max_length=200, blank=True)
    dibuat_pada = models.DateTimeField("dipesan pada", default=timezone.now, db_default=Now())
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # How often it was moved: each move is told in a mail of its own.
    urutan = models.PositiveSmallIntegerField(default=0, editable=False)

    DATA_PRIBADI = ("nama", "instansi", "surel", "telepon", "keterangan")

    objects = PemesananRuangQuerySet.as_manager()

    class Meta:
        verbose_name = "pemesanan ruang"
        verbose_name_plural = "pemesanan ruang"
        constraints = [
            ExclusionConstraint(
                name="pemesanan_kursi_sekali",
                expressions=[
                    (Int8Range("ruang", "ruang", BOTH_ENDS), OVERLAPS),
                    ("kursi", OVERLAPS),
                    ("masa", OVERLAPS),
                ],
                condition=~Q(status__in=MELEPAS),
            ),
            models.CheckConstraint(
                condition=Q(masa__isempty=False, masa__lower_inf=False, masa__upper_inf=False),
                name="pemesanan_bermasa",
            ),
            models.CheckConstraint(
                condition=Q(kursi__isempty=False, kursi__startswith__gte=1, kursi__upper_inf=False)
                & Q(jumlah__gte=1, jumlah__lte=F("kursi__endswith") - F("kursi__startswith")),
                name="pemesanan_berkursi",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.DITOLAK]) | ~Q(alasan=""), name="pemesanan_ditolak_beralasan"
            ),
            # Who cannot be written to stands before an officer.
            models.CheckConstraint(
                condition=~Q(surel="") | Q(dicatat_oleh__isnull=False), name="pemesanan_terjangkau"
            ),
        ]
        indexes = [
            GistIndex(fields=["masa"], name="pemesanan_masa"),
            models.Index(fields=["status", "-id"], name="pemesanan_status"),
            models.Index(fields=["ruang", "-id"], name="pemesanan_ruang"),
            models.Index(Upper("surel"), F("id").desc(), name="pemesanan_surel"),
            models.Index(fields=["akun", "-id"], name="pemesanan_akun"),
            GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="pemesanan_nama_trgm"),
            GinIndex(OpClass(Upper("instansi"), name="gin_trgm_ops"), name="pemesanan_instansi_trgm"),
        ]

    def __str__(self) -> str:
        return f"pemesanan ruang {self.kode_datang}"

    def is_milik(self, orang: Any) -> bool:
        """Whether this is the person who booked: proven by a door, or signed in as the Akun named."""
        if isinstance(orang, Pemesan):
            return orang.pemesanan_id == self.pk
        return isinstance(orang, Akun) and self.akun_id is not None and self.akun_id == orang.pk

    @property
    def mulai(self) -> datetime:
        return cast(datetime, self.masa.lower)

    @property
    def selesai(self) -> datetime:
        return cast(datetime, self.masa.upper)

    @property
    def sebutan_masa(self) -> str:
        return sebut_masa(self.mulai, self.selesai)

    @property
    def sebutan_jam(self) -> str:
        return sebut_rentang(self.mulai, self.selesai)

    @property
    def tanggal(self) -> date:
        """The day it is on, where the unit is."""
        return setempat(self.mulai).date()

    @property
    def is_mulai(self) -> bool:
        return self.mulai <= timezone.now()

    @property
    def is_lewat(self) -> bool:
        return self.selesai <= timezone.now()

    @property
    def is_hidup(self) -> bool:
        return self.status in HIDUP

    @property
    def is_seluruh_ruang(self) -> bool:
        return bool(self.kursi.upper - self.kursi.lower >= self.ruang.kursi)

    @property
    def sebutan_kursi(self) -> str:
        """`Kursi 3`, `Kursi 3–5`, or `Seluruh ruang`."""
        if self.is_seluruh_ruang:
            return "Seluruh ruang"
        awal, akhir = self.kursi.lower, self.kursi.upper - 1
        return f"Kursi {awal}" if awal == akhir else f"Kursi {awal}–{akhir}"
