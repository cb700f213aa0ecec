"""Evaluations and findings: their kinds, how they stand, what may be done with them."""

from django.db import models


class JenisEvaluasi(models.TextChoices):
    ATASAN = "atasan", "Oleh penilai di atas LPSE"
    INTERNAL = "internal", "Internal"


class PerangkatEvaluasi(models.TextChoices):
    """Which questions are asked."""

    STANDAR = "standar", "17 standar LPSE"
    PERATURAN = "peraturan", "Pasal peraturan yang dipakai"
    KEDUANYA = "keduanya", "Standar LPSE dan pasal peraturan"


class StatusEvaluasi(models.TextChoices):
    DISIAPKAN = "disiapkan", "Disiapkan"
    BERLANGSUNG = "berlangsung", "Berlangsung"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanEvaluasi(models.TextChoices):
    """What is done with an evaluation; each word is also its address."""

    MULAI = "mulai", "Mulai menilai"
    TERBITKAN = "terbitkan", "Selesaikan dan terbitkan"
    BATALKAN = "batalkan", "Batalkan"


class NilaiJawaban(models.TextChoices):
    YA = "ya", "Ya"
    SEBAGIAN = "sebagian", "Sebagian"
    TIDAK = "tidak", "Tidak"
    TIDAK_BERLAKU = "tidak_berlaku", "Tidak berlaku"


class SumberTemuan(models.TextChoices):
    EVALUASI = "evaluasi", "Evaluasi"
    AUDIT = "audit", "Audit"
    # Of auditors who have no account here: what their report says, by the letter that brought it.
    AUDIT_LUAR = "audit_luar", "Laporan audit luar"
    KEPATUHAN = "kepatuhan", "Kepatuhan"


class PrioritasTemuan(models.TextChoices):
    TINGGI = "tinggi", "Tinggi"
    SEDANG = "sedang", "Sedang"
    RENDAH = "rendah", "Rendah"


class StatusTemuan(models.TextChoices):
    TERBUKA = "terbuka", "Terbuka"
    DITINDAKLANJUTI = "ditindaklanjuti", "Menunggu persetujuan penilai"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISETUJUI = "disetujui", "Selesai"


# What waits for its owner, and what is not closed yet.
MENUNGGU_PEMILIK = (StatusTemuan.TERBUKA, StatusTemuan.DIKEMBALIKAN)
BELUM_SELESAI = (*MENUNGGU_PEMILIK, StatusTemuan.DITINDAKLANJUTI)


class TindakanTemuan(models.TextChoices):
    TINDAK_LANJUTI = "tindak_lanjuti", "Laporkan tindak lanjut"
    SETUJUI = "setujui", "Setujui"
    KEMBALIKAN = "kembalikan", "Kembalikan"


class PeristiwaTemuan(models.TextChoices):
    DICATAT = "dicatat", "Dicatat"
    DIUBAH = "diubah", "Diubah"
    DITINDAKLANJUTI = "ditindaklanjuti", "Tindak lanjut dilaporkan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISETUJUI = "disetujui", "Disetujui penilai"
