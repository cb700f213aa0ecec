"""The register of letters: which way one goes, how secret it is, how it stands, what may be done with it."""

from django.db import models


class ArahSurat(models.TextChoices):
    MASUK = "masuk", "Surat masuk"
    KELUAR = "keluar", "Surat keluar"


class SifatSurat(models.TextChoices):
    BIASA = "biasa", "Biasa"
    SEGERA = "segera", "Segera"
    RAHASIA = "rahasia", "Rahasia"


class BentukSurat(models.TextChoices):
    """Who makes the paper of an outgoing letter."""

    PORTAL = "portal", "Disusun di portal, terbit sebagai PDF ber-QR"
    PINDAIAN = "pindaian", "Disusun di luar portal, pindaiannya diunggah"


class CaraKirim(models.TextChoices):
    SUREL = "surel", "Surat elektronik"
    APLIKASI = "aplikasi", "Aplikasi naskah dinas"
    ANTAR = "antar", "Diantar langsung"
    POS = "pos", "Pos atau kurir"


class StatusSurat(models.TextChoices):
    DICATAT = "dicatat", "Dicatat"
    DIDISPOSISIKAN = "didisposisikan", "Didisposisikan"
    SELESAI = "selesai", "Selesai"
    KONSEP = "konsep", "Konsep"
    DIAJUKAN = "diajukan", "Menunggu persetujuan"
    DISETUJUI = "disetujui", "Disetujui"
    DINOMORI = "dinomori", "Bernomor"
    DIKIRIM = "dikirim", "Dikirim"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


S = StatusSurat
STATUS_MASUK = (S.DICATAT, S.DIDISPOSISIKAN, S.SELESAI)
STATUS_KELUAR = (S.KONSEP, S.DIAJUKAN, S.DISETUJUI, S.DINOMORI, S.DIKIRIM, S.DIBATALKAN)
# Somebody still has to do something with it.
BERJALAN = (S.DICATAT, S.DIDISPOSISIKAN, S.KONSEP, S.DIAJUKAN, S.DISETUJUI, S.DINOMORI)
BERAKHIR = (S.SELESAI, S.DIKIRIM, S.DIBATALKAN)


class TindakanMasuk(models.TextChoices):
    """What is done with a letter that came in; each word is also its address."""

    DISPOSISIKAN = "disposisikan", "Disposisikan"
    SELESAIKAN = "selesaikan", "Nyatakan selesai"


class TindakanKeluar(models.TextChoices):
    """What is done with a letter that goes out."""

    AJUKAN = "ajukan", "Ajukan untuk disetujui"
    KEMBALIKAN = "kembalikan", "Kembalikan ke penyusun"
    SETUJUI = "setujui", "Setujui"
    NOMORI = "nomori", "Beri nomor"
    KIRIM = "kirim", "Catat pengiriman"
    BATALKAN = "batalkan", "Batalkan"


class StatusDisposisi(models.TextChoices):
    TERBUKA = "terbuka", "Belum selesai"
    SELESAI = "selesai", "Selesai"
    DITARIK = "ditarik", "Ditarik"


class TindakanDisposisi(models.TextChoices):
    SELESAIKAN = "selesaikan", "Laporkan selesai"
    TERUSKAN = "teruskan", "Teruskan kepada petugas lain"
    TARIK = "tarik", "Tarik disposisi"
