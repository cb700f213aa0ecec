"""Meetings, who was invited and came, what was decided, and what follows from it."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.enums.rapat import BERAKHIR, JenisRapat, StatusRapat, StatusTindakLanjut
from sekretariat.enums.retensi import MUSNAH

S = StatusRapat


class RapatQuerySet(models.QuerySet["Rapat"]):
    def lock(self, pk: int) -> "Rapat":
        """The meeting with who leads it; it is locked until the act's transaction ends."""
        return kunci(self, pk, "pemimpin", "dibuat_oleh", "naskah", no_key=True)


class Rapat(models.Model):
    """One meeting. Never deleted: one called off says why."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    jenis = models.CharField("jenis", max_length=9, choices=JenisRapat)
    # Of guidance given to the unit: by whom, as the regulation has it or as it was.
    pembina = models.CharField("pembina", max_length=200, blank=True)
    topik = models.CharField("topik", max_length=200)
    acara = models.TextField("susunan acara", max_length=2000, blank=True)
    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai")
    tempat = models.CharField("tempat", max_length=200)
    tautan = models.URLField("tautan rapat daring", max_length=300, blank=True)
    pemimpin = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    status = models.CharField("status", max_length=12, choices=StatusRapat, default=S.DIRENCANAKAN)
    alasan_batal = models.CharField("alasan batal", max_length=300, blank=True)
    # Rises with each change that those invited are told of; calendars go by it.
    urutan = models.PositiveSmallIntegerField(default=0, editable=False)
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    diubah_pada = models.DateTimeField("diubah pada", default=timezone.now, db_default=Now())
    # When its retention time was over and what people said in it was destroyed; the row stays.
    dimusnahkan_pada = models.DateTimeField("dimusnahkan pada", null=True, blank=True, editable=False)

    objects = RapatQuerySet.as_manager()
    DATA_PRIBADI = ("topik", "acara", "alasan_batal")

    class Meta:
        verbose_name = "rapat"
        verbose_name_plural = "rapat"
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="rapat_selesai_sesudah_mulai"),
            models.CheckConstraint(condition=~Q(topik="") & ~Q(tempat=""), name="rapat_lengkap"),
            models.CheckConstraint(
                condition=(Q(status=S.DIBATALKAN) & ~Q(alasan_batal=""))
                | (~Q(status=S.DIBATALKAN) & Q(alasan_batal="")),
                name="rapat_batal_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DIUNDANG) | Q(naskah__isnull=False), name="rapat_diundang_bersurat"
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisRapat.PEMBINAAN) | Q(pembina=""), name="rapat_pembina_hanya_pembinaan"
            ),
            models.CheckConstraint(
                condition=Q(dimusnahkan_pada__isnull=True)
                | Q(topik=MUSNAH, acara="", tautan="", pembina="", status__in=BERAKHIR),
                name="rapat_musnah_kosong",
            ),
        ]
        indexes = [
            GinIndex(OpClass(Upper("topik"), name="gin_trgm_ops"), name="rapat_topik_trgm"),
            models.Index(fields=["-mulai", "-id"], name="rapat_terbaru"),
            models.Index(fields=["status", "-mulai"], name="rapat_status"),
        ]

    def __str__(self) -> str:
        return self.topik

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person leads it."""
        return self.pemimpin_id == akun.pk

    @property
    def is_akan_datang(self) -> bool:
        return self.status in (S.DIRENCANAKAN, S.DIUNDANG)

    @property
    def is_mulai(self) -> bool:
        return timezone.now() >= self.mulai

    @property
    def is_berlangsung(self) -> bool:
        """Whether it takes place at this moment."""
        return self.is_akan_datang and self.mulai <= timezone.now() < self.selesai


class PesertaRapat(models.Model):
    """Somebody invited: an officer, or a person from elsewhere by name; and whether they came."""

    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="peserta")
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    nama = models.CharField("nama", max_length=150)
    jabatan = models.CharField("jabatan", max_length=150, blank=True)
    instansi = models.CharField("instansi", max_length=150, blank=True)
    email = models.EmailField("surel", blank=True)
    # Unknown until somebody looked.
    is_hadir = models.BooleanField("hadir", null=True, blank=True)

    DATA_PRIBADI = ("nama", "jabatan", "instansi", "email")

    class Meta:
        verbose_name = "peserta rapat"
        verbose_name_plural = "peserta rapat"
        constraints = [
            models.CheckConstraint(condition=~Q(nama=""), name="peserta_rapat_bernama"),
            models.UniqueConstraint(fields=["rapat", "akun"], name="peserta_rapat_akun_sekali"),
            models.UniqueConstraint(
                "rapat", Upper("email"), condition=~Q(email=""), name="peserta_rapat_surel_sekali"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Notula(models.Model):
    """The minutes of one meeting; once its leader has approved them they do not change (a trigger)."""

    rapat = models.OneToOneField(Rapat, on_delete=models.PROTECT, related_name="notula")
    teks = models.TextField("pembahasan", max_length=10_000)
    keputusan = models.TextField("keputusan", max_length=5000, blank=True)
    disusun_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diubah_pada = models.DateTimeField("diubah pada", default=timezone.now, db_default=Now())
    disahkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    disahkan_pada = models.DateTimeField("disahkan pada", null=True, blank=True)
    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    DATA_PRIBADI = ("teks", "keputusan")

    class Meta:
        verbose_name = "notula"
        verbose_name_plural = "notula"
        constraints = [
            models.CheckConstraint(condition=~Q(teks=""), name="notula_berisi"),
            models.CheckConstraint(
                condition=Q(disahkan_pada__isnull=True, disahkan_oleh__isnull=True, naskah__isnull=True)
                | Q(disahkan_pada__isnull=False, disahkan_oleh__isnull=False, naskah__isnull=False),
                name="notula_disahkan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(disahkan_oleh__isnull=True) | ~Q(disahkan_oleh=F("disusun_oleh")),
                name="notula_dua_orang",
            ),
        ]

    def __str__(self) -> str:
        return f"Notula {self.rapat_id}"


class TindakLanjutRapatQuerySet(models.QuerySet["TindakLanjutRapat"]):
    def lock(self, pk: int) -> "TindakLanjutRapat":
        """What is to be done, with its meeting; it is locked until the act's transaction ends."""
        return kunci(self, pk, "rapat", "penanggung", no_key=True)

    def terbuka(self) -> "TindakLanjutRapatQuerySet":
        return self.filter(status=StatusTindakLanjut.TERBUKA)


class TindakLanjutRapat(models.Model):
    """What was agreed to be done, by whom until when: an officer, or somebody outside by name."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="tindak_lanjut")
    uraian = models.CharField("yang dikerjakan", max_length=300)
    penanggung = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    penanggung_luar = models.CharField("penanggung jawab di luar LPSE", max_length=150, blank=True)
    tenggat = models.DateField("tenggat")
    status = models.CharField(
        "status", max_length=7, choices=StatusTindakLanjut, default=StatusTindakLanjut.TERBUKA
    )
    hasil = models.CharField("hasil", max_length=500, blank=True)
    bukti = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    diselesaikan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diingatkan_pada = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TindakLanjutRapatQuerySet.as_manager()
    DATA_PRIBADI = ("uraian", "penanggung_luar", "hasil")

    class Meta:
        verbose_name = "tindak lanjut rapat"
        verbose_name_plural = "tindak lanjut rapat"
        constraints = [
            models.CheckConstraint(
                condition=~Q(uraian="")
                & (
                    Q(penanggung__isnull=False, penanggung_luar="")
                    | (Q(penanggung__isnull=True) & ~Q(penanggung_luar=""))
                ),
                name="tindak_lanjut_rapat_berpenanggung",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=StatusTindakLanjut.TERBUKA,
                    selesai_pada__isnull=True,
                    diselesaikan_oleh__isnull=True,
                )
                | (
                    Q(
                        status=StatusTindakLanjut.SELESAI,
                        selesai_pada__isnull=False,
                        diselesaikan_oleh__isnull=False,
                    )
                    & ~Q(hasil="")
                ),
                name="tindak_lanjut_rapat_selesai_berhasil",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenggat"],
                condition=Q(status=StatusTindakLanjut.TERBUKA),
                name="tindak_lanjut_rapat_tempo",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person is to do it."""
        return self.penanggung_id == akun.pk

    @property
    def siapa(self) -> str:
        """Who is to do it."""
        return str(self.penanggung) if self.penanggung else self.penanggung_luar

    @property
    def is_terlambat(self) -> bool:
        return self.status == StatusTindakLanjut.TERBUKA and self.tenggat < hari_ini()
