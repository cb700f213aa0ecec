"""Packages as one list, and what reports need of their rows, summed up by triggers of the database.

A test compares each table with the view beside it, `<table>_asal`, which reckons it from the rows.
"""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from sekretariat.enums.e_reporting import Kumpulan


class PaketGabungan(models.Model):
    """One tender or nontender with the newest version of all that its datasets say; nothing is written here.

    An announcement is preferred; where only its end was delivered, that is what is known. `urut` is never
    null: the moment of the announcement, else the start of 1970.
    """

    id = models.CharField(max_length=21, primary_key=True)
    kumpulan = models.CharField("kumpulan data", max_length=9, choices=Kumpulan)
    kode = models.CharField("kode", max_length=20)
    kd_paket = models.CharField("kode paket", max_length=30)
    kd_rup = models.TextField("kode RUP")
    nama = models.TextField("nama paket")
    tahun = models.PositiveSmallIntegerField("tahun anggaran", null=True)
    kode_satker = models.CharField("kode satker", max_length=40)
    nama_satker = models.CharField("satker", max_length=300)
    nama_klpd = models.CharField("K/L/PD", max_length=200)
    metode = models.CharField("metode pemilihan", max_length=100)
    jenis = models.CharField("jenis pengadaan", max_length=100)
    kualifikasi = models.CharField("kualifikasi usaha", max_length=60)
    sumber_dana = models.CharField("sumber dana", max_length=60)
    status = models.CharField("status", max_length=60)
    versi = models.PositiveSmallIntegerField("pengulangan ke")
    pagu = models.DecimalField("pagu", max_digits=18, decimal_places=2, null=True)
    hps = models.DecimalField("HPS", max_digits=18, decimal_places=2, null=True)
    kontrak = models.DecimalField("nilai kontrak", max_digits=18, decimal_places=2, null=True)
    umk = models.DecimalField("nilai usaha mikro dan kecil", max_digits=18, decimal_places=2, null=True)
    pdn = models.DecimalField("nilai produk dalam negeri", max_digits=18, decimal_places=2, null=True)
    nama_penyedia = models.CharField("pemenang", max_length=200)
    npwp16 = models.CharField("NPWP pemenang", max_length=16)
    diumumkan = models.DateTimeField("diumumkan", null=True)
    selesai_pada = models.DateTimeField("pemenang ditetapkan atau selesai", null=True)
    urut = models.DateTimeField()
    ditarik_pada = models.DateTimeField("ditarik dari SPSE")

    DATA_PRIBADI = ("nama_penyedia", "npwp16")

    class Meta:
        verbose_name = "paket dalam data SPSE"
        verbose_name_plural = "paket dalam data SPSE"
        constraints = [models.UniqueConstraint(fields=["kode", "kumpulan"], name="paket_gabungan_kode")]
        indexes = [
            models.Index(fields=["-urut", "-id"], name="paket_gabungan_terbaru"),
            models.Index(fields=["kd_paket"], condition=~Q(kd_paket=""), name="paket_gabungan_paket"),
        ]

    def __str__(self) -> str:
        return self.nama or self.kode

    @property
    def hemat(self) -> Decimal | None:
        """HPS less contract; None unless both are known."""
        return None if self.hps is None or self.kontrak is None else self.hps - self.kontrak

    @property
    def hari(self) -> float | None:
        """Days from announcement to winner; None where a moment is missing, or they stand the wrong way."""
        if self.diumumkan is None or self.selesai_pada is None or self.selesai_pada < self.diumumkan:
            return None
        return (self.selesai_pada - self.diumumkan).total_seconds() / 86400


class RingkasanPeserta(models.Model):
    """How many take part in a tender, and bid; only of tenders whose participants were delivered."""

    kd_tender = models.CharField("kode tender", max_length=20, primary_key=True)
    peserta = models.IntegerField("peserta")
    penawaran = models.IntegerField("penawaran")

    class Meta:
        verbose_name = "ringkasan peserta tender"
        verbose_name_plural = "ringkasan peserta tender"

    def __str__(self) -> str:
        return self.kd_tender


class RingkasanJadwal(models.Model):
    """The stages of a tender in their order, with the days each lasts; a nameless one goes by its code."""

    kd_tender = models.CharField("kode tender", max_length=20, primary_key=True)
    tahapan = ArrayField(models.TextField(), verbose_name="tahapan")
    # Of the stage in the same place; null where it ends before it begins.
    lama = ArrayField(models.FloatField(null=True), verbose_name="lama dalam hari")
    # Those it stood in when the data were pulled.
    sedang = ArrayField(models.TextField(), verbose_name="sedang di tahapan")

    class Meta:
        verbose_name = "ringkasan jadwal tender"
        verbose_name_plural = "ringkasan jadwal tender"

    def __str__(self) -> str:
        return self.kd_tender


class RingkasanPenyedia(models.Model):
    """How often SPSE's data name a provider; the one without NPWP stands for all participants without.

    One that no row names any longer stays, with zeros. The database gives the code, which stands for it in
    addresses: a tax number may be a person's.
    """

    npwp16 = models.CharField("NPWP 16 digit", max_length=16, primary_key=True)
    ikut = models.IntegerField("ikut tender")
    menang = models.IntegerField("menang tender")
    nilai = models.IntegerField("kontrak tender")
    nontender = models.IntegerField("kontrak nontender")
    nama = models.CharField("nama menurut tarikan terbaru", max_length=200)
    disebut_pada = models.DateTimeField("tarikan yang menyebut namanya")
    kode = models.UUIDField("kode dalam alamat", unique=True, editable=False, db_default=RandomUUID())

    DATA_PRIBADI = ("npwp16", "nama")

    class Meta:
        verbose_name = "ringkasan penyedia terlihat"
        verbose_name_plural = "ringkasan penyedia terlihat"

    def __str__(self) -> str:
        return self.npwp16
