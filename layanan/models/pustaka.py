"""The help centre: articles as they are written, as they were told, and what readers made of them."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone
from django.utils.text import slugify

from layanan.enums.pustaka import BentukArtikel, KategoriBantuan, StatusArtikel, UntukSiapa
from lpse.kode import kode_publik
from lpse.models import Akun
from lpse.waktu import hari_ini

S = StatusArtikel
BAHASA = "indonesian"  # PostgreSQL's stemmer; it knows no stop words
PANJANG_ALAMAT = 60


class IsiArtikel(models.Model):
    """What an article says: the same columns in the working text and in each published version."""

    judul = models.CharField("judul", max_length=150)
    ringkas = models.CharField("jawaban singkat", max_length=300)
    isi = models.TextField("isi", max_length=20_000)
    kategori = models.CharField("kategori", max_length=12, choices=KategoriBantuan)
    bentuk = models.CharField("bentuk", max_length=11, choices=BentukArtikel, default=BentukArtikel.ARTIKEL)
    untuk = models.CharField("untuk", max_length=8, choices=UntukSiapa, default=UntukSiapa.SEMUA)

    KOLOM_ISI = ("judul", "ringkas", "isi", "kategori", "bentuk", "untuk")

    class Meta:
        abstract = True

    @property
    def isian(self) -> dict[str, str]:
        """The text with all that belongs to it, as the acts take it."""
        return {nama: getattr(self, nama) for nama in self.KOLOM_ISI}


class ArtikelQuerySet(models.QuerySet["Artikel"]):
    def lock(self, pk: int) -> "Artikel":
        """The article, locked until the act's transaction ends.

        Its version is read afterwards: joined, it would be the one from before the wait for the lock.
        """
        return self.select_for_update().get(pk=pk)

    def terbit(self) -> "ArtikelQuerySet":
        """What the public may read, with the text it reads."""
        return self.filter(status=S.TERBIT).select_related("versi")

    def harus_ditinjau(self, hari: date) -> "ArtikelQuerySet":
        """Published ones that somebody should have read again by this day."""
        return self.filter(status=S.TERBIT, tinjau_lagi__lte=hari)


class Artikel(IsiArtikel):
    """One answer of the help centre. These columns are the working text; readers get `versi`.

    `ya` and `tidak` count what readers of any version answered.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    status = models.CharField("status", max_length=7, choices=StatusArtikel, default=S.DRAF)
    versi = models.OneToOneField(
        "layanan.VersiArtikel", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dari_tiket = models.ForeignKey(
        "layanan.Tiket", on_delete=models.PROTECT, null=True, blank=True, related_name="artikel"
    )
    ditinjau_pada = models.DateField("ditinjau pada", null=True, blank=True)
    tinjau_lagi = models.DateField("tinjau lagi", null=True, blank=True)
    ya = models.PositiveIntegerField("membantu", default=0)
    tidak = models.PositiveIntegerField("tidak membantu", default=0)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, db_default=Now())
    diubah_pada = models.DateTimeField("diubah pada", default=timezone.now, db_default=Now())

    objects = ArtikelQuerySet.as_manager()

    class Meta:
        verbose_name = "artikel bantuan"
        verbose_name_plural = "artikel bantuan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=S.TERBIT)
                | Q(versi__isnull=False, ditinjau_pada__isnull=False, tinjau_lagi__gt=F("ditinjau_pada")),
                name="artikel_terbit_berversi",
            ),
            models.CheckConstraint(condition=~Q(judul="") & ~Q(isi=""), name="artikel_berisi"),
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="artikel_status"),
            models.Index(fields=["kategori", "-ya", "-id"], condition=Q(status=S.TERBIT), name="artikel_rak"),
            models.Index(fields=["tinjau_lagi"], condition=Q(status=S.TERBIT), name="artikel_tinjau"),
            GinIndex(OpClass(Upper("judul"), name="gin_trgm_ops"), name="artikel_judul_trgm"),
        ]

    def __str__(self) -> str:
        return self.judul

    def is_milik(self, akun: Akun) -> bool:
        """Whether this person began it."""
        return self.dibuat_oleh_id == akun.pk

    @property
    def is_berbeda(self) -> bool:
        """Whether the working text says something that readers do not see yet."""
        return self.status == S.TERBIT and self.versi is not None and self.isian != self.versi.isian

    @property
    def is_jatuh_tempo(self) -> bool:
        """Whether it should have been read again by now."""
        return self.status == S.TERBIT and self.tinjau_lagi is not None and self.tinjau_lagi <= hari_ini()

    @property
    def alamat(self) -> str:
        """The last part of its public address: words for people, then the code that finds it."""
        kata = slugify(self.versi.judul if self.versi else self.judul)[:PANJANG_ALAMAT].strip("-_")
        return f"{kata}-{self.kode}" if kata else self.kode


class VersiArtikel(IsiArtikel):
    """What users were told from one moment on. Frozen by trigger: it stays provable.

    `polos` is `isi` without its marks, for the search and its excerpts.
    """

    artikel = models.ForeignKey(Artikel, on_delete=models.PROTECT, related_name="semua_versi")
    nomor = models.PositiveIntegerField("versi")
    polos = models.TextField(editable=False)
    catatan = models.CharField("apa yang berubah", max_length=200, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("terbit pada", default=timezone.now, db_default=Now())
    teks = models.GeneratedField(
        expression=SearchVector("judul", weight="A", config=BAHASA)
        + SearchVector("ringkas", weight="B", config=BAHASA)
        + SearchVector("polos", weight="C", config=BAHASA),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "versi artikel"
        verbose_name_plural = "versi artikel"
        constraints = [
            models.UniqueConstraint(fields=["artikel", "nomor"], name="versi_artikel_nomor"),
            models.CheckConstraint(
                condition=~Q(judul="") & ~Q(ringkas="") & ~Q(isi=""), name="versi_artikel_berisi"
            ),
        ]
        indexes = [GinIndex(fields=["teks"], name="versi_artikel_teks")]

    def __str__(self) -> str:
        return f"{self.judul} ({self.nomor})"


class KataBantuan(models.Model):
    """A word of a published article: what a mistyped word may have meant."""

    artikel = models.ForeignKey(Artikel, on_delete=models.CASCADE, related_name="kata")
    kata = models.CharField(max_length=40)

    class Meta:
        verbose_name = "kata bantuan"
        verbose_name_plural = "kata bantuan"
        constraints = [models.UniqueConstraint(fields=["artikel", "kata"], name="kata_bantuan_sekali")]
        indexes = [GinIndex(OpClass(F("kata"), name="gin_trgm_ops"), name="kata_bantuan_trgm")]

    def __str__(self) -> str:
        return self.kata


class UmpanBalikArtikel(models.Model):
    """Whether a version helped one reader, whoever it was: nothing here tells."""

    versi = models.ForeignKey(VersiArtikel, on_delete=models.PROTECT, related_name="umpan_balik")
    membantu = models.BooleanField("membantu")
    catatan = models.CharField("yang kurang", max_length=500, blank=True)
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "umpan balik artikel"
        verbose_name_plural = "umpan balik artikel"
        indexes = [models.Index(fields=["versi", "-pada"], name="umpan_balik_versi")]

    def __str__(self) -> str:
        return "Ya" if self.membantu else "Tidak"


class PencarianNihil(models.Model):
    """Words that were searched for and found nothing: how often and when last, not by whom."""

    kata = models.CharField("kata", max_length=80, unique=True)
    kali = models.PositiveIntegerField("berapa kali", default=1)
    terakhir = models.DateTimeField("terakhir", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "pencarian tanpa hasil"
        verbose_name_plural = "pencarian tanpa hasil"
        indexes = [
            models.Index(fields=["-kali", "-id"], name="pencarian_nihil_kali"),
            models.Index(fields=["terakhir"], name="pencarian_nihil_terakhir"),
        ]

    def __str__(self) -> str:
        return self.kata
