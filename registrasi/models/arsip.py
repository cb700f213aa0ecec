from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

from lpse.kode import kode_publik


class AsalArsip(models.TextChoices):
    """Which kind of case the document comes from."""

    PENDAFTARAN = "pendaftaran", "Pendaftaran"
    NASKAH = "naskah", "Naskah terbit"
    PERMOHONAN = "permohonan", "Permohonan perubahan"
    PENONAKTIFAN = "penonaktifan", "Penonaktifan"
    LAINNYA = "lainnya", "Lainnya"


class KeutuhanIsi(models.TextChoices):
    """What the last comparison of the stored bytes with their SHA-256 found."""

    BELUM = "belum", "Belum diperiksa"
    UTUH = "utuh", "Utuh"
    RUSAK = "rusak", "Isi berubah"
    HILANG = "hilang", "Isi hilang"
    MUSNAH = "musnah", "Sudah dimusnahkan"


RUSAK = (KeutuhanIsi.RUSAK, KeutuhanIsi.HILANG)
# Here a later document of the same kind stands beside the earlier one instead of replacing it.
BERDIRI_SENDIRI = (AsalArsip.PENONAKTIFAN, AsalArsip.LAINNYA)


class ButirArsip(models.Model):
    """One archived document of a user: where it belongs, how it is found again, and whether it is intact.

    Names and numbers are those of the day it was archived. The NIK is kept as a keyed fingerprint only: it
    finds a document, and nobody reads it here. The words searched in are a column of the database's own.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    berkas = models.OneToOneField("lpse.Berkas", on_delete=models.PROTECT, related_name="butir_arsip")
    pendaftaran = models.ForeignKey(
        "registrasi.Pendaftaran", on_delete=models.PROTECT, null=True, blank=True, related_name="arsip"
    )
    pengguna = models.ForeignKey(
        "registrasi.PenggunaSPSE", on_delete=models.PROTECT, null=True, blank=True, related_name="arsip"
    )
    asal = models.CharField("asal", max_length=12, choices=AsalArsip)
    jenis = models.CharField("jenis dokumen", max_length=40)
    judul = models.CharField("judul", max_length=200)
    nama = models.CharField("nama", max_length=200, blank=True)
    npwp16 = models.CharField("NPWP 16 digit", max_length=16, blank=True, editable=False)
    nik_sidik = models.CharField(max_length=64, blank=True, editable=False)
    nomor = models.CharField("nomor", max_length=100, blank=True)
    tanggal = models.DateField("tanggal")
    versi = models.PositiveSmallIntegerField("versi", default=1)
    is_terkini = models.BooleanField("versi terkini", default=True)
    kelas_retensi = models.CharField("kelas retensi", max_length=20)

    lokasi = models.ForeignKey(
        "lpse.Lokasi",
        verbose_name="ruang",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    rak = models.CharField("rak", max_length=40, blank=True)
    boks = models.CharField("boks", max_length=40, blank=True)

    keadaan = models.CharField("keutuhan", max_length=6, choices=KeutuhanIsi, default=KeutuhanIsi.BELUM)
    diperiksa_pada = models.DateTimeField("diperiksa pada", null=True, blank=True)
    # When the alarm about its damage went out; empty again once it was found intact.
    dikabarkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    teks = models.GeneratedField(
        expression=SearchVector("nama", "judul", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    DATA_PRIBADI = ("nama", "npwp16", "nik_sidik", "teks")

    class Meta:
        verbose_name = "butir arsip"
        verbose_name_plural = "butir arsip"
        constraints = [
            models.CheckConstraint(condition=Q(asal__in=AsalArsip.values), name="arsip_asal"),
            models.CheckConstraint(condition=Q(keadaan__in=KeutuhanIsi.values), name="arsip_keadaan"),
            models.CheckConstraint(condition=~Q(jenis="") & ~Q(judul=""), name="arsip_berjudul"),
            models.CheckConstraint(
                condition=Q(nik_sidik="") | Q(nik_sidik__regex=r"^[0-9a-f]{64}$"), name="arsip_nik_tersidik"
            ),
            models.CheckConstraint(
                condition=Q(lokasi__isnull=False) | Q(rak="", boks=""), name="arsip_rak_di_ruang"
            ),
            models.CheckConstraint(
                condition=Q(keadaan=KeutuhanIsi.BELUM) | Q(diperiksa_pada__isnull=False),
                name="arsip_keadaan_bertanggal",
            ),
            models.UniqueConstraint(
                fields=["pendaftaran", "jenis", "versi"],
                condition=Q(pendaftaran__isnull=False),
                name="arsip_versi_unik",
            ),
            models.UniqueConstraint(
                fields=["pendaftaran", "jenis"],
                condition=Q(pendaftaran__isnull=False, is_terkini=True) & ~Q(asal__in=BERDIRI_SENDIRI),
                name="arsip_satu_terkini",
            ),
            models.UniqueConstraint(
                fields=["pengguna", "jenis", "versi"],
                condition=Q(pendaftaran__isnull=True, pengguna__isnull=False),
                name="arsip_versi_pengguna",
            ),
            models.UniqueConstraint(
                fields=["pengguna", "jenis"],
                condition=Q(pendaftaran__isnull=True, pengguna__isnull=False, is_terkini=True)
                & ~Q(asal__in=BERDIRI_SENDIRI),
                name="arsip_satu_terkini_pengguna",
            ),
        ]
        # One for each way of asking (registrasi/lemari/cari.py), each in the order of the list.
        indexes = [
            models.Index(fields=["-tanggal", "-id"], name="arsip_terbaru"),
            models.Index(fields=["npwp16", "-tanggal", "-id"], name="arsip_npwp"),
            models.Index(fields=["nik_sidik", "-tanggal", "-id"], name="arsip_nik"),
            models.Index(Upper("nomor"), F("tanggal").desc(), F("id").desc(), name="arsip_nomor"),
            models.Index(fields=["jenis", "-tanggal", "-id"], name="arsip_jenis"),
            models.Index(fields=["asal", "-tanggal", "-id"], name="arsip_asal_urut"),
            models.Index(fields=["kelas_retensi", "-tanggal", "-id"], name="arsip_kelas"),
            models.Index(fields=["keadaan", "-tanggal", "-id"], name="arsip_keadaan_urut"),
            models.Index(fields=["lokasi", "-tanggal", "-id"], name="arsip_lokasi"),
            models.Index(fields=["diperiksa_pada"], name="arsip_giliran"),
            GinIndex(fields=["teks"], name="arsip_teks", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def is_rusak(self) -> bool:
        return self.keadaan in RUSAK

    @property
    def letak(self) -> str:
        """Where the paper lies, in words; "" while nobody has said so."""
        if self.lokasi is None:
            return ""
        bagian = [str(self.lokasi), self.rak and f"rak {self.rak}", self.boks and f"boks {self.boks}"]
        return ", ".join(b for b in bagian if b)

    @property
    def isian_letak(self) -> dict[str, str]:
        """The place as its form shows it, for the fingerprint of what it was made from."""
        return {"lokasi": self.lokasi.kode if self.lokasi else "", "rak": self.rak, "boks": self.boks}

    def seberkas(self) -> "models.QuerySet[ButirArsip]":
        """All documents of the same user's file, this one among them."""
        if self.pendaftaran_id:
            return ButirArsip.objects.filter(pendaftaran=self.pendaftaran_id)
        if self.pengguna_id:
            return ButirArsip.objects.filter(pendaftaran=None, pengguna=self.pengguna_id)
        return ButirArsip.objects.filter(pk=self.pk)

    @property
    def is_berversi(self) -> bool:
        """Whether its kind is replaced by later versions."""
        return self.asal not in BERDIRI_SENDIRI


class KataArsip(models.Model):
    """Every word that occurs in an archived name or title, once: where a mistyped word is recognised.

    Written by a trigger on ButirArsip. Words repeat, so this stays small while documents grow.
    """

    kata = models.TextField("kata", primary_key=True)

    class Meta:
        verbose_name = "kata arsip"
        verbose_name_plural = "kata arsip"
        indexes = [GinIndex(OpClass("kata", name="gin_trgm_ops"), name="arsip_kata")]

    def __str__(self) -> str:
        return self.kata


class AntreanArsip(models.Model):
    """A registration whose papers are to be archived: written with the decision, gone once all are in."""

    pendaftaran = models.OneToOneField(
        "registrasi.Pendaftaran", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    setelah = models.DateTimeField("setelah", default=timezone.now, db_default=Now(), db_index=True)

    class Meta:
        verbose_name = "antrean arsip"
        verbose_name_plural = "antrean arsip"

    def __str__(self) -> str:
        return str(self.pendaftaran_id)
