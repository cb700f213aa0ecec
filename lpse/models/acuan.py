"""Reference data that more than one unit needs."""

from django.db import models
from django.db.models.functions import Now, Upper
from django.utils import timezone


class Satker(models.Model):
    """An agency (satuan kerja) as the SPSE of this region names it."""

    kode_klpd = models.CharField("kode K/L/PD", max_length=10)
    kode = models.CharField("kode satker", max_length=40)
    nama = models.CharField("nama", max_length=255)

    class Meta:
        verbose_name = "satuan kerja"
        verbose_name_plural = "satuan kerja"
        constraints = [models.UniqueConstraint("kode_klpd", Upper("kode"), name="satker_kode_unik")]

    def __str__(self) -> str:
        return self.nama


class Lokasi(models.Model):
    """A place the unit uses: a room, a rack, a store for paper files or media."""

    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=120)
    keterangan = models.CharField("keterangan", max_length=200, blank=True)
    is_ruang_server = models.BooleanField("ruang server", default=False)

    class Meta:
        verbose_name = "lokasi"
        verbose_name_plural = "lokasi"
        constraints = [models.UniqueConstraint(Upper("kode"), name="lokasi_kode_unik")]

    def __str__(self) -> str:
        return self.nama


class RujukanSurat(models.Model):
    """A letter or decree that an act rests on: number, date, from, subject, file."""

    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    dari = models.CharField("dari", max_length=150)
    perihal = models.CharField("perihal", max_length=200)
    berkas = models.ForeignKey(
        "lpse.Berkas",
        verbose_name="berkas",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        verbose_name = "rujukan surat"
        verbose_name_plural = "rujukan surat"

    def __str__(self) -> str:
        return f"{self.nomor} – {self.perihal}"
