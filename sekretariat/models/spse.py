"""The rows that imports brought, a table for each dataset of SPSE, and the officials named in them."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from sekretariat.enums.spse import JenisData, PeranPejabat
from sekretariat.models.baris_spse import BarisSPSE, Kontrak, PaketSPSE, Pemenang, RincianPaket
from sekretariat.models.kiriman_spse import KirimanSPSE

KINI = Q(is_kini=True)


def _versi(kunci: tuple[str, ...], nama: str, *indeks: str) -> dict[str, Any]:
    """One current version per natural key, and the current rows by these columns."""
    return {
        "constraints": [
            models.UniqueConstraint(fields=list(kunci), condition=KINI, name=f"{nama}_satu_kini")
        ],
        "indexes": [
            models.Index(fields=list(kunci), condition=Q(is_kini=False), name=f"{nama}_lama"),
            *(models.Index(fields=[i], condition=KINI, name=f"{nama}_{i}"[:30]) for i in indeks),
        ],
    }


class PengumumanTender(RincianPaket):
    KUNCI = ("kd_tender",)
    kd_tender = models.CharField("kode tender", max_length=20)

    class Meta:
        verbose_name = "pengumuman tender"
        verbose_name_plural = "pengumuman tender"
        constraints = _versi(("kd_tender",), "spse_tender")["constraints"]
        indexes = _versi(("kd_tender",), "spse_tender", "tgl_pengumuman", "kode_satker")["indexes"]

    def __str__(self) -> str:
        return self.nama_paket or self.kd_tender


class TenderSelesai(RincianPaket):
    """A tender that ended: when its winner was named."""

    KUNCI = ("kd_tender",)
    kd_tender = models.CharField("kode tender", max_length=20)
    tgl_penetapan_pemenang = models.DateTimeField("pemenang ditetapkan", null=True)

    class Meta:
        verbose_name = "tender selesai"
        verbose_name_plural = "tender selesai"
        constraints = _versi(("kd_tender",), "spse_selesai")["constraints"]
        indexes = _versi(("kd_tender",), "spse_selesai", "tgl_penetapan_pemenang")["indexes"]

    def __str__(self) -> str:
        return self.nama_paket or self.kd_tender


class NilaiTender(PaketSPSE, Kontrak):
    """A tender with its winner and contract; its days have no hour in SPSE and stand at local midnight."""

    KUNCI = ("kd_tender",)
    kd_tender = models.CharField("kode tender", max_length=20)
    tgl_pengumuman = models.DateTimeField("diumumkan", null=True)
    tgl_penetapan_pemenang = models.DateTimeField("pemenang ditetapkan", null=True)

    class Meta:
        verbose_name = "nilai kontrak tender"
        verbose_name_plural = "nilai kontrak tender"
        constraints = _versi(("kd_tender",), "spse_nilai")["constraints"]
        indexes = _versi(("kd_tender",), "spse_nilai", "tgl_penetapan_pemenang", "npwp16")["indexes"]

    def __str__(self) -> str:
        return self.kd_tender


class PesertaTender(BarisSPSE, Pemenang):
    """One registration for a tender. A tender without participants has one row without `kd_peserta`."""

    KUNCI = ("kd_tender", "kd_peserta")
    kd_tender = models.CharField("kode tender", max_length=20)
    kd_paket = models.CharField("kode paket", max_length=30, blank=True)
    kd_peserta = models.CharField("kode peserta", max_length=20, blank=True)
    is_pemenang = models.BooleanField("pemenang", null=True)
    is_pemenang_terverifikasi = models.BooleanField("pemenang terverifikasi", null=True)
    alasan = models.TextField("alasan", blank=True)

    class Meta:
        verbose_name = "peserta tender"
        verbose_name_plural = "peserta tender"
        constraints = _versi(("kd_tender", "kd_peserta"), "spse_peserta")["constraints"]
        indexes = _versi(("kd_tender", "kd_peserta"), "spse_peserta", "npwp16")["indexes"]

    def __str__(self) -> str:
        return f"{self.kd_tender}: {self.kd_peserta}"


class JadwalTender(BarisSPSE):
    """One stage of a tender with its hours."""

    KUNCI = ("kd_tender", "kd_tahapan", "kd_akt")
    kd_tender = models.CharField("kode tender", max_length=20)
    kd_tahapan = models.CharField("kode tahapan", max_length=20, blank=True)
    nama_tahapan = models.CharField("tahapan", max_length=200, blank=True)
    kd_akt = models.CharField("kode kegiatan", max_length=20, blank=True)
    nama_akt = models.CharField("kegiatan", max_length=200, blank=True)
    tgl_awal = models.DateTimeField("mulai", null=True)
    tgl_akhir = models.DateTimeField("selesai", null=True)

    class Meta:
        verbose_name = "jadwal tender"
        verbose_name_plural = "jadwal tender"
        constraints = _versi(("kd_tender", "kd_tahapan", "kd_akt"), "spse_jadwal")["constraints"]
        indexes = _versi(("kd_tender", "kd_tahapan", "kd_akt"), "spse_jadwal", "tgl_awal")["indexes"]

    def __str__(self) -> str:
        return f"{self.kd_tender}: {self.nama_tahapan or self.kd_tahapan}"


class PengumumanNontender(RincianPaket):
    KUNCI = ("kd_nontender",)
    kd_nontender = models.CharField("kode nontender", max_length=20)
    repeat_order = models.CharField("repeat order", max_length=20, blank=True)

    class Meta:
        verbose_name = "pengumuman nontender"
        verbose_name_plural = "pengumuman nontender"
        constraints = _versi(("kd_nontender",), "spse_nontender")["constraints"]
        indexes = _versi(("kd_nontender",), "spse_nontender", "tgl_pengumuman", "kode_satker")["indexes"]

    def __str__(self) -> str:
        return self.nama_paket or self.kd_nontender


class NontenderSelesai(RincianPaket, Kontrak):
    KUNCI = ("kd_nontender",)
    kd_nontender = models.CharField("kode nontender", max_length=20)
    tgl_selesai = models.DateTimeField("selesai", null=True)

    class Meta:
        verbose_name = "nontender selesai"
        verbose_name_plural = "nontender selesai"
        constraints = _versi(("kd_nontender",), "spse_nonselesai")["constraints"]
        indexes = _versi(("kd_nontender",), "spse_nonselesai", "tgl_selesai", "npwp16")["indexes"]

    def __str__(self) -> str:
        return self.nama_paket or self.kd_nontender


class SatkerSPSE(BarisSPSE):
    """An agency as SPSE lists it: here the two forms of its code meet."""

    KUNCI = ("kode_satker_spse",)
    nama_satker = models.CharField("nama satker", max_length=300)
    nama_klpd = models.CharField("nama K/L/PD", max_length=200, blank=True)
    jenis_klpd = models.CharField("jenis K/L/PD", max_length=60, blank=True)
    jenis_satker = models.CharField("jenis satker", max_length=60, blank=True)
    status_satker = models.CharField("status satker", max_length=60, blank=True)
    ket_satker = models.CharField("keterangan", max_length=200, blank=True)
    kode_eselon = models.CharField("kode eselon", max_length=60, blank=True)
    alamat_satker = models.TextField("alamat", blank=True)

    class Meta:
        verbose_name = "satker SPSE"
        verbose_name_plural = "satker SPSE"
        constraints = _versi(("kode_satker_spse",), "spse_satker")["constraints"]
        indexes = _versi(("kode_satker_spse",), "spse_satker", "kode_satker")["indexes"]

    def __str__(self) -> str:
        return self.nama_satker


class PejabatSPSEQuerySet(models.QuerySet["PejabatSPSE"]):
    def kini(self) -> "PejabatSPSEQuerySet":
        """Those whom SPSE names now; the others are history."""
        return self.filter(dilepas_pada__isnull=True)


class PejabatSPSE(models.Model):
    """An official whom a package names. Only some years' exports name them; only some roles may see them.

    From `ditarik_pada`, of the import that named them first, until a newer pull of the same dataset no longer
    does (`dilepas_pada`). Who is named again after that has another row.
    """

    kiriman = models.ForeignKey(KirimanSPSE, on_delete=models.PROTECT, db_index=False, related_name="+")
    jenis = models.CharField("jenis data", max_length=20, choices=JenisData)
    kd_paket = models.CharField("kode tender atau nontender", max_length=20)
    peran = models.CharField("sebagai", max_length=5, choices=PeranPejabat)
    nip = models.CharField("NIP", max_length=18, blank=True)
    nik = models.CharField("NIK", max_length=16, blank=True)
    nama = models.CharField("nama", max_length=200, blank=True)
    ditarik_pada = models.DateTimeField("disebut sejak", default=timezone.now, db_default=Now())
    terlihat_pada = models.DateTimeField("terakhir disebut", default=timezone.now, db_default=Now())
    dilepas_pada = models.DateTimeField("tidak disebut lagi sejak", null=True)

    objects = PejabatSPSEQuerySet.as_manager()
    DATA_PRIBADI = ("nip", "nik", "nama")

    class Meta:
        verbose_name = "pejabat dalam data SPSE"
        verbose_name_plural = "pejabat dalam data SPSE"
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "kd_paket", "peran", "nip", "nik", "nama"],
                condition=Q(dilepas_pada__isnull=True),
                name="pejabat_spse_unik",
            ),
            models.CheckConstraint(
                condition=Q(terlihat_pada__gte=F("ditarik_pada"))
                & (Q(dilepas_pada__isnull=True) | Q(dilepas_pada__gte=F("terlihat_pada"))),
                name="pejabat_spse_urut",
            ),
            models.CheckConstraint(
                condition=~Q(nip="") | ~Q(nik="") | ~Q(nama=""), name="pejabat_spse_bernama"
            ),
        ]
        indexes = [
            models.Index(fields=["nip"], condition=~Q(nip=""), name="pejabat_spse_nip"),
            models.Index(fields=["nik"], condition=~Q(nik=""), name="pejabat_spse_nik"),
            models.Index(
                fields=["jenis", "kd_paket"],
                condition=Q(dilepas_pada__isnull=False),
                name="pejabat_spse_lama",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} {self.kd_paket}"
