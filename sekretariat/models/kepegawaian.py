"""Staff of the unit: their place in it, its history, their education, what is asked of them, clashes."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.enums.kepegawaian import (
    BagianUnit,
    HasilRangkap,
    JenisPendidikan,
    PeristiwaPegawai,
    StatusPegawai,
    StatusRangkap,
    SumberRangkap,
    SyaratPegawai,
)
from sekretariat.enums.retensi import MUSNAH


class PegawaiQuerySet(models.QuerySet["Pegawai"]):
    def lock(self, pk: int) -> "Pegawai":
        """The record with its Akun, locked until the act's transaction ends."""
        return kunci(self, pk, "akun", no_key=True)

    def aktif(self, pada: date | None = None) -> "PegawaiQuerySet":
        """Those placed on a day (default: today in the profil's zone)."""
        hari = pada or hari_ini()
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=hari), mulai__lte=hari)

    def belum_berhenti(self) -> "PegawaiQuerySet":
        """Those whose last day is not past; also who begins later."""
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=hari_ini()))


class Pegawai(models.Model):
    """A member of staff: the place an Akun has in the unit now. What they may do follows from `Penugasan`.

    Name, NIP and NIK stay with the Akun. Earlier places are `PenempatanPegawai`.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    akun = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pegawai", verbose_name="akun"
    )
    # As the Akun has it, for lists to search and sort by.
    nama = models.CharField("nama", max_length=150, db_collation="C")
    unit = models.CharField("unit", max_length=12, choices=BagianUnit)
    status_pegawai = models.CharField("status pegawai", max_length=7, choices=StatusPegawai)
    jabatan = models.CharField("jabatan di unit", max_length=150)
    is_pimpinan = models.BooleanField("memimpin unit", default=False)
    mulai = models.DateField("mulai")
    selesai = models.DateField("hari terakhir", null=True, blank=True)
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    # When its retention time was over and what people said in it was destroyed; the row stays.
    dimusnahkan_pada = models.DateTimeField("dimusnahkan pada", null=True, blank=True, editable=False)

    objects = PegawaiQuerySet.as_manager()
    DATA_PRIBADI = ("nama",)

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        constraints = [
            models.CheckConstraint(condition=~Q(nama="") & ~Q(jabatan=""), name="pegawai_berjabatan"),
            models.CheckConstraint(condition=Q(unit__in=BagianUnit.values), name="pegawai_unit"),
            models.CheckConstraint(
                condition=Q(status_pegawai__in=StatusPegawai.values), name="pegawai_status"
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="pegawai_urut"
            ),
            models.CheckConstraint(
                condition=Q(dimusnahkan_pada__isnull=True) | Q(nama=MUSNAH, selesai__isnull=False),
                name="pegawai_musnah_kosong",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(is_pimpinan=True, selesai__isnull=True),
                name="pegawai_satu_pimpinan",
            ),
        ]
        indexes = [models.Index(fields=["nama", "id"], name="pegawai_nama")]

    def __str__(self) -> str:
        return self.nama

    @property
    def nama_unit(self) -> str:
        """The part's name in this regulation."""
        return str(getattr(profil().unit, self.unit).nama)

    @property
    def is_aktif(self) -> bool:
        """Whether the place is held today."""
        hari = hari_ini()
        return self.mulai <= hari and (self.selesai is None or self.selesai >= hari)

    @property
    def is_berhenti(self) -> bool:
        return self.selesai is not None and self.selesai < hari_ini()

    @property
    def keadaan(self) -> str:
        """Where the placement stands today, for people."""
        if self.is_berhenti:
            return "Berhenti"
        return "Aktif" if self.is_aktif else "Akan mulai"


class PenempatanPegawai(models.Model):
    """One placement, move or leave as its decree says; append-only by trigger."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penempatan")
    peristiwa = models.CharField("peristiwa", max_length=13, choices=PeristiwaPegawai)
    unit = models.CharField("unit", max_length=12, choices=BagianUnit)
    status_pegawai = models.CharField("status pegawai", max_length=7, choices=StatusPegawai)
    jabatan = models.CharField("jabatan di unit", max_length=150)
    is_pimpinan = models.BooleanField("memimpin unit", default=False)
    tanggal = models.DateField("berlaku")
    rujukan_surat = models.ForeignKey(
        "lpse.RujukanSurat", verbose_name="keputusan", on_delete=models.PROTECT, related_name="+"
    )
    catatan = models.CharField("catatan", max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("catatan",)

    class Meta:
        verbose_name = "penempatan pegawai"
        verbose_name_plural = "penempatan pegawai"
        indexes = [models.Index(fields=["pegawai", "-id"], name="penempatan_terbaru")]

    def __str__(self) -> str:
        return f"{self.get_peristiwa_display()}: {self.jabatan}"

    @property
    def nama_unit(self) -> str:
        """The part's name in this regulation."""
        return str(getattr(profil().unit, self.unit).nama)


class PendidikanPegawai(models.Model):
    """A schooling or training an officer went through, with its certificate and until when it holds."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="pendidikan")
    jenis = models.CharField("jenis", max_length=9, choices=JenisPendidikan)
    nama = models.CharField("nama", max_length=200)
    penyelenggara = models.CharField("penyelenggara", max_length=200)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    nomor_sertifikat = models.CharField("nomor sertifikat atau ijazah", max_length=100, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    berkas = models.ForeignKey(
        "lpse.Berkas",
        verbose_name="berkas",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("nama", "penyelenggara", "nomor_sertifikat")

    class Meta:
        verbose_name = "pendidikan pegawai"
        verbose_name_plural = "pendidikan pegawai"
        constraints = [
            models.CheckConstraint(
                condition=~Q(nama="") & ~Q(penyelenggara=""), name="pendidikan_pegawai_lengkap"
            ),
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="pendidikan_pegawai_urut"),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("selesai")),
                name="pendidikan_pegawai_berlaku",
            ),
        ]
        indexes = [
            models.Index(fields=["-selesai", "-id"], name="pendidikan_pegawai_terbaru"),
            models.Index(
                fields=["berlaku_sampai"],
                condition=Q(berlaku_sampai__isnull=False),
                name="pendidikan_pegawai_habis",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class PenilaianSyarat(models.Model):
    """What an officer was found to be, against one requirement; append-only, the latest row counts."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penilaian_syarat")
    syarat = models.CharField("syarat", max_length=14, choices=SyaratPegawai)
    is_terpenuhi = models.BooleanField("terpenuhi")
    dasar = models.CharField("dasar penilaian", max_length=300)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("dasar",)

    class Meta:
        verbose_name = "penilaian syarat pegawai"
        verbose_name_plural = "penilaian syarat pegawai"
        constraints = [
            models.CheckConstraint(condition=~Q(dasar=""), name="penilaian_syarat_berdasar"),
            models.CheckConstraint(
                condition=Q(syarat__in=SyaratPegawai.values), name="penilaian_syarat_dikenal"
            ),
        ]
        indexes = [models.Index(fields=["pegawai", "syarat", "-id"], name="penilaian_syarat_terbaru")]

    def __str__(self) -> str:
        return self.get_syarat_display()


class TemuanRangkapQuerySet(models.QuerySet["TemuanRangkap"]):
    def lock(self, pk: int) -> "TemuanRangkap":
        """The finding, locked until the act's transaction ends."""
        return kunci(self, pk, "pegawai__akun", no_key=True)

    def terbuka(self) -> "TemuanRangkapQuerySet":
        return self.filter(status=StatusRangkap.TERBUKA)


class TemuanRangkap(models.Model):
    """A member of staff found to hold an office of procurement as well, and what that came to."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="temuan_rangkap")
    jabatan = models.CharField("jabatan pengadaan", max_length=150)
    sumber = models.CharField("sumber", max_length=10, choices=SumberRangkap)
    status = models.CharField("status", max_length=7, choices=StatusRangkap, default=StatusRangkap.TERBUKA)
    ditemukan_pada = models.DateTimeField("ditemukan pada", default=timezone.now, db_default=Now())
    # The source was corrected after the finding was opened; it still waits for a person's answer.
    tidak_lagi_pada = models.DateTimeField("tidak disebut lagi sejak", null=True, blank=True)
    hasil = models.CharField("hasil", max_length=11, choices=HasilRangkap, blank=True)
    catatan = models.CharField("catatan", max_length=300, blank=True)
    diselesaikan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diselesaikan_pada = models.DateTimeField("diselesaikan pada", null=True, blank=True)

    objects = TemuanRangkapQuerySet.as_manager()
    DATA_PRIBADI = ("jabatan", "catatan")

    class Meta:
        verbose_name = "temuan rangkap jabatan"
        verbose_name_plural = "temuan rangkap jabatan"
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "jabatan", "sumber"],
                condition=Q(status=StatusRangkap.TERBUKA),
                name="temuan_rangkap_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=StatusRangkap.TERBUKA,
                    hasil="",
                    diselesaikan_oleh__isnull=True,
                    diselesaikan_pada__isnull=True,
                )
                | (
                    Q(
                        status=StatusRangkap.SELESAI,
                        diselesaikan_oleh__isnull=False,
                        diselesaikan_pada__isnull=False,
                    )
                    & ~Q(hasil="")
                    & ~Q(catatan="")
                ),
                name="temuan_rangkap_selesai_lengkap",
            ),
        ]
        indexes = [models.Index(fields=["status", "-id"], name="temuan_rangkap_status")]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.jabatan}"

    def is_milik(self, akun: Akun) -> bool:
        """Whether it is about this person."""
        return self.pegawai.akun_id == akun.pk


class PemeriksaanRangkap(models.Model):
    """One day's look at all staff for clashes of offices; append-only."""

    tanggal = models.DateField("tanggal", unique=True)
    diperiksa = models.PositiveIntegerField("pegawai diperiksa")
    ditemukan = models.PositiveIntegerField("temuan baru")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pemeriksaan rangkap jabatan"
        verbose_name_plural = "pemeriksaan rangkap jabatan"

    def __str__(self) -> str:
        return f"{self.tanggal}"
