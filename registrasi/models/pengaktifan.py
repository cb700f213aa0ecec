from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from registrasi.enums.penonaktifan import DasarPengaktifan, StatusPengaktifan
from registrasi.models.pengguna import PenggunaSPSE
from registrasi.models.penonaktifan import Nomor, Orang, Penonaktifan, Saat

P = StatusPengaktifan
PENGAKTIFAN_TERBUKA = (P.DIMOHON, P.KLARIFIKASI)
PENGAKTIFAN_SELESAI = (P.DISETUJUI, P.DITOLAK)


class PengaktifanQuerySet(models.QuerySet["Pengaktifan"]):
    def lock(self, pk: int) -> "Pengaktifan":
        """The case with its user and their Akun; the case is locked until the act's transaction ends."""
        terkait = ("pengguna__akun", "pengguna__penyedia", "penonaktifan", "rujukan_surat")
        return kunci(self, pk, *terkait)

    def terbuka(self) -> "PengaktifanQuerySet":
        return self.filter(status__in=PENGAKTIFAN_TERBUKA)


class Pengaktifan(models.Model):
    """A case to make a deactivated user active again; what was decided before stays as it is."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, unique=True)
    pengguna = models.ForeignKey(
        PenggunaSPSE, on_delete=models.PROTECT, related_name="pengaktifan", verbose_name="pengguna"
    )
    # None where the user was deactivated before this portal, or by a revoked approval.
    penonaktifan = models.ForeignKey(
        Penonaktifan, on_delete=models.PROTECT, null=True, blank=True, related_name="pengaktifan"
    )
    status = models.CharField("status", max_length=12, choices=StatusPengaktifan, default=P.DIMOHON)
    dasar = models.CharField("dasar", max_length=16, choices=DasarPengaktifan)
    rujukan_surat = models.ForeignKey(
        "lpse.RujukanSurat",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="surat atau keputusan",
    )
    uraian = models.TextField("uraian", max_length=4000)
    dimohon_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField("dimohon pada", default=timezone.now, db_default=Now())
    tenggat = models.DateTimeField("dijawab paling lambat")

    pengusul = Orang(verbose_name="diklarifikasi oleh")
    hasil_klarifikasi = models.TextField("hasil klarifikasi", max_length=4000, blank=True)
    diklarifikasi_pada = Saat("diklarifikasi pada")
    nomor_lkpp = Nomor("nomor tiket LKPP")
    pemutus = Orang(verbose_name="diputus oleh")
    diputus_pada = Saat("diputus pada")
    alasan = models.TextField("alasan penolakan", max_length=2000, blank=True)

    objects = PengaktifanQuerySet.as_manager()
    DATA_PRIBADI = ("uraian", "hasil_klarifikasi", "alasan")

    class Meta:
        verbose_name = "pengaktifan kembali"
        verbose_name_plural = "pengaktifan kembali"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna"],
                condition=Q(status__in=PENGAKTIFAN_TERBUKA),
                name="pengaktifan_satu_terbuka",
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="pengaktifan_beruraian"),
            models.CheckConstraint(
                condition=~Q(dasar=DasarPengaktifan.SK_PENCABUTAN) | Q(rujukan_surat__isnull=False),
                name="pengaktifan_sk_bersurat",
            ),
            models.CheckConstraint(
                condition=Q(status=P.DIMOHON, pengusul__isnull=True)
                | (
                    ~Q(status=P.DIMOHON)
                    & Q(pengusul__isnull=False, diklarifikasi_pada__isnull=False)
                    & ~Q(hasil_klarifikasi="")
                ),
                name="pengaktifan_diklarifikasi",
            ),
            models.CheckConstraint(
                condition=Q(status__in=PENGAKTIFAN_SELESAI, pemutus__isnull=False, diputus_pada__isnull=False)
                | (~Q(status__in=PENGAKTIFAN_SELESAI) & Q(pemutus__isnull=True, diputus_pada__isnull=True)),
                name="pengaktifan_diputus_berpasangan",
            ),
            models.CheckConstraint(
                condition=Q(pemutus__isnull=True)
                | (~Q(pemutus=F("pengusul")) & ~Q(pemutus=F("dimohon_oleh"))),
                name="pengaktifan_dua_orang",
            ),
            models.CheckConstraint(
                condition=~Q(status=P.DITOLAK) | ~Q(alasan=""), name="pengaktifan_tolak_beralasan"
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="pengaktifan_per_status"),
            models.Index(fields=["pengguna", "-id"], name="pengaktifan_per_pengguna"),
        ]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, akun: Akun) -> bool:
        """Whether the case is about this person."""
        return self.pengguna.akun_id == akun.pk

    @property
    def is_terbuka(self) -> bool:
        return self.status in PENGAKTIFAN_TERBUKA

    @property
    def is_terlambat(self) -> bool:
        return self.is_terbuka and self.tenggat < timezone.now()
