"""Work programmes: their versions, activities with budget lines, and what was realised."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.profil import profil
from sekretariat.enums.kepegawaian import BagianUnit
from sekretariat.enums.program import BERLAKU, DISUSUN, StatusProgram

SELURUHNYA = "Seluruh LPSE"
S = StatusProgram
# A page of this portal, never of another site.
POLA_TAUTAN = r"^/[A-Za-z0-9][A-Za-z0-9/_.?=&%-]*$"


class ProgramKerjaQuerySet(models.QuerySet["ProgramKerja"]):
    def lock(self, pk: int) -> "ProgramKerja":
        """The programme, locked until the act's transaction ends."""
        return kunci(self, pk, "menggantikan", no_key=True)


class ProgramKerja(models.Model):
    """The programme of a year, of the whole LPSE (`unit` empty) or of one unit. Once approved it is frozen.

    A revision is a new version that takes the old one's place when it is approved.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    tahun = models.PositiveSmallIntegerField("tahun")
    unit = models.CharField("unit", max_length=12, choices=BagianUnit, blank=True)
    versi = models.PositiveSmallIntegerField("versi", default=1)
    status = models.CharField("status", max_length=10, choices=StatusProgram, default=S.KONSEP)
    menggantikan = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pengganti"
    )
    alasan_revisi = models.CharField("alasan revisi", max_length=300, blank=True)
    disusun_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    disusun_pada = models.DateTimeField("disusun pada", default=timezone.now, db_default=Now())
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    catatan_kembali = models.CharField("alasan dikembalikan", max_length=300, blank=True)
    disahkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    disahkan_pada = models.DateTimeField("disahkan pada", null=True, blank=True)
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    catatan_tutup = models.CharField("catatan penutup", max_length=300, blank=True)

    objects = ProgramKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "program kerja"
        verbose_name_plural = "program kerja"
        constraints = [
            models.UniqueConstraint(fields=["tahun", "unit", "versi"], name="program_versi_unik"),
            models.UniqueConstraint(
                fields=["tahun", "unit"], condition=Q(status__in=DISUSUN), name="program_satu_disusun"
            ),
            models.UniqueConstraint(
                fields=["tahun", "unit"],
                condition=Q(status__in=BERLAKU),
                name="program_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=2000, tahun__lte=2100) & Q(unit__in=("", *BagianUnit.values)),
                name="program_tahun_unit",
            ),
            models.CheckConstraint(
                condition=Q(menggantikan__isnull=True, alasan_revisi="")
                | (Q(menggantikan__isnull=False) & ~Q(alasan_revisi="")),
                name="program_revisi_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(status__in=DISUSUN, disahkan_oleh__isnull=True, disahkan_pada__isnull=True)
                | (
                    ~Q(status__in=DISUSUN)
                    & Q(disahkan_oleh__isnull=False, disahkan_pada__isnull=False)
                    & Q(diajukan_oleh__isnull=False)
                ),
                name="program_disahkan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(disahkan_oleh__isnull=True)
                | (~Q(disahkan_oleh=F("disusun_oleh")) & ~Q(disahkan_oleh=F("diajukan_oleh"))),
                name="program_dua_orang",
            ),
        ]
        indexes = [models.Index(fields=["-tahun", "-id"], name="program_tahun")]

    def __str__(self) -> str:
        return f"Program kerja {self.tahun} {self.nama_unit}"

    @property
    def nama_unit(self) -> str:
        """Whose it is, in this regulation's words."""
        return str(getattr(profil().unit, self.unit).nama) if self.unit else SELURUHNYA

    def is_milik(self, akun: Akun) -> bool:
        """A programme is a unit's, never one person's."""
        return False


class KegiatanProgram(models.Model):
    """One activity of a programme: its duty, target, months, who answers for it, and its budget line.

    `seri` is what an activity keeps through the versions of its programme: what was realised adds up by it.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    seri = models.CharField(max_length=16, default=kode_publik, editable=False)
    program = models.ForeignKey(ProgramKerja, on_delete=models.PROTECT, related_name="kegiatan")
    nama = models.CharField("kegiatan", max_length=200)
    kunci = models.CharField("tugas yang dilaksanakan", max_length=60)
    indikator = models.CharField("indikator keluaran", max_length=200)
    target = models.DecimalField("target", max_digits=12, decimal_places=2)
    satuan = models.CharField("satuan", max_length=40)
    bulan = ArrayField(models.PositiveSmallIntegerField(), verbose_name="bulan rencana")
    penanggung_jawab = models.ForeignKey(
        "sekretariat.Pegawai",
        verbose_name="penanggung jawab",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="kegiatan",
    )
    kode_rekening = models.CharField("kode rekening", max_length=60, blank=True)
    uraian_belanja = models.CharField("uraian belanja", max_length=200, blank=True)
    pagu = models.DecimalField("pagu", max_digits=18, decimal_places=2, default=0)

    class Meta:
        verbose_name = "kegiatan program"
        verbose_name_plural = "kegiatan program"
        constraints = [
            models.UniqueConstraint(fields=["program", "seri"], name="kegiatan_seri_unik"),
            models.CheckConstraint(
                condition=Q(target__gt=0) & ~Q(nama="") & ~Q(indikator="") & ~Q(satuan=""),
                name="kegiatan_bertarget",
            ),
            models.CheckConstraint(
                condition=Q(bulan__len__gte=1, bulan__contained_by=list(range(1, 13))), name="kegiatan_bulan"
            ),
            # Money has its line in the budget.
            models.CheckConstraint(
                condition=Q(pagu=0) | (Q(pagu__gt=0) & ~Q(kode_rekening="") & ~Q(uraian_belanja="")),
                name="kegiatan_pagu_berekening",
            ),
        ]
        indexes = [models.Index(fields=["seri"], name="kegiatan_seri")]

    def __str__(self) -> str:
        return self.nama


class RealisasiKegiatan(models.Model):
    """What was done and spent on a day; append-only by trigger. A correction is a row with a minus sign."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    kegiatan = models.ForeignKey(KegiatanProgram, on_delete=models.PROTECT, related_name="realisasi")
    tanggal = models.DateField("tanggal")
    jumlah = models.DecimalField("jumlah", max_digits=12, decimal_places=2)
    rupiah = models.DecimalField("belanja", max_digits=18, decimal_places=2, default=0)
    catatan = models.CharField("catatan", max_length=300)
    berkas = models.ForeignKey(
        "lpse.Berkas", verbose_name="bukti", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # A page of this portal that shows it.
    tautan = models.CharField("catatan portal", max_length=200, blank=True)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "realisasi kegiatan"
        verbose_name_plural = "realisasi kegiatan"
        constraints = [
            models.CheckConstraint(
                condition=(~Q(jumlah=0) | ~Q(rupiah=0)) & ~Q(catatan=""), name="realisasi_berisi"
            ),
            models.CheckConstraint(
                condition=Q(tautan="") | Q(tautan__regex=POLA_TAUTAN), name="realisasi_tautan_sendiri"
            ),
        ]
        indexes = [
            models.Index(fields=["kegiatan", "tanggal"], name="realisasi_kegiatan"),
            models.Index(fields=["tanggal"], name="realisasi_tanggal"),
        ]

    def __str__(self) -> str:
        return f"{self.kegiatan_id}: {self.tanggal}"
