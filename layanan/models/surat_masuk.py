"""Letters that came into the desk's mailboxes.

The raw bytes lie in the private storage under a prefix of their own: `Berkas` is what people may look at.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from layanan.enums.surat_masuk import CaraMasuk, JenisSurat, StatusSurat
from lpse.kode import kode_publik
from lpse.models.berkas import POLA_SHA256

S = StatusSurat
POLA_KUNCI_SURAT = r"^surat/[0-9a-f]{2}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


class KotakMasuk(models.Model):
    """One mailbox on a mail server: how far it has been read, and who is reading it now.

    `uid_berikut` is the first letter not yet taken in, valid under `uid_sah` (the server's UIDVALIDITY) only.
    """

    nama = models.CharField("kotak", max_length=160, unique=True)
    uid_sah = models.BigIntegerField(null=True, blank=True)
    uid_berikut = models.BigIntegerField(null=True, blank=True)
    klaim = models.UUIDField(null=True, editable=False)
    klaim_sampai = models.DateTimeField(null=True, blank=True)
    mulai_pada = models.DateTimeField("terakhir mulai diambil", null=True, blank=True)
    selesai_pada = models.DateTimeField("terakhir selesai diambil", null=True, blank=True)
    galat = models.CharField("kendala", max_length=200, blank=True)

    class Meta:
        verbose_name = "kotak masuk"
        verbose_name_plural = "kotak masuk"

    def __str__(self) -> str:
        return self.nama


class SuratMasukQuerySet(models.QuerySet["SuratMasuk"]):
    def lock(self, pk: int) -> "SuratMasuk":
        """The letter, locked until the act's transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class SuratMasuk(models.Model):
    """One letter as one mailbox delivered it: stored raw first, read afterwards, never dropped.

    `sidik` is a fingerprint of Message-ID and body: delivered twice, a letter is one row; a second letter
    under a used Message-ID is a row of its own. `sidik_id` finds the letter that another one answers.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    kotak = models.ForeignKey(KotakMasuk, on_delete=models.PROTECT, related_name="surat")
    sidik = models.CharField(max_length=64, editable=False)
    sidik_id = models.CharField(max_length=64, blank=True, editable=False)
    kunci = models.CharField("kunci penyimpanan", max_length=45, unique=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    ukuran = models.BigIntegerField("ukuran di server (byte)")
    is_kepala_saja = models.BooleanField("hanya kepala surat", default=False)
    diterima_pada = models.DateTimeField("diterima pada", default=timezone.now, db_default=Now())

    # What was read of it; empty until then.
    jenis = models.CharField("jenis", max_length=13, choices=JenisSurat, default=JenisSurat.BELUM_TERBACA)
    message_id = models.CharField("Message-ID", max_length=400, blank=True)
    dari = models.CharField("dari", max_length=254, blank=True)
    nama_pengirim = models.CharField("nama pengirim", max_length=200, blank=True)
    subjek = models.CharField("perihal", max_length=300, blank=True)
    bertanggal = models.DateTimeField("tanggal surat", null=True, blank=True)
    isi = models.TextField("isi", max_length=20_000, blank=True)
    lampiran = models.JSONField("lampiran", default=list, blank=True)

    status = models.CharField("status", max_length=13, choices=StatusSurat, default=S.DITERIMA)
    alasan = models.CharField("sebab", max_length=500, blank=True)
    cara = models.CharField("masuk sebagai", max_length=13, choices=CaraMasuk, blank=True)
    tiket = models.ForeignKey(
        "layanan.Tiket", on_delete=models.PROTECT, null=True, blank=True, related_name="surat"
    )
    pesan = models.ForeignKey(
        "layanan.PesanTiket", on_delete=models.PROTECT, null=True, blank=True, related_name="surat"
    )
    salinan_dari = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="salinan"
    )
    # Attempts that did not come back: a letter that ends its reader is set aside for people.
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    dijawab_pada = models.DateTimeField("tanda terima dikirim pada", null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    # Since then neither the raw bytes nor what was read of them are kept.
    dimusnahkan_pada = models.DateTimeField("dimusnahkan pada", null=True, blank=True, editable=False)

    objects = SuratMasukQuerySet.as_manager()
    DATA_PRIBADI = ("dari", "nama_pengirim", "subjek", "isi", "lampiran")

    class Meta:
        verbose_name = "surat masuk"
        verbose_name_plural = "surat masuk"
        constraints = [
            models.UniqueConstraint(fields=["kotak", "sidik"], name="surat_masuk_sekali_tiap_kotak"),
            models.CheckConstraint(condition=Q(kunci__regex=POLA_KUNCI_SURAT), name="surat_masuk_kunci"),
            models.CheckConstraint(condition=Q(sha256__regex=POLA_SHA256), name="surat_masuk_sha256"),
            models.CheckConstraint(
                condition=Q(status=S.TEROLAH, tiket__isnull=False) & ~Q(cara="")
                | ~Q(status=S.TEROLAH) & Q(tiket__isnull=True, pesan__isnull=True, cara=""),
                name="surat_masuk_terolah_bertiket",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.BELUM_TEROLAH, S.DIABAIKAN]) | ~Q(alasan=""),
                name="surat_masuk_bersebab",
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisSurat.SALINAN, salinan_dari__isnull=False)
                | ~Q(jenis=JenisSurat.SALINAN) & Q(salinan_dari__isnull=True),
                name="surat_masuk_salinan_berasal",
            ),
            models.CheckConstraint(
                condition=Q(diputus_oleh__isnull=True, diputus_pada__isnull=True)
                | Q(diputus_oleh__isnull=False, diputus_pada__isnull=False),
                name="surat_masuk_diputus_bernama",
            ),
            models.CheckConstraint(
                condition=Q(dimusnahkan_pada__isnull=True)
                | Q(dari="", nama_pengirim="", subjek="", isi="", lampiran=[]) & ~Q(status=S.DITERIMA),
                name="surat_masuk_musnah_kosong",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="surat_masuk_status"),
            models.Index(fields=["dari", "-id"], name="surat_masuk_dari"),
            models.Index(fields=["sidik_id"], condition=~Q(sidik_id=""), name="surat_masuk_sidik_id"),
            models.Index(fields=["sidik"], name="surat_masuk_sidik"),
            models.Index(fields=["tiket", "-id"], name="surat_masuk_tiket"),
            models.Index(
                fields=["diterima_pada", "kode"],
                condition=Q(dimusnahkan_pada__isnull=True),
                name="surat_masuk_retensi",
            ),
        ]

    def __str__(self) -> str:
        return f"surat {self.kode}"

    def is_milik(self, orang: Any) -> bool:
        """Whoever wrote it has not proven to be anybody."""
        return False


class PengirimTiket(models.Model):
    """Another address whose replies speak for the user of one ticket, because an officer said so."""

    tiket = models.ForeignKey("layanan.Tiket", on_delete=models.PROTECT, related_name="pengirim")
    surel = models.CharField("surel", max_length=254)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("surel",)

    class Meta:
        verbose_name = "pengirim tiket"
        verbose_name_plural = "pengirim tiket"
        constraints = [models.UniqueConstraint(fields=["tiket", "surel"], name="pengirim_tiket_sekali")]

    def __str__(self) -> str:
        return f"{self.tiket_id}: {self.pk}"
