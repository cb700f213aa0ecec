"""The evidence itself: sealed bytes, the hands they pass through, and what signatures prove."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from layanan.enums.kesaksian import JenisSerahTerima, Kepercayaan
from lpse.models.berkas import POLA_SHA256

POLA_KUNCI_SEGEL = r"^tersegel/[0-9a-f]{2}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


class BerkasTersegel(models.Model):
    """The bytes of a file that cannot be opened, exactly as handed over. Append-only by trigger.

    Of any kind, so never opened, scanned, drawn or run here; given out only as a download, with a reason.
    """

    berkas = models.OneToOneField("layanan.BerkasTakTerbuka", on_delete=models.PROTECT, related_name="segel")
    kunci = models.CharField("kunci penyimpanan", max_length=48, unique=True, editable=False)
    ukuran = models.PositiveBigIntegerField("ukuran (byte)")
    sha256 = models.CharField("SHA-256", max_length=64)
    disegel_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    disegel_pada = models.DateTimeField("disegel pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "berkas tersegel"
        verbose_name_plural = "berkas tersegel"
        constraints = [
            models.CheckConstraint(condition=Q(kunci__regex=POLA_KUNCI_SEGEL), name="tersegel_kunci_acak"),
            models.CheckConstraint(condition=Q(sha256__regex=POLA_SHA256), name="tersegel_sha256"),
            models.CheckConstraint(condition=Q(ukuran__gt=0), name="tersegel_berisi"),
        ]

    def __str__(self) -> str:
        return f"{self.berkas_id}: {self.sha256[:16]}"


class SerahTerimaBukti(models.Model):
    """One link of the chain of custody: from whom to whom, on what, for what. Append-only by trigger.

    `sha256` is what was computed or read at that moment; `is_cocok` whether it is still the fingerprint
    recorded first, null where nobody could read the file then.
    """

    berkas = models.ForeignKey(
        "layanan.BerkasTakTerbuka", on_delete=models.PROTECT, related_name="serah_terima"
    )
    jenis = models.CharField("peristiwa", max_length=10, choices=JenisSerahTerima)
    pada = models.DateTimeField("waktu", default=timezone.now, db_default=Now())
    dari = models.CharField("dari", max_length=150)
    kepada = models.CharField("kepada", max_length=150)
    media = models.CharField("media", max_length=150)
    tujuan = models.CharField("untuk keperluan", max_length=300)
    sha256 = models.CharField("SHA-256 saat itu", max_length=64, blank=True)
    is_cocok = models.BooleanField("sidik cocok", null=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("dari", "kepada", "tujuan")

    class Meta:
        verbose_name = "serah terima bukti"
        verbose_name_plural = "serah terima bukti"
        ordering = ("pada", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(dari="") & ~Q(kepada="") & ~Q(media="") & ~Q(tujuan=""),
                name="serah_terima_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(is_cocok__isnull=True, sha256="")
                | Q(is_cocok__isnull=False, sha256__regex=POLA_SHA256),
                name="serah_terima_sidik_dibandingkan",
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisSerahTerima.DISERAHKAN) | Q(is_cocok__isnull=False),
                name="serah_terima_portal_selalu_diperiksa",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.berkas_id}: {self.get_jenis_display()}"


class HasilTandaTangan(models.Model):
    """What one electronic signature in a signed copy proves, as it was checked. Append-only by trigger.

    A copy is taken only when every signature in it is intact, so there is no column that says it is not.
    """

    kesaksian = models.ForeignKey("layanan.Kesaksian", on_delete=models.PROTECT, related_name="tanda_tangan")
    berkas = models.ForeignKey("lpse.Berkas", on_delete=models.PROTECT, related_name="+")
    urut = models.PositiveSmallIntegerField("urut")
    penanda_tangan = models.CharField("penanda tangan", max_length=200)
    penerbit = models.CharField("penerbit sertifikat", max_length=200)
    # As the signer's own clock said, unless a time stamp proves it.
    ditandatangani_pada = models.DateTimeField("waktu tanda tangan", null=True, blank=True)
    is_bercap_waktu = models.BooleanField("bercap waktu", default=False)
    is_seluruh_berkas = models.BooleanField("mencakup seluruh berkas", default=False)
    kepercayaan = models.CharField("penerbit", max_length=13, choices=Kepercayaan)
    diperiksa_pada = models.DateTimeField("diperiksa pada", default=timezone.now, db_default=Now())

    DATA_PRIBADI = ("penanda_tangan",)

    class Meta:
        verbose_name = "hasil tanda tangan"
        verbose_name_plural = "hasil tanda tangan"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["berkas", "urut"], name="hasil_tanda_tangan_sekali"),
            models.CheckConstraint(condition=Q(urut__gte=1), name="hasil_tanda_tangan_urut"),
        ]

    def __str__(self) -> str:
        return f"{self.kesaksian_id}/{self.urut}: {self.penanda_tangan}"
