"""Issued documents and their gap-free numbers."""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Upper
from django.utils import timezone

# No 0/O, 1/I/L: the code is read aloud and typed from paper.
HURUF_KODE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def kode_acak() -> str:
    """A public code such as `7KQM-2XTB-9HRD`: 12 characters of 31, about 59 bits."""
    huruf = "".join(secrets.choice(HURUF_KODE) for _ in range(12))
    return f"{huruf[:4]}-{huruf[4:8]}-{huruf[8:]}"


class JenisNaskah(models.TextChoices):
    BERITA_ACARA_VERIFIKASI = "BA-VER", "Berita Acara Verifikasi"
    SERAH_TERIMA_ASLI = "BA-STA", "Berita Acara Serah Terima Dokumen Asli"
    TANDA_TERIMA = "TT-REG", "Tanda Terima Pendaftaran"
    PERNYATAAN_PELANGGARAN = "SP-PLG", "Surat Pernyataan Terjadinya Pelanggaran"
    PEMBERITAHUAN_INSIDEN = "PB-PDP", "Pemberitahuan Kegagalan Pelindungan Data Pribadi"
    BERITA_ACARA_KESAKSIAN = "BA-KSN", "Berita Acara Kesaksian"
    PENERUSAN_LKPP = "SP-LKPP", "Surat Penerusan ke LKPP"
    SERTIFIKAT_PELATIHAN = "SRT-PLT", "Sertifikat Pelatihan"
    LEMBAR_PEMANTAUAN = "LB-PTU", "Lembar Pemantauan Bulanan"
    LAPORAN_KAPASITAS = "LP-KAP", "Laporan Kapasitas"
    LAPORAN_GANGGUAN = "DT-01", "Laporan Gangguan"
    IZIN_RUANG_SERVER = "IZ-RS", "Izin Masuk Ruang Server"
    LEMBAR_RUANG_SERVER = "LB-RS", "Lembar Kondisi Ruang Server"
    PERMINTAAN_PERUBAHAN = "PP-RFC", "Formulir Permintaan Perubahan"
    UJI_PEMULIHAN = "BA-UPL", "Berita Acara Uji Pemulihan"
    SERAH_TERIMA_MEDIA = "BA-STM", "Berita Acara Serah Terima Media"
    PEMUSNAHAN_ARSIP = "BA-PMS", "Berita Acara Pemusnahan Arsip"
    PROSEDUR = "SOP", "Standar Prosedur"
    PETUNJUK_TEKNIS = "JUKNIS", "Petunjuk Teknis"
    LAPORAN_BERKALA = "LP-BKL", "Laporan Berkala"
    LAPORAN_UNIT = "LP-UNT", "Laporan Pelaksanaan Program Unit"
    LAPORAN_EVALUASI = "LP-EVL", "Laporan Evaluasi"
    NOTULA = "NTL", "Notula Rapat"
    UNDANGAN = "UND", "Surat Undangan"
    SURAT_KELUAR = "SRT", "Surat Keluar"
    DISPOSISI = "LB-DSP", "Lembar Disposisi"


class Naskah(models.Model):
    """A document as issued: its content is frozen at issue, its PDF is built once and kept.

    The content copies the signatories' name, NIP and jabatan and the article as they were that day.
    """

    kode = models.CharField("kode", max_length=14, unique=True, default=kode_acak)
    jenis = models.CharField("jenis", max_length=10, choices=JenisNaskah)
    nomor = models.CharField("nomor", max_length=80)
    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("urut")
    judul = models.CharField("judul", max_length=200)
    penanda_tangan = models.CharField("penanda tangan", max_length=150, blank=True)
    objek_jenis = models.CharField(max_length=40)
    objek_id = models.CharField(max_length=40)
    isi = models.JSONField("isi")
    terbit_pada = models.DateTimeField("terbit pada", default=timezone.now, db_default=Now())
    berkas = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    berkas_bertanda_tangan = models.ForeignKey(
        "lpse.Berkas", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    alasan_dicabut = models.TextField("alasan dicabut", max_length=2000, blank=True)

    DATA_PRIBADI = ("isi", "penanda_tangan")

    class Meta:
        verbose_name = "naskah"
        verbose_name_plural = "naskah"
        constraints = [
            models.UniqueConstraint(fields=["jenis", "tahun", "urut"], name="naskah_urut_unik"),
            models.CheckConstraint(
                condition=Q(dicabut_pada__isnull=True) | ~Q(alasan_dicabut=""),
                name="naskah_dicabut_beralasan",
            ),
        ]
        indexes = [
            models.Index(fields=["objek_jenis", "objek_id"]),
            models.Index(fields=["nomor"]),
            models.Index(Upper("kode"), name="naskah_kode"),
            models.Index(fields=["jenis", "terbit_pada"], name="naskah_terbit"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"

    @property
    def is_berlaku(self) -> bool:
        return self.dicabut_pada is None


class NomorUrut(models.Model):
    """The counter of one kind of number in one year; locked while a number is taken."""

    jenis = models.CharField("jenis", max_length=10)
    tahun = models.PositiveSmallIntegerField("tahun")
    terakhir = models.PositiveIntegerField("terakhir", default=0)

    class Meta:
        verbose_name = "nomor urut"
        verbose_name_plural = "nomor urut"
        constraints = [models.UniqueConstraint(fields=["jenis", "tahun"], name="nomor_urut_unik")]

    def __str__(self) -> str:
        return f"{self.jenis}/{self.tahun}: {self.terakhir}"
