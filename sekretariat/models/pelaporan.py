"""Reports of the unit: the cadence, each report with its figures and the rows behind them, files, sending.

From signing on a report, its figures and their rows change no more: triggers see to it.
"""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models.berkas import POLA_SHA256
from sekretariat.alur.periode import Periode, sebut_masa
from sekretariat.enums.pelaporan import (
    BEKU,
    TERBUKA,
    BentukBerkas,
    CaraKirim,
    CaraTandaTangan,
    Irama,
    JenisLaporan,
    StatusLaporan,
)

S = StatusLaporan


class IramaLaporan(models.Model):
    """From which day reports are due how often, and to whom, as the head set it; append-only by trigger.

    Where the regulation says one of these itself, its word counts and the column stays empty.
    """

    irama = models.CharField("irama", max_length=10, choices=Irama, blank=True)
    berlaku_mulai = models.DateField("berlaku sejak periode yang mulai")
    kepada = models.CharField("kepada", max_length=200, blank=True)
    melalui = models.CharField("melalui", max_length=200, blank=True)
    hari_kerja = models.PositiveSmallIntegerField("batas kirim (hari kerja sesudah periode)", default=10)
    alasan = models.CharField("alasan", max_length=300)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("ditetapkan pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "irama laporan"
        verbose_name_plural = "irama laporan"
        constraints = [
            models.CheckConstraint(condition=~Q(alasan=""), name="irama_laporan_beralasan"),
            models.CheckConstraint(
                condition=Q(hari_kerja__gte=1, hari_kerja__lte=60), name="irama_laporan_batas"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_irama_display() or 'menurut peraturan'} sejak {self.berlaku_mulai:%Y-%m-%d}"


class LaporanBerkalaQuerySet(models.QuerySet["LaporanBerkala"]):
    def lock(self, pk: int) -> "LaporanBerkala":
        """The report with its document and the one it replaces; locked until the act's transaction ends."""
        return kunci(self, pk, "naskah", "menggantikan", no_key=True)

    def terbuka(self) -> "LaporanBerkalaQuerySet":
        return self.filter(status__in=TERBUKA)

    def beku(self) -> "LaporanBerkalaQuerySet":
        return self.filter(status__in=BEKU)


class LaporanBerkala(models.Model):
    """The report on one period in one version. Never deleted; a signed one is replaced, never changed."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    jenis = models.CharField("jenis", max_length=7, choices=JenisLaporan, default=JenisLaporan.BERKALA)
    # Which unit's programme it reports on; empty for the report of the whole LPSE.
    unit = models.CharField("unit", max_length=12, blank=True)
    irama = models.CharField("irama", max_length=10, choices=Irama)
    mulai = models.DateField("periode sejak")
    selesai = models.DateField("sampai dengan")
    versi = models.PositiveSmallIntegerField("versi", default=1)
    status = models.CharField("status", max_length=14, choices=StatusLaporan, default=S.DISUSUN)
    menggantikan = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pengganti"
    )
    alasan = models.CharField("alasan koreksi", max_length=500, blank=True)
    kepada = models.CharField("kepada", max_length=200)
    melalui = models.CharField("melalui", max_length=200, blank=True)
    # Whether the regulation itself names the addressee.
    is_dinamai = models.BooleanField("dituju menurut peraturan")
    dasar = models.CharField("dasar", max_length=120, blank=True)
    pengantar = models.TextField("pengantar", max_length=6000, blank=True)
    catatan = models.TextField("catatan", max_length=6000, blank=True)
    rekomendasi = models.TextField("rekomendasi", max_length=6000, blank=True)
    disusun_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    disusun_pada = models.DateTimeField("disusun pada", default=timezone.now, db_default=Now())
    diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diperiksa_pada = models.DateTimeField("diperiksa pada", null=True, blank=True)
    alasan_kembali = models.CharField("alasan dikembalikan", max_length=500, blank=True)
    ditandatangani_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditandatangani_pada = models.DateTimeField("ditandatangani pada", null=True, blank=True)
    naskah = models.OneToOneField(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LaporanBerkalaQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan berkala"
        verbose_name_plural = "laporan berkala"
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "unit", "mulai", "selesai", "versi"], name="laporan_versi_unik"
            ),
            # Two builds at once make one draft.
            models.UniqueConstraint(
                fields=["jenis", "unit", "mulai", "selesai"],
                condition=Q(status__in=TERBUKA),
                name="laporan_satu_terbuka",
            ),
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="laporan_periode_urut"),
            models.CheckConstraint(
                condition=Q(jenis=JenisLaporan.UNIT) & ~Q(unit="") | Q(jenis=JenisLaporan.BERKALA, unit=""),
                name="laporan_unit_bernama",
            ),
            models.CheckConstraint(
                condition=Q(versi=1, menggantikan__isnull=True, alasan="")
                | (Q(versi__gt=1, menggantikan__isnull=False) & ~Q(alasan="")),
                name="laporan_koreksi_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DISUSUN) | Q(diperiksa_oleh__isnull=False, diperiksa_pada__isnull=False),
                name="laporan_diperiksa",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=BEKU,
                    ditandatangani_oleh__isnull=False,
                    ditandatangani_pada__isnull=False,
                    naskah__isnull=False,
                )
                | Q(
                    status__in=TERBUKA,
                    ditandatangani_oleh__isnull=True,
                    ditandatangani_pada__isnull=True,
                    naskah__isnull=True,
                ),
                name="laporan_ditandatangani",
            ),
            # Whoever built or reviewed it does not sign it.
            models.CheckConstraint(
                condition=Q(ditandatangani_oleh__isnull=True)
                | (~Q(ditandatangani_oleh=F("disusun_oleh")) & ~Q(ditandatangani_oleh=F("diperiksa_oleh"))),
                name="laporan_dua_orang",
            ),
        ]
        indexes = [
            models.Index(fields=["-mulai", "-id"], name="laporan_terbaru"),
            models.Index(fields=["status", "-mulai", "-id"], name="laporan_status"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.kode}"

    def is_milik(self, akun: object) -> bool:
        """A report is the unit's, never one person's."""
        return False

    @property
    def periode(self) -> Periode:
        return Periode(Irama(self.irama), self.mulai, self.selesai)

    @property
    def sebutan_periode(self) -> str:
        return sebut_masa(self.mulai, self.selesai)

    @property
    def is_beku(self) -> bool:
        return self.status in BEKU

    @property
    def is_diganti(self) -> bool:
        """Whether a later version has been signed."""
        pengganti: LaporanBerkala | None = getattr(self, "pengganti", None)
        return pengganti is not None and pengganti.is_beku


class ButirLaporan(models.Model):
    """One figure of a report as it was counted, beside that of the period before."""

    laporan = models.ForeignKey(LaporanBerkala, on_delete=models.CASCADE, related_name="butir")
    urut = models.PositiveSmallIntegerField("urutan")
    bab = models.CharField("bab", max_length=30)
    judul_bab = models.CharField("judul bab", max_length=120)
    kode = models.CharField("kode", max_length=60)
    label = models.CharField("ukuran", max_length=200)
    kelompok = models.CharField("grafik", max_length=120, blank=True)
    satuan = models.CharField("satuan", max_length=40, blank=True)
    nilai = models.DecimalField("nilai", max_digits=24, decimal_places=4, null=True, blank=True)
    sebelum = models.DecimalField(
        "periode sebelumnya", max_digits=24, decimal_places=4, null=True, blank=True
    )
    jumlah_rujukan = models.PositiveIntegerField("baris di baliknya", default=0)

    class Meta:
        verbose_name = "butir laporan"
        verbose_name_plural = "butir laporan"
        constraints = [
            models.UniqueConstraint(fields=["laporan", "bab", "kode"], name="butir_laporan_kode_unik"),
            models.UniqueConstraint(fields=["laporan", "urut"], name="butir_laporan_urut_unik"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def sebutan(self) -> str:
        """What it is called away from its chart: `Risiko terbuka menurut tingkat, sekarang: Tinggi`."""
        return f"{self.kelompok}: {self.label}" if self.kelompok else self.label

    @property
    def selisih(self) -> Decimal | None:
        """Against the period before; None where one of them is missing."""
        return None if self.nilai is None or self.sebelum is None else self.nilai - self.sebelum


class RujukanButir(models.Model):
    """A stretch of the rows behind a figure as they were: of each what `Rujukan.as_simpanan` has."""

    butir = models.ForeignKey(ButirLaporan, on_delete=models.CASCADE, related_name="rujukan")
    potong = models.PositiveIntegerField("potongan ke")
    isi = models.JSONField("baris")

    class Meta:
        verbose_name = "rujukan butir"
        verbose_name_plural = "rujukan butir"
        constraints = [models.UniqueConstraint(fields=["butir", "potong"], name="rujukan_butir_potong_unik")]

    def __str__(self) -> str:
        return f"{self.butir_id}/{self.potong}"


class BerkasLaporan(models.Model):
    """A signed report's bytes in one form with their fingerprint: stored once, never built anew."""

    laporan = models.ForeignKey(LaporanBerkala, on_delete=models.PROTECT, related_name="berkas")
    bentuk = models.CharField("bentuk", max_length=4, choices=BentukBerkas)
    isi = models.BinaryField("isi")
    ukuran = models.PositiveIntegerField("ukuran (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    pada = models.DateTimeField("disimpan pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "berkas laporan"
        verbose_name_plural = "berkas laporan"
        constraints = [
            models.UniqueConstraint(fields=["laporan", "bentuk"], name="berkas_laporan_sekali"),
            models.CheckConstraint(condition=Q(sha256__regex=POLA_SHA256), name="berkas_laporan_sha256"),
        ]

    def __str__(self) -> str:
        return f"{self.laporan_id}.{self.bentuk}"


class SalinanLaporan(models.Model):
    """A signed copy that was brought back, and what its electronic signatures prove; append-only."""

    laporan = models.ForeignKey(LaporanBerkala, on_delete=models.PROTECT, related_name="salinan")
    cara = models.CharField("cara", max_length=10, choices=CaraTandaTangan)
    berkas = models.OneToOneField("lpse.Berkas", on_delete=models.PROTECT, related_name="+")
    tanda_tangan = models.JSONField("tanda tangan elektronik", default=list, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("diunggah pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("tanda_tangan",)

    class Meta:
        verbose_name = "salinan laporan"
        verbose_name_plural = "salinan laporan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(cara=CaraTandaTangan.ELEKTRONIK) | ~Q(tanda_tangan=[]),
                name="salinan_laporan_elektronik_bertanda",
            )
        ]

    def __str__(self) -> str:
        return f"salinan {self.laporan_id}"


class PengirimanLaporan(models.Model):
    """The proof that a report was sent: agenda number, day, how, and a receipt; append-only."""

    laporan = models.OneToOneField(LaporanBerkala, on_delete=models.PROTECT, related_name="pengiriman")
    nomor_agenda = models.CharField("nomor agenda", max_length=80)
    tanggal = models.DateField("tanggal kirim")
    cara = models.CharField("cara", max_length=8, choices=CaraKirim)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    berkas = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pengiriman laporan"
        verbose_name_plural = "pengiriman laporan"
        constraints = [models.CheckConstraint(condition=~Q(nomor_agenda=""), name="pengiriman_bernomor")]

    def __str__(self) -> str:
        return self.nomor_agenda


class PenerbitanLaporan(models.Model):
    """When a sent report was made public, and by whom; append-only."""

    laporan = models.OneToOneField(LaporanBerkala, on_delete=models.PROTECT, related_name="penerbitan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("terbit pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "penerbitan laporan"
        verbose_name_plural = "penerbitan laporan"

    def __str__(self) -> str:
        return f"terbit {self.laporan_id}"
