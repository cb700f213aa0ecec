"""Who may enter a server room, who did, with what, and what was found amiss.

One permit is one visit: asked for, decided, gone in with a badge and a companion, gone out. Those who work
there have a dated entry on the access list instead; each of their entries is logged in the same book.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from infrastruktur.enums.ruang_server import (
    DIIZINKAN,
    JenisIdentitas,
    JenisIzin,
    JenisTemuan,
    StatusIzin,
)
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.pengenal import samarkan
from lpse.profil import profil
from lpse.waktu import jam, nama_hari, setempat, tanggal

S = StatusIzin
MAKS_ROMBONGAN = 5
MAKS_PERANGKAT = 10


@dataclass(frozen=True, slots=True)
class PemohonIzin:
    """Somebody whom a door knows to be a permit's own person, by the secret of its link."""

    izin_id: int

    def has_perm(self, perm: str) -> bool:
        return False


class IzinRuangServerQuerySet(models.QuerySet["IzinRuangServer"]):
    def lock(self, pk: int) -> "IzinRuangServer":
        """The permit with its room and requester; only its own row is locked."""
        return kunci(self, pk, "lokasi", "akun", "naskah", no_key=True)


class IzinRuangServer(models.Model):
    """A visitor's request to enter a server room or use the LPSE's facilities, and what became of it."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    # The hashes of the secrets in the mails that were sent: each of those links opens this permit.
    sidik_tautan = ArrayField(models.CharField(max_length=64), default=list, blank=True, editable=False)
    lokasi = models.ForeignKey("lpse.Lokasi", on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField("jenis izin", max_length=10, choices=JenisIzin, default=JenisIzin.AKSES)
    status = models.CharField("status", max_length=12, choices=StatusIzin, default=S.MENUNGGU)
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    nama = models.CharField("nama lengkap", max_length=150)
    jenis_identitas = models.CharField("jenis identitas", max_length=10, choices=JenisIdentitas)
    nomor_identitas = models.CharField("nomor identitas", max_length=30)
    instansi = models.CharField("perusahaan atau instansi", max_length=200)
    alamat = models.CharField("alamat", max_length=300)
    surel = models.EmailField("surel", blank=True)
    telepon = models.CharField("telepon", max_length=20, blank=True)
    rombongan = ArrayField(
        models.CharField(max_length=150), default=list, blank=True, verbose_name="datang bersama"
    )
    tujuan = models.CharField("tujuan", max_length=500)
    rencana_masuk = models.DateTimeField("rencana masuk")
    rencana_keluar = models.DateTimeField("rencana keluar")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Since when an answer is owed; empty until the address is proven.
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    alasan = models.CharField("alasan", max_length=300, blank=True)
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Where the decider held the office by delegation that day.
    delegasi = models.ForeignKey(
        "lpse.Delegasi", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The article as printed, copied with the decision.
    dasar = models.CharField("dasar", max_length=200, blank=True)
    naskah = models.OneToOneField(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    berubah_pada = models.DateTimeField("berubah pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("nama", "nomor_identitas", "instansi", "alamat", "surel", "telepon", "rombongan")

    objects = IzinRuangServerQuerySet.as_manager()

    class Meta:
        verbose_name = "izin ruang server"
        verbose_name_plural = "izin ruang server"
        constraints = [
            models.CheckConstraint(
                condition=~Q(nama="") & ~Q(nomor_identitas="") & ~Q(tujuan=""), name="izin_ruang_lengkap"
            ),
            models.CheckConstraint(
                condition=Q(rencana_keluar__gt=F("rencana_masuk")), name="izin_ruang_bermasa"
            ),
            # Who cannot be written to stands before an officer.
            models.CheckConstraint(
                condition=~Q(surel="") | Q(dicatat_oleh__isnull=False), name="izin_ruang_terjangkau"
            ),
            models.CheckConstraint(
                condition=Q(status=S.MENUNGGU)
                | Q(diajukan_pada__isnull=False)
                | Q(status__in=[S.BATAL, S.KEDALUWARSA]),
                name="izin_ruang_diajukan_berwaktu",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[*DIIZINKAN, S.DITOLAK])
                | Q(diputus_pada__isnull=False, diputus_oleh__isnull=False),
                name="izin_ruang_diputus",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DITOLAK) | ~Q(alasan=""), name="izin_ruang_ditolak_beralasan"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=DIIZINKAN) | Q(naskah__isnull=False), name="izin_ruang_bersurat"
            ),
            # Whoever asks, or writes it down for them, does not decide.
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True)
                | (
                    (Q(akun__isnull=True) | ~Q(diputus_oleh=F("akun")))
                    & (Q(dicatat_oleh__isnull=True) | ~Q(diputus_oleh=F("dicatat_oleh")))
                ),
                name="izin_ruang_dua_orang",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="izin_ruang_status"),
            models.Index(fields=["rencana_masuk", "id"], name="izin_ruang_rencana"),
            models.Index(fields=["akun", "-id"], name="izin_ruang_akun"),
            models.Index(Upper("surel"), F("id").desc(), name="izin_ruang_surel"),
            GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="izin_ruang_nama_trgm"),
            GinIndex(OpClass(Upper("instansi"), name="gin_trgm_ops"), name="izin_ruang_instansi_trgm"),
        ]

    def __str__(self) -> str:
        return f"izin ruang server {self.kode}"

    def is_milik(self, orang: Any) -> bool:
        """Whether this is the person who asked: proven by a door, or signed in as the Akun named."""
        if isinstance(orang, PemohonIzin):
            return orang.izin_id == self.pk
        return isinstance(orang, Akun) and self.akun_id is not None and self.akun_id == orang.pk

    @property
    def identitas_samar(self) -> str:
        """Kind and masked number of the identity card, for lists."""
        return f"{self.get_jenis_identitas_display()} {samarkan(self.nomor_identitas)}"

    @property
    def sebutan_masa(self) -> str:
        """`Senin, 23 November 2026 pukul 08.00–10.30 WIB`."""
        mulai = setempat(self.rencana_masuk)
        return f"{nama_hari(mulai)}, {tanggal(mulai)} pukul {mulai:%H.%M}–{jam(self.rencana_keluar)}"

    @property
    def tempat(self) -> str:
        """Where to: the server room, or the unit whose facilities are used."""
        if self.jenis == JenisIzin.FASILITAS:
            return f"Fasilitas {profil().lpse.nama_resmi}"
        return self.lokasi.nama

    @property
    def banyak_orang(self) -> int:
        return 1 + len(self.rombongan)


class PerangkatIzin(models.Model):
    """A device a visitor brings: asked for beforehand or met at the door; came in, went out."""

    izin = models.ForeignKey(IzinRuangServer, on_delete=models.PROTECT, related_name="perangkat")
    jenis = models.CharField("jenis perangkat", max_length=80)
    nomor_seri = models.CharField("nomor seri", max_length=80)
    is_diminta = models.BooleanField("disebut di permohonan", default=True)
    masuk_pada = models.DateTimeField("masuk pada", null=True, blank=True)
    keluar_pada = models.DateTimeField("keluar pada", null=True, blank=True)

    class Meta:
        verbose_name = "perangkat bawaan"
        verbose_name_plural = "perangkat bawaan"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("izin", Upper("nomor_seri"), name="perangkat_izin_sekali"),
            models.CheckConstraint(condition=~Q(jenis="") & ~Q(nomor_seri=""), name="perangkat_izin_bernama"),
            models.CheckConstraint(
                condition=Q(masuk_pada__isnull=True)
                | Q(keluar_pada__isnull=True)
                | Q(keluar_pada__gte=F("masuk_pada")),
                name="perangkat_izin_keluar_sesudah_masuk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor_seri}"


class AksesTetap(models.Model):
    """An officer who may enter a server room on duty without a visitor's permit, from when until when."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    akun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lokasi = models.ForeignKey("lpse.Lokasi", on_delete=models.PROTECT, related_name="+")
    mulai = models.DateField("berlaku dari")
    selesai = models.DateField("berlaku sampai dengan")
    alasan = models.CharField("tugas di ruang server", max_length=200)
    ditetapkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ditetapkan_pada = models.DateTimeField(default=timezone.now, db_default=Now())
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "akses tetap ruang server"
        verbose_name_plural = "akses tetap ruang server"
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="akses_tetap_bermasa"),
            models.CheckConstraint(condition=~Q(alasan=""), name="akses_tetap_beralasan"),
            models.CheckConstraint(condition=~Q(ditetapkan_oleh=F("akun")), name="akses_tetap_dua_orang"),
            models.CheckConstraint(
                condition=Q(dicabut_pada__isnull=True, dicabut_oleh__isnull=True)
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False),
                name="akses_tetap_dicabut_berpasangan",
            ),
        ]
        indexes = [models.Index(fields=["akun", "selesai"], name="akses_tetap_akun")]

    def __str__(self) -> str:
        return f"{self.akun} di {self.lokasi}"

    def is_berlaku(self, hari: date) -> bool:
        """Whether it opens the door on this day."""
        return self.dicabut_pada is None and self.mulai <= hari <= self.selesai


class KunjunganRuangServer(models.Model):
    """One entry in the room's book: a visitor by permit or an officer of the list; frozen once out."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    lokasi = models.ForeignKey("lpse.Lokasi", on_delete=models.PROTECT, related_name="+")
    izin = models.OneToOneField(
        IzinRuangServer, on_delete=models.PROTECT, null=True, blank=True, related_name="kunjungan"
    )
    akses = models.ForeignKey(
        AksesTetap, on_delete=models.PROTECT, null=True, blank=True, related_name="kunjungan"
    )
    keperluan = models.CharField("keperluan", max_length=200, blank=True)
    nomor_badge = models.CharField("nomor badge", max_length=20, blank=True)
    pendamping = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_identitas_dititipkan = models.BooleanField("kartu identitas dititipkan", default=False)
    is_identitas_dikembalikan = models.BooleanField("kartu identitas dikembalikan", default=False)
    # Copied from the permit: nobody is inside before it was decided.
    disetujui_pada = models.DateTimeField("disetujui pada", null=True, blank=True)
    masuk_pada = models.DateTimeField("masuk pada", default=timezone.now, db_default=Now())
    masuk_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    keluar_pada = models.DateTimeField("keluar pada", null=True, blank=True)
    keluar_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "kunjungan ruang server"
        verbose_name_plural = "kunjungan ruang server"
        constraints = [
            # A visitor has permit, badge and companion; an officer of the list has none of them.
            models.CheckConstraint(
                condition=Q(
                    izin__isnull=False,
                    akses__isnull=True,
                    pendamping__isnull=False,
                    disetujui_pada__isnull=False,
                    nomor_badge__gt="",
                )
                | Q(izin__isnull=True, akses__isnull=False, pendamping__isnull=True, nomor_badge="")
                & ~Q(keperluan=""),
                name="kunjungan_server_didampingi",
            ),
            models.CheckConstraint(
                condition=Q(disetujui_pada__isnull=True) | Q(masuk_pada__gte=F("disetujui_pada")),
                name="kunjungan_server_sesudah_izin",
            ),
            models.CheckConstraint(
                condition=Q(keluar_pada__isnull=True, keluar_oleh__isnull=True)
                | Q(keluar_pada__gte=F("masuk_pada"), keluar_oleh__isnull=False),
                name="kunjungan_server_keluar_sesudah_masuk",
            ),
            models.CheckConstraint(
                condition=Q(is_identitas_dikembalikan=False)
                | Q(is_identitas_dititipkan=True, keluar_pada__isnull=False),
                name="kunjungan_server_identitas",
            ),
            models.UniqueConstraint(
                Upper("nomor_badge"),
                condition=Q(keluar_pada__isnull=True) & ~Q(nomor_badge=""),
                name="kunjungan_server_badge_sekali",
            ),
            models.UniqueConstraint(
                fields=["akses"],
                condition=Q(keluar_pada__isnull=True),
                name="kunjungan_server_pegawai_sekali",
            ),
        ]
        indexes = [
            models.Index(fields=["masuk_pada", "id"], name="kunjungan_server_masuk"),
            models.Index(
                fields=["masuk_pada"],
                condition=Q(keluar_pada__isnull=True),
                name="kunjungan_server_di_dalam",
            ),
        ]

    def __str__(self) -> str:
        return f"kunjungan ruang server {self.kode}"

    @property
    def nama(self) -> str:
        """The visitor, or the officer of the access list."""
        return self.izin.nama if self.izin else str(self.akses.akun) if self.akses else ""


class TemuanRuang(models.Model):
    """Something amiss about a server room, found by an act or by the clock, until somebody followed it up."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    # What it is about, once: found again, nothing is added.
    kunci = models.CharField(max_length=80, unique=True, editable=False)
    jenis = models.CharField("jenis", max_length=20, choices=JenisTemuan)
    lokasi = models.ForeignKey("lpse.Lokasi", on_delete=models.PROTECT, related_name="+")
    kunjungan = models.ForeignKey(
        KunjunganRuangServer, on_delete=models.PROTECT, null=True, blank=True, related_name="temuan"
    )
    hari = models.DateField("hari")
    rincian = models.CharField("rincian", max_length=300, blank=True)
    dibuat_pada = models.DateTimeField("ditemukan pada", default=timezone.now, db_default=Now())
    selesai_pada = models.DateTimeField("ditindaklanjuti pada", null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tindak_lanjut = models.CharField("tindak lanjut", max_length=300, blank=True)

    class Meta:
        verbose_name = "temuan ruang server"
        verbose_name_plural = "temuan ruang server"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True, selesai_oleh__isnull=True, tindak_lanjut="")
                | Q(selesai_pada__isnull=False, selesai_oleh__isnull=False) & ~Q(tindak_lanjut=""),
                name="temuan_ruang_ditindaklanjuti",
            ),
        ]
        indexes = [
            models.Index(fields=["-id"], condition=Q(selesai_pada__isnull=True), name="temuan_ruang_terbuka"),
            models.Index(fields=["lokasi", "hari"], name="temuan_ruang_hari"),
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()
