"""Evaluations with their answers, and findings with what became of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kunci import kunci
from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.enums.evaluasi import (
    BELUM_SELESAI,
    JenisEvaluasi,
    NilaiJawaban,
    PerangkatEvaluasi,
    PeristiwaTemuan,
    PrioritasTemuan,
    StatusEvaluasi,
    StatusTemuan,
    SumberTemuan,
)

E, S = StatusEvaluasi, StatusTemuan


class EvaluasiQuerySet(models.QuerySet["Evaluasi"]):
    def lock(self, pk: int) -> "Evaluasi":
        """The evaluation; it is locked until the act's transaction ends."""
        return kunci(self, pk, no_key=True)


class Evaluasi(models.Model):
    """One evaluation over a period, by whom the regulation names; finished, it is frozen by trigger.

    `unit` is a code of the profil ("": the whole LPSE). The evaluator above needs no account.
    """

    kode = models.CharField("kode", max_length=20, unique=True)
    jenis = models.CharField("jenis", max_length=10, choices=JenisEvaluasi)
    perangkat = models.CharField("pertanyaan", max_length=10, choices=PerangkatEvaluasi)
    unit = models.CharField("unit", max_length=20, blank=True)
    periode_mulai = models.DateField("periode mulai")
    periode_selesai = models.DateField("periode selesai")
    penilai_nama = models.CharField("nama penilai", max_length=150)
    penilai_jabatan = models.CharField("jabatan penilai", max_length=150)
    surat = models.ForeignKey(
        "lpse.RujukanSurat", verbose_name="surat", on_delete=models.PROTECT, null=True, blank=True
    )
    status = models.CharField("status", max_length=12, choices=E, default=E.DISIAPKAN)
    kesimpulan = models.TextField("kesimpulan", max_length=4000, blank=True)
    alasan = models.CharField("alasan", max_length=300, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EvaluasiQuerySet.as_manager()
    DATA_PRIBADI = ("penilai_nama",)

    class Meta:
        verbose_name = "evaluasi"
        verbose_name_plural = "evaluasi"
        constraints = [
            models.CheckConstraint(
                condition=Q(periode_selesai__gte=F("periode_mulai"))
                & ~Q(penilai_nama="")
                & ~Q(penilai_jabatan=""),
                name="evaluasi_lengkap",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status=E.SELESAI, selesai_pada__isnull=False, naskah__isnull=False) & ~Q(kesimpulan="")
                )
                | (~Q(status=E.SELESAI) & Q(selesai_pada__isnull=True, naskah__isnull=True)),
                name="evaluasi_selesai_terbit",
            ),
            models.CheckConstraint(
                condition=~Q(status=E.DIBATALKAN) | ~Q(alasan=""), name="evaluasi_batal_beralasan"
            ),
        ]
        indexes = [models.Index(fields=["status", "selesai_pada"], name="evaluasi_status")]

    def __str__(self) -> str:
        return self.kode

    def is_milik(self, akun: object) -> bool:
        """An evaluation is the unit's, never one person's."""
        return False


class JawabanEvaluasi(models.Model):
    """One question of an evaluation as it was asked, and what was answered; frozen with the evaluation."""

    evaluasi = models.ForeignKey(Evaluasi, on_delete=models.PROTECT, related_name="jawaban")
    urut = models.PositiveSmallIntegerField("urut")
    # Which set of questions, in which version.
    perangkat = models.CharField("perangkat", max_length=60)
    kelompok = models.CharField("kelompok", max_length=120)
    kode = models.CharField("kode", max_length=60)
    teks = models.TextField("pertanyaan", max_length=1000)
    nilai = models.CharField("jawaban", max_length=14, choices=NilaiJawaban, blank=True)
    catatan = models.TextField("catatan", max_length=1000, blank=True)
    bukti = models.CharField("bukti", max_length=300, blank=True)
    diisi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diisi_pada = models.DateTimeField("diisi pada", null=True, blank=True)

    class Meta:
        verbose_name = "jawaban evaluasi"
        verbose_name_plural = "jawaban evaluasi"
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "kode"], name="jawaban_evaluasi_sekali"),
            models.UniqueConstraint(fields=["evaluasi", "urut"], name="jawaban_evaluasi_urut"),
            models.CheckConstraint(
                condition=Q(nilai="") | Q(diisi_oleh__isnull=False, diisi_pada__isnull=False),
                name="jawaban_evaluasi_oleh_seseorang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluasi_id}: {self.kode}"


class TemuanQuerySet(models.QuerySet["Temuan"]):
    def lock(self, pk: int) -> "Temuan":
        """The finding with its owner and evaluator; it is locked until the act's transaction ends."""
        return kunci(self, pk, "pic", "penilai", no_key=True)


class Temuan(models.Model):
    """A finding: what was found against which criterion, what is asked, who acts until when, who approves.

    Never deleted; the owner never approves their own (a constraint).
    """

    kode = models.CharField("nomor temuan", max_length=20, unique=True)
    sumber = models.CharField("sumber", max_length=10, choices=SumberTemuan)
    evaluasi = models.ForeignKey(
        Evaluasi, on_delete=models.PROTECT, null=True, blank=True, related_name="temuan"
    )
    # The letter that brought the report of an audit from outside.
    surat = models.ForeignKey(
        "sekretariat.AgendaSurat", on_delete=models.PROTECT, null=True, blank=True, related_name="temuan"
    )
    standar = models.CharField("standar", max_length=150)
    kriteria = models.CharField("kriteria", max_length=500)
    keterangan = models.TextField("keterangan", max_length=2000)
    nomor_permintaan = models.CharField("nomor permintaan perbaikan", max_length=20, unique=True)
    permintaan = models.TextField("permintaan perbaikan", max_length=2000)
    prioritas = models.CharField("prioritas", max_length=6, choices=PrioritasTemuan)
    target = models.DateField("target")
    penilai = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pic = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="penanggung jawab", on_delete=models.PROTECT, related_name="+"
    )
    tindakan = models.TextField("tindakan", max_length=2000, blank=True)
    bukti = models.CharField("bukti", max_length=300, blank=True)
    berkas = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField("status", max_length=16, choices=S, default=S.TERBUKA)
    status_sejak = models.DateTimeField("sejak", default=timezone.now, db_default=Now())
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    disetujui_pada = models.DateTimeField("disetujui pada", null=True, blank=True)
    # When the owner was reminded that the day comes near, and that it is past; once each.
    diingatkan_dekat = models.DateTimeField(null=True, blank=True, editable=False)
    diingatkan_lewat = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TemuanQuerySet.as_manager()

    class Meta:
        verbose_name = "temuan"
        verbose_name_plural = "temuan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(standar="") & ~Q(kriteria="") & ~Q(keterangan="") & ~Q(permintaan=""),
                name="temuan_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(sumber=SumberTemuan.EVALUASI) | Q(evaluasi__isnull=False),
                name="temuan_evaluasi_ada",
            ),
            models.CheckConstraint(
                condition=Q(sumber=SumberTemuan.AUDIT_LUAR, surat__isnull=False)
                | (~Q(sumber=SumberTemuan.AUDIT_LUAR) & Q(surat__isnull=True)),
                name="temuan_audit_luar_bersurat",
            ),
            models.CheckConstraint(condition=~Q(penilai=F("pic")), name="temuan_dua_orang"),
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True) | ~Q(disetujui_oleh=F("pic")),
                name="temuan_tidak_disetujui_pemilik",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DISETUJUI, disetujui_oleh__isnull=False, disetujui_pada__isnull=False)
                | (~Q(status=S.DISETUJUI) & Q(disetujui_oleh__isnull=True, disetujui_pada__isnull=True)),
                name="temuan_disetujui",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.DITINDAKLANJUTI, S.DISETUJUI]) | ~Q(tindakan=""),
                name="temuan_bertindakan",
            ),
        ]
        indexes = [
            models.Index(fields=["target"], condition=~Q(status=S.DISETUJUI), name="temuan_belum_selesai"),
            models.Index(fields=["pic", "status"], name="temuan_pemilik"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.standar}"

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person has to act on it."""
        return self.pic_id == akun.pk

    @property
    def is_lewat(self) -> bool:
        """Whether its day is past and it is not closed."""
        return self.status in BELUM_SELESAI and self.target < hari_ini()


class RiwayatTemuan(models.Model):
    """What happened to a finding, in the words of whoever did it; append-only by trigger."""

    temuan = models.ForeignKey(Temuan, on_delete=models.PROTECT, related_name="riwayat")
    peristiwa = models.CharField("peristiwa", max_length=16, choices=PeristiwaTemuan)
    catatan = models.TextField("catatan", max_length=2000, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "riwayat temuan"
        verbose_name_plural = "riwayat temuan"
        indexes = [models.Index(fields=["temuan", "-id"], name="riwayat_temuan_terbaru")]

    def __str__(self) -> str:
        return f"{self.temuan_id}: {self.get_peristiwa_display()}"
