"""What came by mail, and what became of it."""

from django.db import models


class JenisSurat(models.TextChoices):
    """What a letter is, judged by its headers and its build, never by its subject."""

    BELUM_TERBACA = "belum_terbaca", "Belum terbaca"
    SURAT = "surat", "Surat"
    OTOMATIS = "otomatis", "Jawaban otomatis atau edaran"
    PANTULAN = "pantulan", "Laporan surel tidak sampai"
    SENDIRI = "sendiri", "Surat portal sendiri"
    SALINAN = "salinan", "Salinan lewat kotak lain"


class StatusSurat(models.TextChoices):
    DITERIMA = "diterima", "Baru diterima"
    TEROLAH = "terolah", "Masuk tiket"
    BELUM_TEROLAH = "belum_terolah", "Belum terolah"
    DIABAIKAN = "diabaikan", "Tidak perlu tiket"


class TindakanSurat(models.TextChoices):
    """The acts; the label is the button."""

    OLAH = "olah", "Masukkan ke tiket"
    TAHAN = "tahan", "Tahan untuk petugas"
    LEWATI = "lewati", "Lewati"
    JADIKAN_TIKET = "jadikan_tiket", "Jadikan tiket"
    LAMPIRKAN = "lampirkan", "Lampirkan ke tiket"
    ABAIKAN = "abaikan", "Tidak perlu tiket"


class CaraMasuk(models.TextChoices):
    """How a letter got into its ticket: only the first two speak for the user."""

    TIKET_BARU = "tiket_baru", "Membuka tiket"
    BALASAN = "balasan", "Balasan pengguna"
    PENGIRIM_LAIN = "pengirim_lain", "Dari pengirim lain"
    OTOMATIS = "otomatis", "Jawaban otomatis"
    PANTULAN = "pantulan", "Surel tidak sampai"
    RUJUKAN = "rujukan", "Menyebut surat di tiket ini"
    DILAMPIRKAN = "dilampirkan", "Dilampirkan petugas"
