"""The capacity report: what was, what is to be expected, and what the unit proposes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from infrastruktur.enums.harian import PanjangPeriode, StatusLaporanKapasitas
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun

S = StatusLaporanKapasitas
# The chapters that people write; the others are figures.
BAB_TULISAN: dict[str, str] = {
    "latar_belakang": "Latar belakang",
    "ruang_lingkup": "Ruang lingkup",
    "metode": "Metode",
    "asumsi": "Asumsi",
    "analisis_tren": "Analisis tren",
    "pilihan_peningkatan": "Pilihan peningkatan",
    "prediksi_biaya": "Prediksi biaya",
    "rekomendasi": "Rekomendasi",
}


def _bab(judul: str) -> "models.TextField[str, str]":
    return models.TextField(judul, max_length=4000, blank=True)


class LaporanKapasitasQuerySet(models.QuerySet["LaporanKapasitas"]):
    def lock(self, pk: int) -> "LaporanKapasitas":
        """The report, locked until the act's transaction ends."""
        return kunci(self, pk, "naskah", no_key=True)


class LaporanKapasitas(models.Model):
    """One report over four periods that end on `sampai`; its figures are computed and frozen at issue."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    status = models.CharField("status", max_length=8, choices=S, default=S.DISUSUN)
    sampai = models.DateField("hari terakhir periode keempat")
    panjang = models.CharField("panjang satu periode", max_length=8, choices=PanjangPeriode)
    latar_belakang = _bab(BAB_TULISAN["latar_belakang"])
    ruang_lingkup = _bab(BAB_TULISAN["ruang_lingkup"])
    metode = _bab(BAB_TULISAN["metode"])
    asumsi = _bab(BAB_TULISAN["asumsi"])
    analisis_tren = _bab(BAB_TULISAN["analisis_tren"])
    pilihan_peningkatan = _bab(BAB_TULISAN["pilihan_peningkatan"])
    prediksi_biaya = _bab(BAB_TULISAN["prediksi_biaya"])
    rekomendasi = _bab(BAB_TULISAN["rekomendasi"])
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    naskah = models.OneToOneField(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LaporanKapasitasQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan kapasitas"
        verbose_name_plural = "laporan kapasitas"
        constraints = [
            models.CheckConstraint(
                condition=Q(status=S.DISUSUN, naskah__isnull=True)
                | Q(
                    *(~Q(**{nama: ""}) for nama in BAB_TULISAN),
                    status=S.TERBIT,
                    naskah__isnull=False,
                ),
                name="laporan_kapasitas_terbit_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Laporan kapasitas sampai {self.sampai:%Y-%m-%d}"

    def is_milik(self, orang: Akun) -> bool:
        """Nobody's own: the report is the unit's."""
        return False

    @property
    def is_disusun(self) -> bool:
        return self.status == S.DISUSUN

    @property
    def bab(self) -> list[tuple[str, str]]:
        """Each written chapter: its heading and text."""
        return [(judul, getattr(self, nama)) for nama, judul in BAB_TULISAN.items()]


class ButirKapasitas(models.Model):
    """What the unit says of one item: its limit, what it will take, and what is done about it."""

    laporan = models.ForeignKey(LaporanKapasitas, on_delete=models.PROTECT, related_name="butir")
    # `deret:<code of the series>` or `personil:<group>`: items are computed, only words are kept.
    kunci = models.CharField("kunci butir", max_length=80)
    batasan = models.FloatField("batasan", null=True, blank=True)
    perkiraan_resource = models.CharField("perkiraan kebutuhan", max_length=300, blank=True)
    tindak_lanjut = models.CharField("tindak lanjut", max_length=300, blank=True)

    class Meta:
        verbose_name = "butir kapasitas"
        verbose_name_plural = "butir kapasitas"
        constraints = [
            models.UniqueConstraint(fields=["laporan", "kunci"], name="butir_kapasitas_sekali"),
            models.CheckConstraint(
                condition=Q(batasan__isnull=True) | Q(batasan__gt=0), name="butir_kapasitas_batasan_wajar"
            ),
        ]

    def __str__(self) -> str:
        return self.kunci
