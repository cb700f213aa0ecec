"""The working calendar: which days the unit is closed, and which hours it works on the others."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    BigIntegerRangeField,
    DateRangeField,
    IntegerRangeField,
    RangeBoundary,
    RangeOperators,
)
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Least, Now
from django.utils import timezone


class DateRange(Func):
    """`daterange(from, to, '[]')`; without an end it is open."""

    function = "daterange"
    output_field = DateRangeField()


class Int4Range(Func):
    """`int4range(from, to)`, without its end unless bounds are given."""

    function = "int4range"
    output_field = IntegerRangeField()


class Int8Range(Func):
    function = "int8range"
    output_field = BigIntegerRangeField()


class SecondOfDay(Func):
    """A time of day as a whole number: PostgreSQL ships no range of times."""

    template = "(EXTRACT(epoch FROM %(expressions)s)::integer)"
    output_field = models.IntegerField()


# GiST without an extension knows ranges, not plain numbers; equality is the overlap of two one-point ranges.
# The lower bounds below pass through Least because PostgreSQL cannot even form a range that runs backwards:
# validation would end in a database error before the check constraint could say what is wrong.
BOTH_ENDS = RangeBoundary(inclusive_lower=True, inclusive_upper=True)
OVERLAPS = RangeOperators.OVERLAPS


def confirmation_pair(name: str) -> models.CheckConstraint:
    """A confirmation has a time and a person, or neither."""
    return models.CheckConstraint(
        condition=Q(dikonfirmasi_pada__isnull=True, dikonfirmasi_oleh__isnull=True)
        | Q(dikonfirmasi_pada__isnull=False, dikonfirmasi_oleh__isnull=False),
        name=name,
    )


class BarisKalender(models.Model):
    """What every row an officer confirms carries: a guess or not, and who confirmed it when."""

    perkiraan = models.BooleanField("perkiraan", default=False)
    # Why an officer departs from what the package or the profil says.
    alasan = models.CharField("alasan", max_length=200, blank=True, default="", db_default="")
    dikonfirmasi_pada = models.DateTimeField("dikonfirmasi pada", null=True, blank=True)
    dikonfirmasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dikonfirmasi oleh",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    updated_at = models.DateTimeField("diubah pada", auto_now=True, db_default=Now())

    class Meta:
        abstract = True


class JenisLibur(models.TextChoices):
    LIBUR_NASIONAL = "libur_nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
    TUTUP_SETEMPAT = "tutup_setempat", "Tutup setempat"


class HariLibur(BarisKalender):
    """A day on which the unit does not work, or (`berlaku` false) a listed one on which it works after all.

    Rows without a confirmation come from the `holidays` package and may be replaced by its next edition.
    """

    tanggal = models.DateField("tanggal", unique=True)
    nama = models.CharField("nama", max_length=150)
    jenis = models.CharField("jenis", max_length=20, choices=JenisLibur)
    berlaku = models.BooleanField("berlaku", default=True)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [
            confirmation_pair("harilibur_konfirmasi_lengkap"),
            # The package knows no local closure: somebody here decided it.
            models.CheckConstraint(
                condition=~Q(jenis=JenisLibur.TUTUP_SETEMPAT) | Q(dikonfirmasi_pada__isnull=False),
                name="harilibur_setempat_dikonfirmasi",
                violation_error_message="Penutupan setempat harus disertai petugas yang menetapkannya.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku=True) | Q(dikonfirmasi_pada__isnull=False),
                name="harilibur_batal_dikonfirmasi",
                violation_error_message="Pembatalan hari libur harus disertai petugas yang menetapkannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.nama}"


class JenisRezim(models.TextChoices):
    """In rising order: on a day two regimes share, the later kind here holds."""

    NORMAL = "normal", "Jam kerja biasa"
    RAMADAN = "ramadan", "Jam kerja bulan Ramadan"
    SEMENTARA = "sementara", "Jam kerja sementara"


class RezimJamKerja(BarisKalender):
    """A period with its own weekly working hours."""

    jenis = models.CharField("jenis", max_length=10, choices=JenisRezim)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)

    class Meta:
        verbose_name = "rezim jam kerja"
        verbose_name_plural = "rezim jam kerja"
        ordering = ["mulai"]
        constraints = [
            confirmation_pair("rezimjamkerja_konfirmasi_lengkap"),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="rezimjamkerja_selesai_sesudah_mulai",
                violation_error_message="Tanggal selesai tidak boleh mendahului tanggal mulai.",
            ),
            *(
                ExclusionConstraint(
                    name=f"rezimjamkerja_{jenis}_tidak_tumpang_tindih",
                    expressions=[(DateRange(Least("mulai", "selesai"), "selesai", BOTH_ENDS), OVERLAPS)],
                    condition=Q(jenis=jenis),
                    violation_error_message="Sudah ada jam kerja sejenis dalam kurun itu.",
                )
                for jenis in ("normal", "ramadan", "sementara")
            ),
            # Nothing but an officer's decision makes hours temporary, and it says until when and why.
            models.CheckConstraint(
                condition=~Q(jenis=JenisRezim.SEMENTARA)
                | Q(dikonfirmasi_pada__isnull=False, selesai__isnull=False) & ~Q(alasan=""),
                name="rezimjamkerja_sementara_lengkap",
                violation_error_message="Jam kerja sementara memerlukan tanggal selesai dan alasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} sejak {self.mulai}"


class JamKerja(models.Model):
    """One window of work on one weekday of a regime; a day may have several (the break lies between)."""

    class Hari(models.IntegerChoices):
        SENIN = 0, "Senin"
        SELASA = 1, "Selasa"
        RABU = 2, "Rabu"
        KAMIS = 3, "Kamis"
        JUMAT = 4, "Jumat"
        SABTU = 5, "Sabtu"
        MINGGU = 6, "Minggu"

    rezim = models.ForeignKey(RezimJamKerja, on_delete=models.CASCADE, related_name="jam_kerja")
    hari = models.PositiveSmallIntegerField("hari", choices=Hari)
    mulai = models.TimeField("mulai")
    selesai = models.TimeField("selesai")

    class Meta:
        verbose_name = "jam kerja"
        verbose_name_plural = "jam kerja"
        ordering = ["rezim", "hari", "mulai"]
        constraints = [
            models.CheckConstraint(condition=Q(hari__lte=6), name="jamkerja_hari_dalam_pekan"),
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")),
                name="jamkerja_selesai_sesudah_mulai",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
            ExclusionConstraint(
                name="jamkerja_tidak_tumpang_tindih",
                expressions=[
                    (Int8Range("rezim", "rezim", BOTH_ENDS), OVERLAPS),
                    (Int4Range("hari", "hari", BOTH_ENDS), OVERLAPS),
                    (Int4Range(SecondOfDay(Least("mulai", "selesai")), SecondOfDay("selesai")), OVERLAPS),
                ],
                violation_error_message="Jam kerja pada hari yang sama tidak boleh tumpang tindih.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_hari_display()} {self.mulai:%H.%M} sampai {self.selesai:%H.%M}"


class VersiKalender(models.Model):
    """One state of the working calendar that a clock has counted by: the answers it gave can be given again.

    `isi` is what `KalenderKerja.versi` is the fingerprint of: zone, hours, days off. Frozen by trigger.
    """

    versi = models.CharField("versi", max_length=16, unique=True)
    isi = models.JSONField("isi")
    sejak = models.DateTimeField("sejak", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "versi kalender"
        verbose_name_plural = "versi kalender"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.versi
