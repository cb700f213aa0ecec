"""What the law on personal data asks of the unit: the notice, requests of the persons, breaches."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from registrasi.enums.hak import (
    CakupanInsiden,
    JenisHakData,
    StatusHakData,
    StatusInsiden,
    UsulanHakData,
)

# Hours of the calendar, not of work: UU 27/2022 counts 3 x 24 jam.
BATAS_UU = timedelta(hours=72)
H, S = StatusHakData, StatusInsiden
HAK_TERBUKA = (H.DIAJUKAN, H.DIPROSES)
HAK_DIPUTUS = (H.DIPENUHI, H.DITOLAK)
# Decided by two persons: what they take away, or take effect on, is hard to bring back.
DUA_ORANG = (JenisHakData.PENGHAPUSAN, JenisHakData.KEBERATAN, JenisHakData.TARIK_PERSETUJUAN)
SUDAH_DINILAI = (S.DINILAI, S.DIBERITAHUKAN, S.DITUTUP)
SUDAH_DIBERITAHUKAN = (S.DIBERITAHUKAN, S.DITUTUP)
BELUM_DIBERITAHUKAN = (S.DICATAT, S.DINILAI)


class PernyataanPrivasi(models.Model):
    """The privacy notice as it was shown: a text that differs in one letter is another version."""

    sidik = models.CharField("sidik isi", max_length=64, unique=True)
    isi = models.JSONField("isi")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pernyataan privasi"
        verbose_name_plural = "pernyataan privasi"

    def __str__(self) -> str:
        return self.versi

    @property
    def versi(self) -> str:
        """What people read out: the first eight digits of its fingerprint."""
        return self.sidik[:8]


class TahuPrivasi(models.Model):
    """That an Akun was shown one version of the notice, and when."""

    akun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tahu_privasi")
    pernyataan = models.ForeignKey(PernyataanPrivasi, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pengetahuan privasi"
        verbose_name_plural = "pengetahuan privasi"
        constraints = [
            models.UniqueConstraint(fields=["akun", "pernyataan"], name="tahu_privasi_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.akun_id}: {self.pernyataan_id}"


class HakDataQuerySet(models.QuerySet["PermintaanHakData"]):
    def lock(self, pk: int) -> "PermintaanHakData":
        """The request with its people; the request is locked until the act's transaction ends."""
        terkait = ("akun", "ditangani_oleh", "diusulkan_oleh", "permohonan")
        return kunci(self, pk, *terkait)

    def for_akun(self, akun: Akun) -> "HakDataQuerySet":
        return self.filter(akun=akun)

    def terbuka(self) -> "HakDataQuerySet":
        return self.filter(status__in=HAK_TERBUKA)

    def terlambat(self, now: datetime) -> "HakDataQuerySet":
        return self.terbuka().filter(tenggat__lt=now)


class PermintaanHakData(models.Model):
    """A person's request about their own data, answered within 3 x 24 hours.

    What a column says stays: the database refuses to write over it.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, unique=True)
    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="permintaan_hak_data"
    )
    jenis = models.CharField("jenis", max_length=20, choices=JenisHakData)
    status = models.CharField("status", max_length=10, choices=StatusHakData, default=H.DIAJUKAN)
    uraian = models.TextField("uraian", max_length=2000)
    diajukan_pada = models.DateTimeField("diterima pada", default=timezone.now, db_default=Now())
    tenggat = models.DateTimeField("dijawab paling lambat")

    ditangani_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diproses_pada = models.DateTimeField("diproses pada", null=True, blank=True)
    permohonan = models.ForeignKey(
        "registrasi.Permohonan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    usulan = models.CharField("usulan", max_length=6, choices=UsulanHakData, blank=True)
    alasan_usulan = models.TextField("alasan usulan", max_length=2000, blank=True)
    diusulkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diusulkan_pada = models.DateTimeField("diusulkan pada", null=True, blank=True)
    jawaban = models.TextField("jawaban", max_length=2000, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("dijawab pada", null=True, blank=True)

    objects = HakDataQuerySet.as_manager()
    DATA_PRIBADI = ("uraian", "jawaban", "alasan_usulan")

    class Meta:
        verbose_name = "permintaan hak data"
        verbose_name_plural = "permintaan hak data"
        constraints = [
            models.UniqueConstraint(
                fields=["akun", "jenis"], condition=Q(status__in=HAK_TERBUKA), name="hak_data_satu_terbuka"
            ),
            models.CheckConstraint(
                condition=Q(tenggat=F("diajukan_pada") + BATAS_UU), name="hak_data_tenggat_72_jam"
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="hak_data_beruraian"),
            models.CheckConstraint(
                condition=~Q(status__in=[H.DIPROSES, *HAK_DIPUTUS])
                | Q(ditangani_oleh__isnull=False, diproses_pada__isnull=False),
                name="hak_data_ditangani",
            ),
            models.CheckConstraint(
                condition=Q(usulan="", diusulkan_oleh__isnull=True, diusulkan_pada__isnull=True)
                | (
                    ~Q(usulan="")
                    & ~Q(alasan_usulan="")
                    & Q(diusulkan_oleh__isnull=False, diusulkan_pada__isnull=False)
                ),
                name="hak_data_usulan_lengkap",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status__in=HAK_DIPUTUS, diputus_oleh__isnull=False, diputus_pada__isnull=False)
                    & ~Q(jawaban="")
                )
                | (~Q(status__in=HAK_DIPUTUS) & Q(diputus_oleh__isnull=True, diputus_pada__isnull=True)),
                name="hak_data_diputus_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=HAK_DIPUTUS, jenis__in=DUA_ORANG)
                | (Q(diusulkan_oleh__isnull=False) & ~Q(diputus_oleh=F("diusulkan_oleh"))),
                name="hak_data_dua_orang",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True) | ~Q(diputus_oleh=F("akun")),
                name="hak_data_bukan_milik_sendiri",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenggat", "id"], condition=Q(status__in=HAK_TERBUKA), name="hak_data_antrean"
            ),
            models.Index(fields=["status", "-id"], name="hak_data_status"),
            models.Index(fields=["jenis", "-id"], name="hak_data_jenis"),
            models.Index(fields=["akun", "-id"], name="hak_data_akun"),
        ]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, akun: Akun) -> bool:
        return self.akun_id == akun.pk

    @property
    def is_terbuka(self) -> bool:
        return self.status in HAK_TERBUKA

    @property
    def is_dua_orang(self) -> bool:
        return self.jenis in DUA_ORANG

    @property
    def is_terlambat(self) -> bool:
        return self.is_terbuka and self.tenggat < timezone.now()


class InsidenQuerySet(models.QuerySet["InsidenData"]):
    def lock(self, pk: int) -> "InsidenData":
        """The breach; it is locked until the act's transaction ends."""
        return kunci(self, pk, "naskah")

    def terbuka(self) -> "InsidenQuerySet":
        """Breaches whose notices have not gone out: their clock runs."""
        return self.filter(status__in=BELUM_DIBERITAHUKAN)

    def terlambat(self, now: datetime) -> "InsidenQuerySet":
        return self.terbuka().filter(tenggat__lt=now)

    def belum_disurati(self) -> "InsidenQuerySet":
        """Breaches whose letters to the persons are not all in the outbox yet."""
        return self.filter(status__in=SUDAH_DIBERITAHUKAN, disurati_pada__isnull=True)


class InsidenData(models.Model):
    """A failure to protect personal data: what happened, to whose data, and who was told by when.

    Each step writes its own columns; what one says stays, later facts are `CatatanInsiden`.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, unique=True)
    status = models.CharField("status", max_length=14, choices=StatusInsiden, default=S.DICATAT)
    diketahui_pada = models.DateTimeField("diketahui pada")
    tenggat = models.DateTimeField("diberitahukan paling lambat")
    terjadi_pada = models.DateTimeField("terjadi pada", null=True, blank=True)
    uraian = models.TextField("apa yang terjadi", max_length=4000)
    jenis_data = models.TextField("data yang terungkap", max_length=1000)
    cakupan = models.CharField("orang yang terkena", max_length=8, choices=CakupanInsiden)
    upaya = models.TextField("upaya penanganan", max_length=4000)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    penilaian = models.TextField("penilaian", max_length=4000, blank=True)
    is_ganggu_layanan = models.BooleanField("mengganggu pelayanan publik", null=True, blank=True)
    dinilai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dinilai_pada = models.DateTimeField("dinilai pada", null=True, blank=True)

    naskah = models.ForeignKey(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pengumuman = models.TextField("teks pengumuman", max_length=6000, blank=True)
    diberitahukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diberitahukan_pada = models.DateTimeField("diberitahukan pada", null=True, blank=True)
    # How far the letters to the persons have come, by the Akun's own order.
    disurati_sampai = models.BigIntegerField(default=0, editable=False)
    disurati_pada = models.DateTimeField("semua disurati pada", null=True, blank=True, editable=False)

    bukti_lembaga = models.CharField("bukti penyampaian ke lembaga", max_length=200, blank=True)
    penutup = models.TextField("hasil dan perbaikan", max_length=4000, blank=True)
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)

    objects = InsidenQuerySet.as_manager()
    DATA_PRIBADI = ("uraian", "penilaian", "penutup")

    class Meta:
        verbose_name = "insiden data"
        verbose_name_plural = "insiden data"
        constraints = [
            models.CheckConstraint(
                condition=Q(tenggat=F("diketahui_pada") + BATAS_UU), name="insiden_tenggat_72_jam"
            ),
            models.CheckConstraint(
                condition=Q(diketahui_pada__lte=F("dicatat_pada"))
                & (Q(terjadi_pada__isnull=True) | Q(terjadi_pada__lte=F("diketahui_pada"))),
                name="insiden_urutan_waktu",
            ),
            models.CheckConstraint(
                condition=~Q(uraian="") & ~Q(jenis_data="") & ~Q(upaya=""), name="insiden_lengkap"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=SUDAH_DINILAI)
                | (
                    Q(
                        is_ganggu_layanan__isnull=False,
                        dinilai_oleh__isnull=False,
                        dinilai_pada__isnull=False,
                    )
                    & ~Q(penilaian="")
                ),
                name="insiden_dinilai",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=SUDAH_DIBERITAHUKAN)
                | Q(naskah__isnull=False, diberitahukan_oleh__isnull=False, diberitahukan_pada__isnull=False),
                name="insiden_diberitahukan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=SUDAH_DIBERITAHUKAN, is_ganggu_layanan=True) | ~Q(pengumuman=""),
                name="insiden_diumumkan",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.DITUTUP)
                | (
                    Q(ditutup_oleh__isnull=False, ditutup_pada__isnull=False)
                    & ~Q(penutup="")
                    & ~Q(bukti_lembaga="")
                ),
                name="insiden_ditutup",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenggat"], condition=Q(status__in=BELUM_DIBERITAHUKAN), name="insiden_berjalan"
            ),
            models.Index(fields=["status", "-id"], name="insiden_status"),
            models.Index(
                fields=["id"],
                condition=Q(status__in=SUDAH_DIBERITAHUKAN, disurati_pada__isnull=True),
                name="insiden_disurati",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person recorded it."""
        return self.dicatat_oleh_id == akun.pk

    @property
    def is_berjalan(self) -> bool:
        return self.status in BELUM_DIBERITAHUKAN

    @property
    def is_terlambat(self) -> bool:
        return self.is_berjalan and self.tenggat < timezone.now()


class SubjekInsiden(models.Model):
    """One person whose data were hit, where the breach did not hit everybody."""

    insiden = models.ForeignKey(InsidenData, on_delete=models.PROTECT, related_name="subjek")
    akun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "subjek insiden"
        verbose_name_plural = "subjek insiden"
        constraints = [
            models.UniqueConstraint(fields=["insiden", "akun"], name="subjek_insiden_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.insiden_id}: {self.akun_id}"


class CatatanInsiden(models.Model):
    """A fact that came to light later; added, never changed."""

    insiden = models.ForeignKey(InsidenData, on_delete=models.PROTECT, related_name="catatan")
    isi = models.TextField("isi", max_length=4000)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("isi",)

    class Meta:
        verbose_name = "catatan insiden"
        verbose_name_plural = "catatan insiden"
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(isi=""), name="catatan_insiden_terisi")]

    def __str__(self) -> str:
        return f"{self.insiden_id}: {self.pk}"
