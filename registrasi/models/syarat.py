import json

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from lpse.serentak import tanda_isian
from lpse.waktu import tanggal


class DokumenDiserahkan:
    """A document that somebody hands in and a verifier marks: the applicant's part of it, and the whole."""

    berkas_id: int | None
    is_wajib: bool
    perlu_perbaikan: bool
    ada: bool
    sesuai_asli: bool

    @property
    def is_terpenuhi(self) -> bool:
        """Whether the applicant has done their part for this document."""
        return not self.perlu_perbaikan and (self.berkas_id is not None or not self.is_wajib)

    @property
    def is_lolos(self) -> bool:
        """Whether it stands in the way of approval no more. An optional one counts once it was handed in."""
        if self.berkas_id is None:
            return not self.is_wajib
        return self.ada and self.sesuai_asli


class DokumenSyarat(DokumenDiserahkan, models.Model):
    """One document that a registration needs, as the regulation listed it when the registration began.

    The verifier's two marks (`ada`, `sesuai_asli`) belong to the file shown; a new upload clears them.
    """

    pendaftaran = models.ForeignKey(
        "registrasi.Pendaftaran", on_delete=models.PROTECT, related_name="dokumen"
    )
    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=200)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan")
    is_wajib = models.BooleanField("wajib")
    kunci_aturan = models.CharField("kunci aturan", max_length=60)
    dasar = models.CharField("dasar", max_length=255)
    batas_mb = models.PositiveSmallIntegerField("batas ukuran (MB)")
    berkas = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    perlu_perbaikan = models.BooleanField("perlu perbaikan", default=False)
    alasan_perbaikan = models.CharField("yang perlu diperbaiki", max_length=500, blank=True)

    ada = models.BooleanField("ada", default=False)
    sesuai_asli = models.BooleanField("sesuai asli", default=False)
    asli_diperlihatkan_pada = models.DateField("asli diperlihatkan pada", null=True, blank=True)
    catatan = models.CharField("catatan verifikator", max_length=500, blank=True)
    diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diperiksa_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "dokumen syarat"
        verbose_name_plural = "dokumen syarat"
        ordering = ["urutan"]
        constraints = [
            models.UniqueConstraint(fields=["pendaftaran", "kode"], name="dokumen_syarat_unik"),
            models.CheckConstraint(
                condition=Q(sesuai_asli=False)
                | Q(ada=True, asli_diperlihatkan_pada__isnull=False, diperiksa_oleh__isnull=False),
                name="dokumen_sesuai_asli_tercatat",
            ),
            models.CheckConstraint(
                condition=Q(ada=False) | Q(berkas__isnull=False), name="dokumen_ada_berberkas"
            ),
            models.CheckConstraint(
                condition=Q(perlu_perbaikan=False) | ~Q(alasan_perbaikan=""),
                name="dokumen_perbaikan_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(diperiksa_oleh__isnull=True, diperiksa_pada__isnull=True)
                | Q(diperiksa_oleh__isnull=False, diperiksa_pada__isnull=False),
                name="dokumen_diperiksa_berpasangan",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def nilai_tanda(self) -> dict[str, str]:
        """The marks in words, and the file they belong to: what one save may overwrite of another's."""
        asli = self.asli_diperlihatkan_pada
        return {
            "berkas": str(self.berkas_id or ""),
            "ada": "Ya" if self.ada else "Tidak",
            "sesuai_asli": "Ya" if self.sesuai_asli else "Tidak",
            "asli_diperlihatkan_pada": tanggal(asli) if asli else "",
            "catatan": self.catatan,
        }

    @property
    def tanda(self) -> str:
        """For the form's hidden field: the marks it was made from, as a fingerprint."""
        return tanda_isian(self.nilai_tanda)

    @property
    def semula(self) -> str:
        """The same marks to be read again; whoever reads them holds them against `tanda`."""
        return json.dumps(self.nilai_tanda)


class BerkasSyarat(models.Model):
    """Every file ever handed in for a document, so that a replaced one stays in the history."""

    dokumen = models.ForeignKey(DokumenSyarat, on_delete=models.PROTECT, related_name="riwayat")
    berkas = models.OneToOneField("lpse.Berkas", on_delete=models.PROTECT, related_name="+")
    putaran = models.PositiveSmallIntegerField("putaran")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "berkas syarat"
        verbose_name_plural = "berkas syarat"

    def __str__(self) -> str:
        return f"{self.dokumen} putaran {self.putaran}"
