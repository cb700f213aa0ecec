"""Appointments at the counter: the weekly schedule, the slots cut from it, and who comes when.

No slot is overbooked: an appointment takes a seat, 1 to the slot's capacity, and a seat is taken once. The
trigger `registrasi_jaga_kursi` (0008) refuses a seat beyond the capacity, also when that is lowered later.
"""

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Least, Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.models.kalender import (
    BOTH_ENDS,
    OVERLAPS,
    DateRange,
    Int4Range,
    Int8Range,
    JamKerja,
    SecondOfDay,
)
from lpse.serentak import tanda_isian
from registrasi.enums.janji import StatusJanji

S = StatusJanji
# What no longer holds its seat.
BERAKHIR = (S.DIPINDAH, S.DIBATALKAN)
MAKS_KAPASITAS = 50
MIN_MENIT, MAKS_MENIT = 5, 240
PETUGAS = Coalesce("petugas", 0, output_field=models.BigIntegerField())
TERISI = models.Count("janji", filter=~Q(janji__status__in=BERAKHIR))


class JadwalLoket(models.Model):
    """When the counter receives people on one weekday, and how many at a time.

    Not the working hours (`RezimJamKerja`): what lies outside those on a day is not offered that day.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    hari = models.PositiveSmallIntegerField("hari", choices=JamKerja.Hari)
    mulai = models.TimeField("mulai pukul")
    selesai = models.TimeField("sampai pukul")
    menit = models.PositiveSmallIntegerField("lama satu janji (menit)")
    kapasitas = models.PositiveSmallIntegerField("janji sekaligus")
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    berlaku_dari = models.DateField("berlaku dari")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())
    updated_at = models.DateTimeField(default=timezone.now, db_default=Now())

    # What may change once people have booked; for the rest a schedule ends and another begins.
    DAPAT_DIUBAH = ("kapasitas", "petugas_id", "berlaku_sampai")

    class Meta:
        verbose_name = "jadwal loket"
        verbose_name_plural = "jadwal loket"
        ordering = ["hari", "mulai", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(hari__lte=6), name="jadwal_loket_hari_dalam_pekan"),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="jadwal_loket_selesai"),
            models.CheckConstraint(
                condition=Q(menit__gte=MIN_MENIT, menit__lte=MAKS_MENIT), name="jadwal_loket_menit"
            ),
            models.CheckConstraint(
                condition=Q(kapasitas__gte=1, kapasitas__lte=MAKS_KAPASITAS), name="jadwal_loket_kapasitas"
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="jadwal_loket_masa",
            ),
            # One officer sits at one counter; what names no officer is one counter.
            ExclusionConstraint(
                name="jadwal_loket_tidak_tumpang_tindih",
                expressions=[
                    (Int8Range(PETUGAS, PETUGAS, BOTH_ENDS), OVERLAPS),
                    (Int4Range("hari", "hari", BOTH_ENDS), OVERLAPS),
                    (Int4Range(SecondOfDay(Least("mulai", "selesai")), SecondOfDay("selesai")), OVERLAPS),
                    (
                        DateRange(Least("berlaku_dari", "berlaku_sampai"), "berlaku_sampai", BOTH_ENDS),
                        OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_hari_display()} {self.mulai:%H.%M}–{self.selesai:%H.%M}"

    def is_berlaku(self, hari: date) -> bool:
        """Whether it offers anything on this date, days off aside."""
        return (
            hari.weekday() == self.hari
            and self.berlaku_dari <= hari
            and (self.berlaku_sampai is None or hari <= self.berlaku_sampai)
        )

    @property
    def tanda(self) -> str:
        """For the form's hidden field: the values it was made from, as a fingerprint."""
        return tanda_isian({nama: getattr(self, nama) for nama in self.DAPAT_DIUBAH})


class SlotLoketQuerySet(models.QuerySet["SlotLoket"]):
    def terbuka(self) -> "SlotLoketQuerySet":
        """Not begun, and not closed."""
        return self.filter(mulai__gt=timezone.now(), ditutup_pada__isnull=True)

    def with_terisi(self) -> "SlotLoketQuerySet":
        """Each with `terisi`, how many of its seats are taken."""
        return self.annotate(terisi=TERISI)

    def tersedia(self) -> "SlotLoketQuerySet":
        """What can be booked now, soonest first; each with `terisi`."""
        return (
            self.terbuka().annotate(terisi=TERISI).filter(terisi__lt=F("kapasitas")).order_by("mulai", "pk")
        )


class SlotLoket(models.Model):
    """One span of time at the counter on one day, with so many seats."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    jadwal = models.ForeignKey(JadwalLoket, on_delete=models.PROTECT, related_name="slot")
    tanggal = models.DateField("tanggal")
    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai")
    kapasitas = models.PositiveSmallIntegerField("kapasitas")
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    # Nobody: the calendar or the schedule closed it.
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_tutup = models.CharField("alasan ditutup", max_length=200, blank=True)

    objects = SlotLoketQuerySet.as_manager()

    class Meta:
        verbose_name = "slot loket"
        verbose_name_plural = "slot loket"
        constraints = [
            models.UniqueConstraint(fields=["jadwal", "mulai"], name="slot_loket_unik"),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="slot_loket_selesai"),
            models.CheckConstraint(
                condition=Q(kapasitas__gte=1, kapasitas__lte=MAKS_KAPASITAS), name="slot_loket_kapasitas"
            ),
            models.CheckConstraint(
                condition=Q(ditutup_pada__isnull=True, ditutup_oleh__isnull=True, alasan_tutup="")
                | (Q(ditutup_pada__isnull=False) & ~Q(alasan_tutup="")),
                name="slot_loket_tutup_beralasan",
            ),
        ]
        indexes = [
            models.Index(fields=["mulai", "id"], name="slot_loket_mulai"),
            models.Index(fields=["tanggal", "mulai"], name="slot_loket_tanggal"),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} slot {self.kode}"

    @property
    def is_mulai(self) -> bool:
        return self.mulai <= timezone.now()


class JanjiTemuQuerySet(models.QuerySet["JanjiTemu"]):
    def lock(self, pk: int) -> "JanjiTemu":
        """The appointment with its slot and applicant; only its own row is locked."""
        orang = ("slot", "pendaftaran__akun")
        return kunci(self, pk, *orang)

    def for_akun(self, akun: Akun) -> "JanjiTemuQuerySet":
        return self.filter(pendaftaran__akun=akun)

    def hidup(self) -> "JanjiTemuQuerySet":
        """Booked, and not over yet."""
        return self.filter(status=S.DIPESAN)

    def menempati(self) -> "JanjiTemuQuerySet":
        """What holds a seat."""
        return self.exclude(status__in=BERAKHIR)


class JanjiTemu(models.Model):
    """An applicant comes to the counter to show originals: one seat of one slot.

    A moved one ends and another begins; both carry the same `uid`, so that a calendar moves its entry.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    pendaftaran = models.ForeignKey("registrasi.Pendaftaran", on_delete=models.PROTECT, related_name="janji")
    slot = models.ForeignKey(SlotLoket, on_delete=models.PROTECT, related_name="janji")
    kursi = models.PositiveSmallIntegerField("kursi")
    status = models.CharField("status", max_length=12, choices=StatusJanji, default=S.DIPESAN)
    uid = models.CharField(max_length=16, editable=False)
    urutan = models.PositiveSmallIntegerField(default=0, editable=False)
    dipesan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diakhiri_pada = models.DateTimeField("diakhiri pada", null=True, blank=True)
    # Nobody: the clock or the end of the case.
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan = models.CharField("alasan", max_length=200, blank=True)
    diingatkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    objects = JanjiTemuQuerySet.as_manager()

    class Meta:
        verbose_name = "janji temu"
        verbose_name_plural = "janji temu"
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "kursi"], condition=~Q(status__in=BERAKHIR), name="janji_kursi_sekali"
            ),
            models.UniqueConstraint(
                fields=["pendaftaran"], condition=Q(status=S.DIPESAN), name="janji_satu_hidup"
            ),
            models.UniqueConstraint(fields=["uid", "urutan"], name="janji_urutan_unik"),
            models.CheckConstraint(
                condition=Q(kursi__gte=1, kursi__lte=MAKS_KAPASITAS), name="janji_kursi_wajar"
            ),
            models.CheckConstraint(
                condition=Q(status=S.DIPESAN, diakhiri_pada__isnull=True, diakhiri_oleh__isnull=True)
                | (~Q(status=S.DIPESAN) & Q(diakhiri_pada__isnull=False)),
                name="janji_diakhiri_berpasangan",
            ),
        ]
        indexes = [
            models.Index(
                fields=["slot"], condition=Q(status=S.DIPESAN, diingatkan_pada=None), name="janji_ingatan"
            ),
        ]

    def __str__(self) -> str:
        return f"janji temu {self.kode}"

    def is_milik(self, akun: Akun) -> bool:
        return self.pendaftaran.akun_id == akun.pk
