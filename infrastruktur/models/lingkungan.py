"""Readings of a server room, the limits they were judged by, and the spells in which it was not normal."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from infrastruktur.enums.ruang_server import ALAT, KeadaanAlat, Kondisi, UkuranLingkungan
from lpse.kode import kode_publik


def sebut_ukuran(ukuran: Iterable[str]) -> str:
    """`Suhu, UPS`."""
    return ", ".join(UkuranLingkungan(u).label for u in ukuran)


class BatasLingkungan(models.Model):
    """One version of the limits; the newest holds, older ones stay beside the readings they judged."""

    suhu_min = models.DecimalField("suhu paling rendah (°C)", max_digits=4, decimal_places=1)
    suhu_maks = models.DecimalField("suhu paling tinggi (°C)", max_digits=4, decimal_places=1)
    lembap_min = models.DecimalField("kelembapan paling rendah (%)", max_digits=4, decimal_places=1)
    lembap_maks = models.DecimalField("kelembapan paling tinggi (%)", max_digits=4, decimal_places=1)
    jeda_jam = models.PositiveSmallIntegerField("jam kerja tanpa bacaan paling lama")
    alasan = models.CharField("alasan", max_length=200)
    dibuat_pada = models.DateTimeField("berlaku sejak", default=timezone.now, db_default=Now())
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "batas lingkungan ruang server"
        verbose_name_plural = "batas lingkungan ruang server"
        constraints = [
            models.CheckConstraint(
                condition=Q(suhu_maks__gt=F("suhu_min"), lembap_maks__gt=F("lembap_min")),
                name="batas_lingkungan_berurut",
            ),
            models.CheckConstraint(
                condition=Q(suhu_min__gte=0, suhu_maks__lte=60, lembap_min__gte=0, lembap_maks__lte=100),
                name="batas_lingkungan_wajar",
            ),
            models.CheckConstraint(
                condition=Q(jeda_jam__gte=1, jeda_jam__lte=100), name="batas_lingkungan_jeda"
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="batas_lingkungan_beralasan"),
        ]

    def __str__(self) -> str:
        return f"batas {self.pk}"


class BacaanLingkungan(models.Model):
    """What was read in a server room at one moment; what a sensor does not know is left open. Append-only."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    lokasi = models.ForeignKey("lpse.Lokasi", on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("dibaca pada", default=timezone.now, db_default=Now())
    suhu = models.DecimalField("suhu (°C)", max_digits=4, decimal_places=1, null=True, blank=True)
    kelembapan = models.DecimalField("kelembapan (%)", max_digits=4, decimal_places=1, null=True, blank=True)
    ups = models.CharField("UPS", max_length=8, choices=KeadaanAlat, blank=True)
    ac = models.CharField("pendingin ruangan", max_length=8, choices=KeadaanAlat, blank=True)
    cctv = models.CharField("CCTV", max_length=8, choices=KeadaanAlat, blank=True)
    pintu = models.CharField("pintu", max_length=8, choices=KeadaanAlat, blank=True)
    catatan = models.CharField("catatan", max_length=200, blank=True)
    # The limits it was judged by, and the verdict.
    batas = models.ForeignKey(BatasLingkungan, on_delete=models.PROTECT, related_name="+")
    kondisi = models.CharField("kondisi", max_length=12, choices=Kondisi)
    penyimpangan = ArrayField(
        models.CharField(max_length=12, choices=UkuranLingkungan),
        default=list,
        blank=True,
        verbose_name="di luar batas",
    )
    # Who typed it; of a reading that a sensor sent, the owner of its token.
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_sensor = models.BooleanField("dikirim sensor", default=False)
    dicatat_pada = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "bacaan lingkungan"
        verbose_name_plural = "bacaan lingkungan"
        constraints = [
            models.CheckConstraint(
                condition=Q(suhu__isnull=False)
                | Q(kelembapan__isnull=False)
                | ~Q(ups="")
                | ~Q(ac="")
                | ~Q(cctv="")
                | ~Q(pintu=""),
                name="bacaan_lingkungan_berisi",
            ),
            models.CheckConstraint(
                condition=Q(suhu__isnull=True) | Q(suhu__gte=-20, suhu__lte=80),
                name="bacaan_lingkungan_suhu",
            ),
            models.CheckConstraint(
                condition=Q(kelembapan__isnull=True) | Q(kelembapan__gte=0, kelembapan__lte=100),
                name="bacaan_lingkungan_lembap",
            ),
            models.CheckConstraint(
                condition=Q(kondisi=Kondisi.NORMAL, penyimpangan=[])
                | Q(kondisi=Kondisi.TIDAK_NORMAL) & ~Q(penyimpangan=[]),
                name="bacaan_lingkungan_kondisi",
            ),
        ]
        indexes = [models.Index(fields=["lokasi", "-pada", "-id"], name="bacaan_lingkungan_pada")]

    def __str__(self) -> str:
        return f"bacaan {self.kode}"

    @property
    def sebutan_penyimpangan(self) -> str:
        """`Suhu, UPS`; empty where everything read is within the limits."""
        return sebut_ukuran(self.penyimpangan)

    @property
    def alat(self) -> list[tuple[str, KeadaanAlat | None]]:
        """How each thing in the room was; None for what was not looked at."""
        dibaca = ((ukuran.label, getattr(self, ukuran)) for ukuran in ALAT)
        return [(nama, KeadaanAlat(isi) if isi else None) for nama, isi in dibaca]


class EpisodeLingkungan(models.Model):
    """From the first reading outside the limits to the one that shows everything within them again."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    lokasi = models.ForeignKey("lpse.Lokasi", on_delete=models.PROTECT, related_name="+")
    bacaan = models.ForeignKey(BacaanLingkungan, on_delete=models.PROTECT, related_name="+")
    # What is outside now; what a reading leaves open stays as it was.
    penyimpangan = ArrayField(
        models.CharField(max_length=12, choices=UkuranLingkungan), verbose_name="di luar batas"
    )
    mulai = models.DateTimeField("sejak")
    selesai = models.DateTimeField("sampai", null=True, blank=True)

    class Meta:
        verbose_name = "episode tidak normal"
        verbose_name_plural = "episode tidak normal"
        constraints = [
            models.UniqueConstraint(
                fields=["lokasi"], condition=Q(selesai__isnull=True), name="episode_lingkungan_satu"
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) & ~Q(penyimpangan=[])
                | Q(selesai__gte=F("mulai"), penyimpangan=[]),
                name="episode_lingkungan_berurut",
            ),
        ]
        indexes = [models.Index(fields=["lokasi", "-mulai"], name="episode_lingkungan_mulai")]

    def __str__(self) -> str:
        return f"episode {self.kode}"

    @property
    def sebutan_penyimpangan(self) -> str:
        """`Suhu, UPS`."""
        return sebut_ukuran(self.penyimpangan)


class LembarRuangServer(models.Model):
    """The sheet of one room and month, issued once the month is over."""

    lokasi = models.ForeignKey("lpse.Lokasi", on_delete=models.PROTECT, related_name="+")
    bulan = models.DateField("bulan")
    naskah = models.OneToOneField("lpse.Naskah", on_delete=models.PROTECT, null=True, related_name="+")
    diterbitkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diterbitkan_pada = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "lembar ruang server"
        verbose_name_plural = "lembar ruang server"
        constraints = [
            models.UniqueConstraint(fields=["lokasi", "bulan"], name="lembar_ruang_sekali"),
            models.CheckConstraint(condition=Q(bulan__day=1), name="lembar_ruang_awal_bulan"),
        ]

    def __str__(self) -> str:
        return f"lembar {self.bulan:%Y-%m} {self.lokasi_id}"
