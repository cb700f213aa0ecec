"""What follows a critical disk or RAM, the sheet of each day, and the form of each month."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from infrastruktur.enums.harian import BERJALAN, CaraTindakLanjut, Kondisi, StatusLembar, StatusTindakLanjut
from infrastruktur.models.ambang import Balik
from infrastruktur.models.pantau import Deret
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun

S = StatusTindakLanjut
L = StatusLembar
# What no machine reads: the column, and what to look at.
PEMERIKSAAN: dict[str, str] = {
    "suara": "Suara server dan kipas",
    "lampu": "Lampu indikator",
    "kebersihan": "Kebersihan",
    "pendingin": "Pendingin ruangan (AC)",
    "kabel": "Kabel",
}


class TindakLanjutQuerySet(models.QuerySet["TindakLanjut"]):
    def lock(self, pk: int) -> "TindakLanjut":
        """The follow-up with its series; it is locked until the act's transaction ends."""
        return kunci(self, pk, "deret__sasaran", no_key=True)

    def berjalan(self) -> "TindakLanjutQuerySet":
        return self.filter(status__in=BERJALAN)

    def terlambat(self) -> "TindakLanjutQuerySet":
        """Still open after what was asked of the unit. What waits for a reading or the Kepala is in time."""
        return self.filter(status=S.TERBUKA, tenggat__lt=timezone.now())


class TindakLanjut(models.Model):
    """A disk or RAM that turned critical: replaced, added to, or left as it is for a reason Kepala accepts.

    A recorded replacement is believed only once a later reading confirms it.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor", max_length=40, unique=True)
    deret = models.ForeignKey(Deret, on_delete=models.PROTECT, related_name="tindak_lanjut")
    balik = models.OneToOneField(Balik, on_delete=models.PROTECT, related_name="tindak_lanjut")
    status = models.CharField("status", max_length=20, choices=S, default=S.TERBUKA)
    nilai = models.FloatField("nilai saat kritis", null=True, blank=True)
    dibuka_pada = models.DateTimeField("dibuka pada", default=timezone.now, db_default=Now())
    tenggat = models.DateTimeField("tenggat")
    # Why it may end without new parts, and what Kepala said to that.
    alasan = models.TextField("alasan tanpa penggantian", max_length=2000, blank=True)
    diusulkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    putusan = models.TextField("catatan putusan", max_length=2000, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Why it is open again, in words for whoever opens the page.
    sebab = models.CharField("sebab dibuka lagi", max_length=300, blank=True)
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)

    objects = TindakLanjutQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        constraints = [
            models.UniqueConstraint(
                fields=["deret"], condition=Q(status__in=BERJALAN), name="tindak_lanjut_satu_terbuka"
            ),
            models.CheckConstraint(
                condition=Q(status__in=BERJALAN, berakhir_pada__isnull=True)
                | (~Q(status__in=BERJALAN) & Q(berakhir_pada__isnull=False)),
                name="tindak_lanjut_berakhir",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.MENUNGGU_PUTUSAN, S.SELESAI_BERALASAN])
                | (~Q(alasan="") & Q(diusulkan_oleh__isnull=False)),
                name="tindak_lanjut_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.SELESAI_BERALASAN) | Q(diputus_oleh__isnull=False),
                name="tindak_lanjut_diputus",
            ),
            # While a proposal waits, the decision on record is of the one before it.
            models.CheckConstraint(
                condition=Q(status=S.MENUNGGU_PUTUSAN) | ~Q(diputus_oleh=F("diusulkan_oleh")),
                name="tindak_lanjut_dua_orang",
            ),
        ]
        indexes = [models.Index(fields=["status", "-id"], name="tindak_lanjut_status")]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, orang: Akun) -> bool:
        """Nobody's own: the duty is the unit's."""
        return False

    @property
    def is_berjalan(self) -> bool:
        return self.status in BERJALAN

    @property
    def is_terlambat(self) -> bool:
        return self.status == S.TERBUKA and self.tenggat < timezone.now()


class PenggantianKomponen(models.Model):
    """What was put in, of which size and serial number, when and by whom; append-only."""

    tindak_lanjut = models.ForeignKey(TindakLanjut, on_delete=models.PROTECT, related_name="penggantian")
    cara = models.CharField("cara", max_length=12, choices=CaraTindakLanjut)
    komponen = models.CharField("komponen", max_length=150)
    ukuran = models.CharField("ukuran", max_length=60)
    nomor_seri = models.CharField("nomor seri", max_length=80)
    pelaksana = models.CharField("dipasang oleh", max_length=150)
    dipasang_pada = models.DateTimeField("dipasang pada")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("pelaksana",)

    class Meta:
        verbose_name = "penggantian komponen"
        verbose_name_plural = "penggantian komponen"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(komponen="") & ~Q(ukuran="") & ~Q(nomor_seri="") & ~Q(pelaksana=""),
                name="penggantian_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(dipasang_pada__lte=F("dicatat_pada")), name="penggantian_sudah_terjadi"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_cara_display()} {self.komponen}"


def _kondisi(judul: str) -> "models.CharField[str, str]":
    return models.CharField(judul, max_length=10, choices=Kondisi, blank=True)


class LembarHarianQuerySet(models.QuerySet["LembarHarian"]):
    def lock(self, pk: int) -> "LembarHarian":
        """The sheet, locked until the act's transaction ends."""
        return kunci(self, pk, no_key=True)

    def berlaku(self) -> "LembarHarianQuerySet":
        """The newest version of each day."""
        return self.exclude(status=L.DIGANTI)


class LembarHarian(models.Model):
    """The sheet of one day: what machines read, and what an officer saw. Confirmed, a trigger freezes it.

    A correction is another version; `bacaan` is what the machines said when it was confirmed.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    hari = models.DateField("hari")
    versi = models.PositiveSmallIntegerField("versi", default=1)
    status = models.CharField("status", max_length=12, choices=L, default=L.TERBUKA)
    is_hari_kerja = models.BooleanField("hari kerja")
    dibuka_pada = models.DateTimeField("dibuka pada", default=timezone.now, db_default=Now())
    suara = _kondisi(PEMERIKSAAN["suara"])
    lampu = _kondisi(PEMERIKSAAN["lampu"])
    kebersihan = _kondisi(PEMERIKSAAN["kebersihan"])
    pendingin = _kondisi(PEMERIKSAAN["pendingin"])
    kabel = _kondisi(PEMERIKSAAN["kabel"])
    catatan = models.TextField("catatan", max_length=1000, blank=True)
    bacaan = models.JSONField("bacaan mesin", default=list, blank=True)
    dikonfirmasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dikonfirmasi_pada = models.DateTimeField("dikonfirmasi pada", null=True, blank=True)
    alasan_koreksi = models.CharField("alasan koreksi", max_length=300, blank=True)

    objects = LembarHarianQuerySet.as_manager()

    class Meta:
        verbose_name = "lembar harian"
        verbose_name_plural = "lembar harian"
        constraints = [
            models.UniqueConstraint(fields=["hari", "versi"], name="lembar_harian_versi"),
            models.UniqueConstraint(
                fields=["hari"], condition=~Q(status=L.DIGANTI), name="lembar_harian_satu_berlaku"
            ),
            models.CheckConstraint(
                condition=Q(status=L.TERBUKA, dikonfirmasi_oleh__isnull=True, dikonfirmasi_pada__isnull=True)
                | Q(
                    ~Q(status=L.TERBUKA),
                    *(~Q(**{nama: ""}) for nama in PEMERIKSAAN),
                    dikonfirmasi_oleh__isnull=False,
                    dikonfirmasi_pada__isnull=False,
                ),
                name="lembar_harian_terisi",
            ),
            models.CheckConstraint(
                condition=~Q(catatan="")
                | ~Q(*(Q(**{nama: Kondisi.TIDAK_BAIK}) for nama in PEMERIKSAAN), _connector=Q.OR),
                name="lembar_harian_bercatatan",
            ),
            models.CheckConstraint(
                condition=Q(versi=1, alasan_koreksi="") | (Q(versi__gt=1) & ~Q(alasan_koreksi="")),
                name="lembar_harian_koreksi_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"Lembar {self.hari:%Y-%m-%d}"

    def is_milik(self, orang: Akun) -> bool:
        """Nobody's own: the duty is the unit's."""
        return False

    @property
    def pemeriksaan(self) -> list[tuple[str, str, str]]:
        """Each thing looked at: what it is, how it was found, and the code of that."""
        return [
            (judul, str(Kondisi(nilai).label) if (nilai := getattr(self, nama)) else "belum diperiksa", nilai)
            for nama, judul in PEMERIKSAAN.items()
        ]


class LembarBulan(models.Model):
    """The form of one month as it was issued; never changed."""

    bulan = models.DateField("bulan", unique=True)
    naskah = models.OneToOneField(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterbitkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diterbitkan_pada = models.DateTimeField("diterbitkan pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "lembar bulan"
        verbose_name_plural = "lembar bulan"
        constraints = [
            models.CheckConstraint(condition=Q(bulan__day=1), name="lembar_bulan_tanggal_satu"),
        ]

    def __str__(self) -> str:
        return f"{self.bulan:%Y-%m}"
