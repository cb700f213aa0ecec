"""The emergency that the head declares for an incident: why, who was ordered, the damage, how it ended."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from infrastruktur.enums.darurat import PutusanPenilaian, StatusDarurat
from infrastruktur.models.aset import Aset
from infrastruktur.models.gangguan import Gangguan
from lpse.kunci import kunci
from lpse.models import Akun

S, P = StatusDarurat, PutusanPenilaian


class KeadaanDaruratQuerySet(models.QuerySet["KeadaanDarurat"]):
    def lock(self, pk: int) -> "KeadaanDarurat":
        """The emergency, locked until the act's transaction ends."""
        return kunci(self, pk, "gangguan", "dinyatakan_oleh", "diakhiri_oleh")

    def berlaku(self) -> "KeadaanDaruratQuerySet":
        return self.filter(status=S.BERLAKU)


class KeadaanDarurat(models.Model):
    """One emergency of one incident, from the declaration to its end.

    An incident has one at a time, and is neither closed nor cancelled while it stands: triggers keep both,
    the declaration as it was, and that none ends without an assessment that the head approved.
    """

    gangguan = models.ForeignKey(Gangguan, on_delete=models.PROTECT, related_name="darurat")
    status = models.CharField("status", max_length=8, choices=StatusDarurat, default=S.BERLAKU)
    alasan = models.TextField("hasil analisis dan alasan", max_length=4000)
    perintah = models.TextField("perintah kepada tim", max_length=4000)
    dinyatakan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dinyatakan_pada = models.DateTimeField("dinyatakan pada", default=timezone.now, db_default=Now())
    hasil = models.TextField("hasil pemulihan", max_length=4000, blank=True)
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diakhiri_pada = models.DateTimeField("diakhiri pada", null=True, blank=True)

    objects = KeadaanDaruratQuerySet.as_manager()

    class Meta:
        verbose_name = "keadaan darurat"
        verbose_name_plural = "keadaan darurat"
        constraints = [
            models.UniqueConstraint(
                fields=["gangguan"], condition=Q(status=S.BERLAKU), name="darurat_satu_per_gangguan"
            ),
            models.CheckConstraint(
                condition=~Q(alasan="") & ~Q(perintah=""), name="darurat_beralasan_dan_berperintah"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=S.BERLAKU, diakhiri_oleh__isnull=True, diakhiri_pada__isnull=True, hasil=""
                )
                | Q(status=S.BERAKHIR, diakhiri_oleh__isnull=False, diakhiri_pada__gte=F("dinyatakan_pada"))
                & ~Q(hasil=""),
                name="darurat_berakhir_berhasil",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gangguan_id}: {self.get_status_display()}"

    def is_milik(self, akun: Akun) -> bool:
        """An emergency is the unit's, nobody's own."""
        return False

    @property
    def is_berlaku(self) -> bool:
        return self.status == S.BERLAKU


class AnggotaDarurat(models.Model):
    """Somebody whom the head ordered into the team; append-only by trigger."""

    darurat = models.ForeignKey(KeadaanDarurat, on_delete=models.PROTECT, related_name="anggota")
    akun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "anggota tim darurat"
        verbose_name_plural = "anggota tim darurat"
        constraints = [models.UniqueConstraint(fields=["darurat", "akun"], name="anggota_darurat_sekali")]

    def __str__(self) -> str:
        return f"{self.darurat_id}: {self.akun_id}"


class PenilaianKerusakan(models.Model):
    """What is damaged on one asset or in one area, for how long and how much, and how it is recovered.

    The head decides on what somebody else assessed; afterwards a trigger keeps it.
    """

    darurat = models.ForeignKey(KeadaanDarurat, on_delete=models.PROTECT, related_name="penilaian")
    aset = models.ForeignKey(Aset, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    bagian = models.CharField("bagian yang rusak", max_length=160, blank=True)
    kerusakan = models.TextField("kerusakan", max_length=2000)
    perkiraan = models.CharField("perkiraan waktu dan biaya", max_length=300)
    langkah = models.TextField("langkah pemulihan", max_length=2000)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField("dicatat pada", default=timezone.now, db_default=Now())
    putusan = models.CharField("putusan", max_length=9, choices=PutusanPenilaian, default=P.MENUNGGU)
    catatan = models.CharField("catatan Kepala", max_length=500, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)

    class Meta:
        verbose_name = "penilaian kerusakan"
        verbose_name_plural = "penilaian kerusakan"
        constraints = [
            models.CheckConstraint(
                condition=(Q(aset__isnull=False) | ~Q(bagian=""))
                & ~Q(kerusakan="")
                & ~Q(perkiraan="")
                & ~Q(langkah=""),
                name="penilaian_kerusakan_berisi",
            ),
            models.CheckConstraint(
                condition=Q(putusan=P.MENUNGGU, diputus_oleh__isnull=True, diputus_pada__isnull=True)
                | ~Q(putusan=P.MENUNGGU)
                & Q(diputus_oleh__isnull=False, diputus_pada__isnull=False)
                & ~Q(diputus_oleh=F("dicatat_oleh")),
                name="penilaian_kerusakan_dua_orang",
            ),
            models.CheckConstraint(
                condition=~Q(putusan=P.DITOLAK) | ~Q(catatan=""), name="penilaian_kerusakan_ditolak_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return str(self.aset or self.bagian)
