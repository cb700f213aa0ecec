"""A bid that cannot be opened: who asked, which files, what was tried, and who saw it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from layanan.enums.kesaksian import (
    BERJALAN,
    SUDAH_TERBIT,
    AsalSidik,
    CaraTandaTangan,
    HasilUpaya,
    StatusKesaksian,
)
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.models.berkas import POLA_SHA256

S = StatusKesaksian
SUDAH_DIKIRIM = (S.DIKIRIM_LKPP, S.HASIL_FORENSIK)
POLA_NIP = r"^([0-9]{18})?$"


class KesaksianQuerySet(models.QuerySet["Kesaksian"]):
    def lock(self, pk: int) -> "Kesaksian":
        """The case with what its acts read; it is locked until the act's transaction ends."""
        terkait = ("tiket", "naskah", "rujukan_surat", "dicatat_oleh")
        return kunci(self, pk, *terkait, no_key=True)

    def berjalan(self) -> "KesaksianQuerySet":
        return self.filter(status__in=BERJALAN)


class Kesaksian(models.Model):
    """One incident of "dokumen penawaran tidak dapat dibuka", witnessed by the LPSE.

    Once the berita acara is issued, a trigger keeps every column that it prints. The bid's content is not
    ours: only the file's name, size and fingerprint are recorded.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nomor = models.CharField("nomor perkara", max_length=40, unique=True)
    status = models.CharField("status", max_length=14, choices=StatusKesaksian, default=S.DICATAT)
    tiket = models.ForeignKey(
        "layanan.Tiket", on_delete=models.PROTECT, null=True, blank=True, related_name="kesaksian"
    )
    menggantikan = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pengganti"
    )

    # The code of a party of the profil, and what it was called that day.
    peminta_kode = models.CharField("peminta", max_length=40)
    peminta_sebutan = models.CharField("peminta sebagai", max_length=150)
    peminta_nama = models.CharField("nama peminta", max_length=150)
    peminta_nip = models.CharField("NIP peminta", max_length=18, blank=True)
    peminta_jabatan = models.CharField("jabatan peminta", max_length=150)
    rujukan_surat = models.ForeignKey(
        "lpse.RujukanSurat", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kode_tender = models.CharField("kode tender", max_length=20)
    nama_paket = models.CharField("nama paket", max_length=300)
    satker = models.CharField("satuan kerja", max_length=200)
    penyedia = models.CharField("penyedia yang menawar", max_length=200)
    tempat = models.CharField("tempat kejadian", max_length=200)
    kejadian_pada = models.DateTimeField("waktu kejadian")
    uraian = models.TextField("uraian kejadian", max_length=4000)
    pernyataan = models.TextField("pernyataan", max_length=4000)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())

    naskah = models.OneToOneField(
        "lpse.Naskah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kepala = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cara_tanda_tangan = models.CharField(
        "salinan bertanda tangan", max_length=10, choices=CaraTandaTangan, blank=True
    )
    ditandatangani_pada = models.DateTimeField("salinan diunggah pada", null=True, blank=True)

    nomor_lkpp = models.CharField("nomor tiket LKPP", max_length=60, blank=True)
    dikirim_pada = models.DateTimeField("dikirim ke LKPP pada", null=True, blank=True)
    hasil_forensik = models.TextField("hasil pemeriksaan LKPP", max_length=4000, blank=True)
    hasil_pada = models.DateTimeField("hasil diterima pada", null=True, blank=True)
    penutup = models.TextField("penutup", max_length=2000, blank=True)
    alasan = models.TextField("alasan pembatalan atau pencabutan", max_length=2000, blank=True)
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    berakhir_pada = models.DateTimeField("berakhir pada", null=True, blank=True)

    objects = KesaksianQuerySet.as_manager()
    DATA_PRIBADI = ("peminta_nama", "peminta_nip", "uraian", "pernyataan")

    class Meta:
        verbose_name = "kesaksian"
        verbose_name_plural = "kesaksian"
        constraints = [
            models.CheckConstraint(
                condition=~Q(peminta_nama="") & ~Q(kode_tender="") & ~Q(nama_paket="") & ~Q(pernyataan=""),
                name="kesaksian_beridentitas",
            ),
            models.CheckConstraint(condition=Q(peminta_nip__regex=POLA_NIP), name="kesaksian_nip_18"),
            models.CheckConstraint(
                condition=Q(kejadian_pada__lte=F("dicatat_pada")), name="kesaksian_sudah_terjadi"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=SUDAH_TERBIT,
                    naskah__isnull=False,
                    diterbitkan_oleh__isnull=False,
                    kepala__isnull=False,
                )
                | (~Q(status__in=SUDAH_TERBIT) & Q(naskah__isnull=True)),
                name="kesaksian_terbit_bernaskah",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.DITANDATANGANI, S.DITUTUP, *SUDAH_DIKIRIM])
                | (~Q(cara_tanda_tangan="") & Q(ditandatangani_pada__isnull=False)),
                name="kesaksian_bertanda_tangan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=SUDAH_DIKIRIM) | (~Q(nomor_lkpp="") & Q(dikirim_pada__isnull=False)),
                name="kesaksian_dikirim_bernomor",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.HASIL_FORENSIK) | (~Q(hasil_forensik="") & Q(hasil_pada__isnull=False)),
                name="kesaksian_hasil_terisi",
            ),
            models.CheckConstraint(
                condition=(Q(berakhir_pada__isnull=True) & Q(status__in=BERJALAN))
                | (
                    Q(berakhir_pada__isnull=False, diakhiri_oleh__isnull=False)
                    & (
                        Q(status=S.DITUTUP) & ~Q(penutup="")
                        | Q(status__in=[S.DIBATALKAN, S.DICABUT]) & ~Q(alasan="")
                    )
                ),
                name="kesaksian_berakhir_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(menggantikan__isnull=True) | ~Q(menggantikan=F("id")),
                name="kesaksian_bukan_pengganti_diri",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="kesaksian_status"),
            models.Index(fields=["kode_tender", "-id"], name="kesaksian_tender"),
            models.Index(fields=["tiket", "-id"], name="kesaksian_tiket"),
        ]

    def __str__(self) -> str:
        return self.nomor

    def is_milik(self, orang: Akun) -> bool:
        """Whether this person recorded it."""
        return self.dicatat_oleh_id == orang.pk

    @property
    def is_dicatat(self) -> bool:
        """Whether what it says may still change."""
        return self.status == S.DICATAT

    @property
    def is_terbit(self) -> bool:
        return self.status in SUDAH_TERBIT


class BerkasTakTerbuka(models.Model):
    """One bid file that cannot be opened, known by name, size and fingerprint."""

    kesaksian = models.ForeignKey(Kesaksian, on_delete=models.PROTECT, related_name="berkas")
    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nama = models.CharField("nama berkas", max_length=255)
    ukuran = models.PositiveBigIntegerField("ukuran (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    asal_sidik = models.CharField("asal sidik", max_length=8, choices=AsalSidik, default=AsalSidik.DISEBUT)

    DATA_PRIBADI = ("nama",)

    class Meta:
        verbose_name = "berkas tak terbuka"
        verbose_name_plural = "berkas tak terbuka"
        constraints = [
            models.UniqueConstraint(fields=["kesaksian", "sha256"], name="berkas_tak_terbuka_sekali"),
            models.CheckConstraint(condition=Q(sha256__regex=POLA_SHA256), name="berkas_tak_terbuka_sha256"),
            models.CheckConstraint(condition=~Q(nama=""), name="berkas_tak_terbuka_bernama"),
        ]

    def __str__(self) -> str:
        return self.nama


class UpayaPembukaan(models.Model):
    """One attempt to open a file: when, by whom, with what, and what came of it."""

    kesaksian = models.ForeignKey(Kesaksian, on_delete=models.PROTECT, related_name="upaya")
    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    pada = models.DateTimeField("waktu")
    alat = models.CharField("alat dan versinya", max_length=150)
    pelaku = models.CharField("dilakukan oleh", max_length=150)
    hasil = models.CharField("hasil", max_length=14, choices=HasilUpaya)
    keterangan = models.TextField("pesan galat atau keterangan", max_length=1000)

    DATA_PRIBADI = ("pelaku", "keterangan")

    class Meta:
        verbose_name = "upaya pembukaan"
        verbose_name_plural = "upaya pembukaan"
        ordering = ("pada", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(alat="") & ~Q(pelaku=""), name="upaya_pembukaan_lengkap")
        ]

    def __str__(self) -> str:
        return f"{self.kesaksian_id}: {self.alat}"


class SaksiKesaksian(models.Model):
    """Somebody who saw it and signs; at least two, one of them of the LPSE."""

    kesaksian = models.ForeignKey(Kesaksian, on_delete=models.PROTECT, related_name="saksi")
    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    nama = models.CharField("nama", max_length=150)
    nip = models.CharField("NIP", max_length=18, blank=True)
    jabatan = models.CharField("jabatan", max_length=150)
    instansi = models.CharField("instansi", max_length=150)
    is_lpse = models.BooleanField("pegawai LPSE", default=False)

    DATA_PRIBADI = ("nama", "nip")

    class Meta:
        verbose_name = "saksi kesaksian"
        verbose_name_plural = "saksi kesaksian"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=Q(nip__regex=POLA_NIP), name="saksi_nip_18"),
            models.CheckConstraint(condition=~Q(nama="") & ~Q(jabatan=""), name="saksi_lengkap"),
        ]

    def __str__(self) -> str:
        return self.nama
