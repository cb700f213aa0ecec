from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.serentak import tanda_isian
from registrasi.enums.pendaftaran import JenisAlasan

# Together with the officer's own words it must fit into DokumenSyarat.alasan_perbaikan.
MAKS_TEKS = 250
MAKS_KETERANGAN = 240


KOLOM_ALASAN = (
    *("jenis", "teks_internal", "teks_pemohon", "berlaku_untuk"),
    *("perlu_keterangan", "dasar", "urutan", "aktif"),
)


class AlasanPutusan(models.Model):
    """One reason of the catalogue: short for the officer, a whole sentence for the applicant.

    What was sent is kept in `AlasanDipakai`, so the words may change; a reason in use is only switched off.
    """

    kode = models.CharField("kode", max_length=40, unique=True)
    jenis = models.CharField("jenis", max_length=8, choices=JenisAlasan)
    # Document and section codes come from the profil, so no table can hold them as keys.
    berlaku_untuk = ArrayField(
        models.CharField(max_length=30), verbose_name="berlaku untuk", default=list, blank=True
    )
    teks_internal = models.CharField("teks untuk petugas", max_length=120)
    teks_pemohon = models.CharField("teks untuk pemohon", max_length=MAKS_TEKS)
    perlu_keterangan = models.BooleanField("perlu keterangan", default=False)
    dasar = models.CharField("kunci aturan", max_length=60, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=100)
    aktif = models.BooleanField("aktif", default=True)
    updated_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "alasan putusan"
        verbose_name_plural = "alasan putusan"
        ordering = ["jenis", "urutan", "kode"]
        constraints = [
            models.CheckConstraint(condition=Q(kode__regex=r"^[A-Z][A-Z0-9_]{2,}$"), name="alasan_kode"),
            models.CheckConstraint(condition=Q(jenis__in=JenisAlasan.values), name="alasan_jenis"),
            models.CheckConstraint(
                condition=~Q(teks_internal="") & ~Q(teks_pemohon=""), name="alasan_berteks"
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisAlasan.PERBAIKI) | Q(berlaku_untuk=[]), name="alasan_final_seluruhnya"
            ),
        ]

    def __str__(self) -> str:
        return self.teks_internal

    @property
    def tanda(self) -> str:
        """For the form's hidden field: the values it was made from, as a fingerprint."""
        return tanda_isian({nama: getattr(self, nama) for nama in KOLOM_ALASAN})

    def is_untuk(self, jenis: JenisAlasan, sasaran: str, *, is_bagian: bool = False) -> bool:
        """Whether it may be chosen now for this document or section ("" for the whole registration).

        A repair without a list holds for every document; sections are always listed.
        """
        if not self.aktif or self.jenis != jenis:
            return False
        if not self.berlaku_untuk:
            return not is_bagian
        return sasaran in self.berlaku_untuk


class AlasanDipakai(models.Model):
    """Which reason a return or refusal gave, and the words as they were sent. Frozen by the database."""

    pendaftaran = models.ForeignKey(
        "registrasi.Pendaftaran", on_delete=models.PROTECT, related_name="alasan_dipakai"
    )
    putaran = models.PositiveSmallIntegerField("putaran")
    jenis = models.CharField("jenis", max_length=8, choices=JenisAlasan)
    sasaran = models.CharField("dokumen atau bagian", max_length=30, blank=True)
    alasan = models.ForeignKey(
        AlasanPutusan, on_delete=models.PROTECT, null=True, blank=True, related_name="pemakaian"
    )
    teks = models.TextField("teks yang dikirim", max_length=2000)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "alasan yang dipakai"
        verbose_name_plural = "alasan yang dipakai"
        constraints = [
            models.UniqueConstraint(
                fields=["pendaftaran", "putaran", "jenis", "sasaran"], name="alasan_dipakai_sekali"
            ),
            models.CheckConstraint(condition=~Q(teks=""), name="alasan_dipakai_berteks"),
        ]

    def __str__(self) -> str:
        return self.teks
