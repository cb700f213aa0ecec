from django.db import models


class JenisPermohonan(models.TextChoices):
    """What a Pengguna SPSE may ask for after approval."""

    UBAH_SUREL = "ubah_surel", "Ganti surel"
    UBAH_ALAMAT = "ubah_alamat", "Ganti alamat dan telepon"
    UBAH_PENANGGUNG_JAWAB = "ubah_penanggung_jawab", "Ganti penanggung jawab"
    UBAH_NAMA = "ubah_nama", "Ganti nama perusahaan"
    AKTA_BARU = "akta_baru", "Akta perubahan baru"
    PERPANJANG_PERAN = "perpanjang_peran", "Perpanjang atau aktifkan lagi peran"


class StatusPermohonan(models.TextChoices):
    DRAF = "draf", "Belum dikirim"
    DIAJUKAN = "diajukan", "Menunggu verifikasi"
    DIKEMBALIKAN = "dikembalikan", "Perlu perbaikan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik"
    KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"


class TindakanPermohonan(models.TextChoices):
    AJUKAN = "ajukan", "Kirim permohonan"
    TARIK = "tarik", "Tarik permohonan"
    SETUJUI = "setujui", "Setujui"
    KEMBALIKAN = "kembalikan", "Kembalikan"
    TOLAK = "tolak", "Tolak"
    KEDALUWARSAKAN = "kedaluwarsakan", "Kedaluwarsakan"
