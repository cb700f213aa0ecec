"""LKPP's technical instructions: who carries each out until when, and what proves that it was done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from infrastruktur.enums.gangguan import StatusInstruksi
from lpse.kode import kode_publik
from lpse.kunci import kunci
from lpse.models import Akun

S = StatusInstruksi


class InstruksiLKPPQuerySet(models.QuerySet["InstruksiLKPP"]):
    def lock(self, pk: int) -> "InstruksiLKPP":
        """The instruction, locked until the act's transaction ends."""
        return kunci(self, pk, "dicatat_oleh", "penanggung_jawab", "dilaksanakan_oleh")

    def menunggu(self) -> "InstruksiLKPPQuerySet":
        return self.filter(status=S.MENUNGGU)


class InstruksiLKPP(models.Model):
    """A technical instruction of LKPP until it is carried out, or refused with a reason; then a trigger
    keeps it as it is.

    `asal` is the code of the matter at LKPP that it answered, where there was one; `terkait` the number of
    the incident or change request through which it is carried out.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    status = models.CharField("status", max_length=12, choices=StatusInstruksi, default=S.MENUNGGU)
    isi = models.TextField("instruksi", max_length=8000)
    # LKPP, or whom the profil of that day named beside it.
    dari = models.CharField("dari", max_length=60, default="LKPP", db_default="LKPP")
    asal = models.CharField("perkara asal", max_length=16, blank=True, editable=False)
    diterima_pada = models.DateTimeField("diterima pada", default=timezone.now, db_default=Now())
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    penanggung_jawab = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tenggat = models.DateField("paling lambat", null=True, blank=True)
    terkait = models.CharField("perkara terkait", max_length=60, blank=True)
    dilaksanakan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When it ended, carried out or refused.
    dilaksanakan_pada = models.DateTimeField("dilaksanakan pada", null=True, blank=True)
    hasil = models.TextField("hasil atau alasan", max_length=4000, blank=True)

    objects = InstruksiLKPPQuerySet.as_manager()

    class Meta:
        verbose_name = "instruksi teknis LKPP"
        verbose_name_plural = "instruksi teknis LKPP"
        constraints = [
            models.CheckConstraint(condition=~Q(isi=""), name="instruksi_berisi"),
            models.CheckConstraint(
                condition=Q(
                    status=S.MENUNGGU,
                    dilaksanakan_pada__isnull=True,
                    dilaksanakan_oleh__isnull=True,
                    hasil="",
                )
                | (
                    ~Q(status=S.MENUNGGU)
                    & Q(dilaksanakan_pada__isnull=False, dilaksanakan_oleh__isnull=False)
                    & ~Q(hasil="")
                ),
                name="instruksi_selesai_berhasil",
            ),
        ]
        indexes = [
            models.Index(fields=["tenggat", "id"], condition=Q(status=S.MENUNGGU), name="instruksi_menunggu"),
            models.Index(fields=["status", "-id"], name="instruksi_status"),
            models.Index(fields=["asal"], condition=~Q(asal=""), name="instruksi_asal"),
        ]

    def __str__(self) -> str:
        return self.isi[:80]

    def is_milik(self, akun: Akun) -> bool:
        """Whether this officer is to carry it out."""
        return self.penanggung_jawab_id == akun.pk

    @property
    def is_menunggu(self) -> bool:
        return self.status == S.MENUNGGU


class BuktiInstruksi(models.Model):
    """One proof that an instruction was carried out: words, a file, or both. Append-only by trigger."""

    kode = models.CharField(max_length=16, unique=True, default=kode_publik, editable=False)
    instruksi = models.ForeignKey(InstruksiLKPP, on_delete=models.PROTECT, related_name="bukti")
    keterangan = models.TextField("keterangan", max_length=2000, blank=True)
    berkas = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada", default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "bukti pelaksanaan instruksi"
        verbose_name_plural = "bukti pelaksanaan instruksi"
        constraints = [
            models.CheckConstraint(
                condition=~Q(keterangan="") | Q(berkas__isnull=False), name="bukti_instruksi_berisi"
            )
        ]

    def __str__(self) -> str:
        return f"{self.instruksi_id}: {self.pk}"
