"""Incidents: what failed, from when to when, what was done, whom it hit, and what users were told."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from infrastruktur.enums.gangguan import (
    LayananTerdampak,
    PeristiwaGangguan,
    SaluranKabar,
    StatusGangguan,
    TingkatDampak,
)
from infrastruktur.enums.pantau import PeranSasaran
from infrastruktur.models.ambang import Balik
from infrastruktur.models.pantau import Sasaran
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun

S = StatusGangguan


class GangguanQuerySet(models.QuerySet["Gangguan"]):
    def lock(self, pk: int) -> "Gangguan":
        """The incident, locked until the act's transaction ends."""
        return kunci(self, pk, "naskah", "dibuka_oleh", "dikonfirmasi_oleh", "ditutup_oleh")

    def terbuka(self) -> "GangguanQuerySet":
        return self.filter(status=S.TERBUKA)


class Gangguan(models.Model):
    """One incident. What was measured ends it; only an officer closes it.

    `pulih_pada` is empty while anything of it is still down. Closed or cancelled it no longer changes: a
    trigger keeps it, and one lets no outage of the internet link be closed without a step taken.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=20, unique=True)
    status = models.CharField("status", max_length=10, choices=StatusGangguan, default=S.TERBUKA)
    judul = models.CharField("gangguan", max_length=160)
    uraian = models.TextField("uraian", max_length=4000, blank=True)
    peran = models.CharField("yang terganggu", max_length=20, choices=PeranSasaran)
    # Targets that share this word and fall within minutes of one another are one incident.
    kelompok = models.CharField("kelompok", max_length=60, blank=True, editable=False)
    # The service users notice it by, where no target says so.
    layanan = models.CharField("layanan yang diumumkan", max_length=30, blank=True)
    mulai = models.DateTimeField("mulai")
    pulih_pada = models.DateTimeField("pulih pada", null=True, blank=True)
    dibuka_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuka_pada = models.DateTimeField("dibuka pada", default=timezone.now, db_default=Now())
    dikonfirmasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dikonfirmasi_pada = models.DateTimeField("dikonfirmasi pada", null=True, blank=True)
    # Part B of the form: who reported it first, where somebody did.
    pelapor = models.CharField("pelapor", max_length=150, blank=True)
    saluran = models.CharField("cara melapor", max_length=8, choices=SaluranKabar, blank=True)
    penyebab = models.TextField("penyebab", max_length=4000, blank=True)
    evaluasi = models.TextField("evaluasi dan pencegahan", max_length=4000, blank=True)
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    alasan_batal = models.CharField("alasan pembatalan", max_length=500, blank=True)
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = GangguanQuerySet.as_manager()
    DATA_PRIBADI = ("pelapor",)

    class Meta:
        verbose_name = "gangguan"
        verbose_name_plural = "gangguan"
        constraints = [
            models.CheckConstraint(condition=~Q(judul=""), name="gangguan_berjudul"),
            models.CheckConstraint(
                condition=Q(pulih_pada__isnull=True) | Q(pulih_pada__gte=F("mulai")),
                name="gangguan_pulih_sesudah_mulai",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DITUTUP)
                | (
                    Q(pulih_pada__isnull=False, ditutup_pada__isnull=False, ditutup_oleh__isnull=False)
                    & Q(naskah__isnull=False)
                    & ~Q(penyebab="")
                    & ~Q(evaluasi="")
                ),
                name="gangguan_ditutup_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DIBATALKAN, ditutup_oleh__isnull=False) & ~Q(alasan_batal="")
                | (~Q(status=S.DIBATALKAN) & Q(alasan_batal="")),
                name="gangguan_batal_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(dikonfirmasi_pada__isnull=True, dikonfirmasi_oleh__isnull=True)
                | Q(dikonfirmasi_pada__isnull=False, dikonfirmasi_oleh__isnull=False),
                name="gangguan_konfirmasi_berpetugas",
            ),
        ]
        indexes = [
            models.Index(fields=["-mulai", "-id"], name="gangguan_terbaru"),
            models.Index(fields=["status", "-mulai", "-id"], name="gangguan_status"),
            GinIndex(OpClass(Upper("judul"), name="gin_trgm_ops"), name="gangguan_judul_trgm"),
        ]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, akun: Akun) -> bool:
        """An incident is the unit's, nobody's own."""
        return False

    @property
    def is_terbuka(self) -> bool:
        return self.status == S.TERBUKA

    @property
    def is_berlangsung(self) -> bool:
        """Whether something of it is still down, as far as is known."""
        return self.is_terbuka and self.pulih_pada is None


class SasaranGangguanQuerySet(models.QuerySet["SasaranGangguan"]):
    def padam(self) -> "SasaranGangguanQuerySet":
        """What is down now."""
        return self.filter(pulih_pada__isnull=True)


class SasaranGangguan(models.Model):
    """One span in which one target of an incident was down: from a measured change to a measured change."""

    gangguan = models.ForeignKey(Gangguan, on_delete=models.PROTECT, related_name="sasaran")
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, related_name="gangguan")
    turun = models.OneToOneField(Balik, on_delete=models.PROTECT, related_name="gangguan")
    turun_pada = models.DateTimeField("terganggu sejak")
    pulih = models.ForeignKey(Balik, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    pulih_pada = models.DateTimeField("pulih pada", null=True, blank=True)

    objects = SasaranGangguanQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran yang terganggu"
        verbose_name_plural = "sasaran yang terganggu"
        constraints = [
            models.UniqueConstraint(
                fields=["sasaran"],
                condition=Q(pulih_pada__isnull=True),
                name="sasaran_satu_gangguan_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(pulih_pada__isnull=True) | Q(pulih_pada__gte=F("turun_pada")),
                name="sasaran_gangguan_urut",
            ),
        ]
        indexes = [models.Index(fields=["gangguan", "id"], name="sasaran_gangguan_urutan")]

    def __str__(self) -> str:
        return f"{self.gangguan_id}: {self.sasaran_id}"


class CatatanGangguan(models.Model):
    """One line of an incident's timeline; append-only by trigger. `pada` is when it was so."""

    gangguan = models.ForeignKey(Gangguan, on_delete=models.PROTECT, related_name="catatan")
    peristiwa = models.CharField("peristiwa", max_length=16, choices=PeristiwaGangguan)
    isi = models.TextField("isi", max_length=4000, blank=True)
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    balik = models.ForeignKey(Balik, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("isi",)

    class Meta:
        verbose_name = "catatan gangguan"
        verbose_name_plural = "catatan gangguan"
        indexes = [models.Index(fields=["gangguan", "pada", "id"], name="catatan_gangguan_urut")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(peristiwa__in=["langkah", "kabar"]) | ~Q(isi=""),
                name="catatan_gangguan_berisi",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gangguan_id}: {self.peristiwa}"


class DampakGangguan(models.Model):
    """What an incident did to one service of the fixed list; each incident has a row for each of them."""

    gangguan = models.ForeignKey(Gangguan, on_delete=models.PROTECT, related_name="dampak")
    layanan = models.CharField("layanan", max_length=12, choices=LayananTerdampak)
    tingkat = models.CharField("dampak", max_length=8, choices=TingkatDampak, default=TingkatDampak.BELUM)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)

    class Meta:
        verbose_name = "dampak gangguan"
        verbose_name_plural = "dampak gangguan"
        constraints = [
            models.UniqueConstraint(fields=["gangguan", "layanan"], name="dampak_sekali_per_layanan")
        ]

    def __str__(self) -> str:
        return f"{self.gangguan_id}: {self.get_layanan_display()}"


class TautanGangguan(models.Model):
    """A case of another unit that belongs to an incident: a ticket, a report to LKPP. Append-only."""

    gangguan = models.ForeignKey(Gangguan, on_delete=models.PROTECT, related_name="tautan")
    nomor = models.CharField("nomor", max_length=60)
    judul = models.CharField("perihal", max_length=200)
    url = models.CharField(max_length=200, editable=False)
    izin = models.CharField(max_length=100, blank=True, editable=False)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "tautan gangguan"
        verbose_name_plural = "tautan gangguan"
        constraints = [
            models.UniqueConstraint(fields=["gangguan", "nomor"], name="tautan_gangguan_sekali"),
            models.CheckConstraint(condition=Q(url__startswith="/"), name="tautan_gangguan_di_portal"),
        ]

    def __str__(self) -> str:
        return f"{self.gangguan_id}: {self.nomor}"


class PengumumanGangguanQuerySet(models.QuerySet["PengumumanGangguan"]):
    def berjalan(self) -> "PengumumanGangguanQuerySet":
        return self.filter(diakhiri_pada__isnull=True)


class PengumumanGangguan(models.Model):
    """That users were told of an incident, for one service; with `galat`, that they could not be."""

    gangguan = models.ForeignKey(Gangguan, on_delete=models.PROTECT, related_name="pengumuman")
    layanan = models.CharField("layanan", max_length=30)
    kode = models.CharField("kode pengumuman", max_length=16, blank=True)
    galat = models.CharField("sebab tidak diumumkan", max_length=300, blank=True)
    dibuka_pada = models.DateTimeField("diumumkan pada", default=timezone.now, db_default=Now())
    diakhiri_pada = models.DateTimeField("diakhiri pada", null=True, blank=True)

    objects = PengumumanGangguanQuerySet.as_manager()

    class Meta:
        verbose_name = "pengumuman gangguan"
        verbose_name_plural = "pengumuman gangguan"
        constraints = [
            models.UniqueConstraint(
                fields=["gangguan", "layanan"],
                condition=Q(diakhiri_pada__isnull=True),
                name="pengumuman_gangguan_satu",
            ),
            models.CheckConstraint(
                condition=(Q(galat="") & ~Q(kode=""))
                | (Q(kode="", diakhiri_pada__isnull=False) & ~Q(galat="")),
                name="pengumuman_gangguan_berhasil",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gangguan_id}: {self.layanan}"

    @property
    def kunci(self) -> str:
        """The name by which whoever keeps announcements knows it."""
        return kunci_pengumuman(self.gangguan, self.layanan)


def kunci_pengumuman(gangguan: Gangguan, layanan: str) -> str:
    """The same each time for one incident and service, so that it is told of once at a time."""
    return f"gangguan:{gangguan.kode}:{layanan}"


class BatasPengumuman(models.Model):
    """After how many minutes an outage is told to the public. Another value is another row: append-only."""

    menit = models.PositiveSmallIntegerField("batas (menit)")
    alasan = models.CharField("alasan", max_length=300)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("berlaku sejak", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "batas pengumuman gangguan"
        verbose_name_plural = "batas pengumuman gangguan"
        constraints = [
            models.CheckConstraint(condition=Q(menit__gte=1, menit__lte=1440), name="batas_pengumuman_wajar"),
            models.CheckConstraint(condition=~Q(alasan=""), name="batas_pengumuman_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.menit} menit sejak {self.pada:%Y-%m-%d}"
