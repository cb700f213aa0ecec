from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.profil import profil
from lpse.waktu import hari_ini

SEGERA_BERAKHIR_HARI = 30


class MasaPeranQuerySet(models.QuerySet["MasaPeran"]):
    def berlaku(self, pada: date | None = None) -> "MasaPeranQuerySet":
        """Terms in force on a day (default: today in the profil's zone)."""
        hari = pada or hari_ini()
        return self.filter(mulai__lte=hari, sampai__gte=hari)

    def terakhir(self) -> "MasaPeranQuerySet":
        """Of each person and role only the term that ends last: older ones are history."""
        lebih_lama = self.model._default_manager.filter(
            pengguna=models.OuterRef("pengguna"), peran=models.OuterRef("peran")
        ).filter(
            Q(sampai__gt=models.OuterRef("sampai"))
            | Q(sampai=models.OuterRef("sampai"), pk__gt=models.OuterRef("pk"))
        )
        return self.filter(~models.Exists(lebih_lama))


class MasaPeran(models.Model):
    """A non-provider's role in SPSE for as long as their letter says: who, which role, where, until when.

    Never changed: a new letter is a new row, and the old ones stay as history. Frozen by the database.
    """

    pengguna = models.ForeignKey(
        "registrasi.PenggunaSPSE", on_delete=models.PROTECT, related_name="masa_peran"
    )
    # A code of the profil's registrasi.non_penyedia, so no table can hold it as a choice.
    peran = models.CharField("peran di SPSE", max_length=30)
    satker = models.ForeignKey(
        "lpse.Satker",
        verbose_name="satuan kerja",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    instansi = models.CharField("nama instansi", max_length=200, blank=True)
    rujukan_surat = models.ForeignKey(
        "lpse.RujukanSurat", verbose_name="surat", on_delete=models.PROTECT, related_name="+"
    )
    mulai = models.DateField("mulai", default=hari_ini)
    sampai = models.DateField("sampai")
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    objects = MasaPeranQuerySet.as_manager()

    class Meta:
        verbose_name = "masa peran"
        verbose_name_plural = "masa peran"
        ordering = ["sampai", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sampai__gte=F("mulai")), name="masa_peran_sampai"),
            models.CheckConstraint(condition=~Q(peran=""), name="masa_peran_berperan"),
            models.CheckConstraint(
                condition=Q(satker__isnull=False) | ~Q(instansi=""), name="masa_peran_berinstansi"
            ),
        ]
        indexes = [
            models.Index(fields=["sampai", "id"], name="masa_peran_sampai_idx"),
            models.Index(fields=["pengguna", "peran", "sampai"], name="masa_peran_pengguna_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.nama_peran} – {self.nama_instansi}"

    @property
    def nama_peran(self) -> str:
        """The role in the profil's words; the code itself where an amended profil no longer names it."""
        return sebut_peran(self.peran)

    @property
    def nama_instansi(self) -> str:
        return str(self.satker) if self.satker_id else self.instansi

    @property
    def sisa_hari(self) -> int:
        """Days left, the last one counted as 0; negative once it has lapsed."""
        return (self.sampai - hari_ini()).days

    @property
    def is_kedaluwarsa(self) -> bool:
        return self.sisa_hari < 0

    @property
    def is_segera_berakhir(self) -> bool:
        return 0 <= self.sisa_hari <= SEGERA_BERAKHIR_HARI

    @property
    def tanda(self) -> str:
        """`merah` once it has lapsed, `kuning` when it soon will, else `hijau`."""
        if self.is_kedaluwarsa:
            return "merah"
        return "kuning" if self.is_segera_berakhir else "hijau"

    @property
    def keadaan(self) -> str:
        """How it stands today, in words."""
        sisa = self.sisa_hari
        if sisa < 0:
            return "Kedaluwarsa"
        if sisa > SEGERA_BERAKHIR_HARI:
            return "Berlaku"
        return f"Berakhir {sisa} hari lagi" if sisa else "Berakhir hari ini"


def sebut_peran(kode: str) -> str:
    """What the active profil calls a role in SPSE; the code where it names none."""
    pihak = profil().pihak
    return pihak[kode].sebutan if kode in pihak else kode


def batas_segera() -> date:
    """The last day that counts as ending soon."""
    return hari_ini() + timedelta(days=SEGERA_BERAKHIR_HARI)
