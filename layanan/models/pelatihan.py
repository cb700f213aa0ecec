"""Trainings: what is held, when and where, and the papers that go with it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from layanan.enums.pelatihan import (
    DIUMUMKAN,
    KUNCI_BENTUK,
    MENEMPATI,
    BentukPelatihan,
    StatusPelatihan,
    StatusPeserta,
)
from layanan.models.peserta_pelatihan import PesertaPelatihan
from lpse.kode import kode_publik
from lpse.models import Akun
from lpse.waktu import jam, setempat, waktu

S = StatusPelatihan
MAKS_KAPASITAS = 500
# People come early and leave late; a code from the room's screen works within this.
SEBELUM_SESUDAH = timedelta(hours=1)


def _jumlah(*status: StatusPeserta) -> Coalesce:
    """How many participants of a training are in these statuses."""
    milik = PesertaPelatihan.objects.filter(pelatihan=OuterRef("pk"), status__in=status).order_by()
    return Coalesce(Subquery(milik.values("pelatihan").annotate(n=Count("pk")).values("n")), 0)


class PelatihanQuerySet(models.QuerySet["Pelatihan"]):
    def lock(self, pk: int) -> "Pelatihan":
        """The training, locked until the act's transaction ends: seats are given under this lock only."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)

    def publik(self) -> "PelatihanQuerySet":
        """What anybody may read: announced once, or held; a draft that was dropped never was announced."""
        return self.filter(
            Q(status__in=(*DIUMUMKAN, S.SELESAI)) | Q(status=S.DIBATALKAN, dibuka_pada__isnull=False)
        )

    def with_terisi(self) -> "PelatihanQuerySet":
        """With `terisi`, the seats taken, and `menunggu`, the length of the waiting list.

        Counted for the rows of the page only: a join would count for all of them before the page is cut.
        """
        return self.annotate(terisi=_jumlah(*MENEMPATI), menunggu=_jumlah(StatusPeserta.DAFTAR_TUNGGU))


class Pelatihan(models.Model):
    """One training, coaching or sosialisasi: for whom, when, where, how many seats, who teaches.

    `urutan` is what calendars call SEQUENCE: it rises when its date or place changes or it is called off.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    bentuk = models.CharField("bentuk", max_length=12, choices=BentukPelatihan)
    judul = models.CharField("judul", max_length=150)
    uraian = models.TextField("uraian", max_length=3000, blank=True)
    sasaran = models.CharField("untuk siapa", max_length=200, blank=True)
    pengajar = models.CharField("pengajar", max_length=200)
    lokasi = models.ForeignKey(
        "lpse.Lokasi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lokasi",
    )
    tempat = models.CharField("tempat lain", max_length=200, blank=True)
    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai")
    tutup_pada = models.DateTimeField("pendaftaran ditutup pada")
    kapasitas = models.PositiveSmallIntegerField(
        "kapasitas", validators=[MinValueValidator(1), MaxValueValidator(MAKS_KAPASITAS)]
    )
    status = models.CharField("status", max_length=10, choices=StatusPelatihan, default=S.DRAF)
    urutan = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    dibuka_pada = models.DateTimeField("dibuka pada", null=True, blank=True)
    diingatkan_pada = models.DateTimeField("diingatkan pada", null=True, blank=True)
    diakhiri_pada = models.DateTimeField("diakhiri pada", null=True, blank=True)
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan = models.TextField("alasan dibatalkan", max_length=1000, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    diubah_pada = models.DateTimeField("diubah pada", default=timezone.now, db_default=Now())

    objects = PelatihanQuerySet.as_manager()

    class Meta:
        verbose_name = "pelatihan"
        verbose_name_plural = "pelatihan"
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="pelatihan_selesai"),
            # At the door one may still be put down, but not for what is over.
            models.CheckConstraint(condition=Q(tutup_pada__lte=F("selesai")), name="pelatihan_tutup"),
            models.CheckConstraint(
                condition=Q(kapasitas__gte=1, kapasitas__lte=MAKS_KAPASITAS), name="pelatihan_kapasitas"
            ),
            models.CheckConstraint(condition=~Q(judul=""), name="pelatihan_berjudul"),
            models.CheckConstraint(
                condition=Q(lokasi__isnull=False) | ~Q(tempat=""), name="pelatihan_bertempat"
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DIBATALKAN) | ~Q(alasan=""), name="pelatihan_batal_beralasan"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(S.SELESAI, S.DIBATALKAN))
                | Q(diakhiri_pada__isnull=False, diakhiri_oleh__isnull=False),
                name="pelatihan_diakhiri",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "mulai"], name="pelatihan_status_mulai"),
            models.Index(fields=["mulai", "id"], name="pelatihan_mulai"),
        ]

    def __str__(self) -> str:
        return self.judul

    def is_milik(self, akun: Akun) -> bool:
        """A training is the unit's, nobody's own."""
        return False

    @property
    def kunci(self) -> str:
        """The rule it is held by."""
        return KUNCI_BENTUK[BentukPelatihan(self.bentuk)]

    @property
    def nama_tempat(self) -> str:
        return (
            f"{self.lokasi}, {self.tempat}"
            if self.lokasi_id and self.tempat
            else str(self.lokasi or self.tempat)
        )

    @property
    def waktu_acara(self) -> str:
        """`Kamis, 26 Maret 2026 pukul 09.00 WIB sampai 12.00 WIB`, or through another day."""
        sehari = setempat(self.mulai).date() == setempat(self.selesai).date()
        return f"{waktu(self.mulai)} sampai {jam(self.selesai) if sehari else waktu(self.selesai)}"

    @property
    def is_menerima(self) -> bool:
        """Whether one may register now."""
        return self.status == S.DIBUKA and timezone.now() < self.tutup_pada

    @property
    def is_mulai(self) -> bool:
        return self.mulai <= timezone.now()

    def is_jam_hadir(self, saat: datetime) -> bool:
        """Whether people are in the room, or about to enter or leave it."""
        return self.mulai - SEBELUM_SESUDAH <= saat <= self.selesai + SEBELUM_SESUDAH


class MateriPelatihan(models.Model):
    """A paper of a training, as PDF: for everybody, or for its participants."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    pelatihan = models.ForeignKey(Pelatihan, on_delete=models.PROTECT, related_name="materi")
    judul = models.CharField("judul", max_length=150)
    publik = models.BooleanField("boleh diunduh siapa saja", default=True)
    berkas = models.OneToOneField("lpse.Berkas", on_delete=models.PROTECT, related_name="+")
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diunggah_pada = models.DateTimeField("diunggah pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "materi pelatihan"
        verbose_name_plural = "materi pelatihan"
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(judul=""), name="materi_pelatihan_berjudul")]

    def __str__(self) -> str:
        return self.judul
