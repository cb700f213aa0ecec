"""The words of rooms, visits and the internet access given to visitors."""

from django.db import models


class ModeRuang(models.TextChoices):
    UTUH = "utuh", "Seluruh ruang"
    KURSI = "kursi", "Per kursi"


class KeperluanRuang(models.TextChoices):
    PENAWARAN = "penawaran", "Memasukkan penawaran"
    PELATIHAN = "pelatihan", "Pelatihan"
    VERIFIKASI = "verifikasi", "Verifikasi dokumen"
    LAINNYA = "lainnya", "Lainnya"


class StatusPemesanan(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu konfirmasi surel"
    DIAJUKAN = "diajukan", "Diajukan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    HADIR = "hadir", "Hadir"
    TIDAK_HADIR = "tidak_hadir", "Tidak hadir"
    SELESAI = "selesai", "Selesai"


# What no longer holds its seats.
MELEPAS = (StatusPemesanan.DITOLAK, StatusPemesanan.DIBATALKAN, StatusPemesanan.TIDAK_HADIR)
# What is still to come.
HIDUP = (StatusPemesanan.MENUNGGU, StatusPemesanan.DIAJUKAN, StatusPemesanan.DISETUJUI)
# What counts as use of the room.
TERPAKAI = (StatusPemesanan.HADIR, StatusPemesanan.SELESAI)


class TindakanPemesanan(models.TextChoices):
    """The acts; what both sides may do has two names, since the table knows one kind of person an act."""

    KONFIRMASI = "konfirmasi", "Konfirmasi pemesanan"
    SETUJUI = "setujui", "Setujui"
    TOLAK = "tolak", "Tolak"
    PINDAHKAN = "pindahkan", "Pindahkan"
    BATALKAN = "batalkan", "Batalkan"
    BATALKAN_PETUGAS = "batalkan_petugas", "Batalkan karena LPSE berhalangan"
    LEPAS = "lepas", "Lepas"
    HADIRKAN = "hadirkan", "Hadir"
    TIDAK_HADIRKAN = "tidak_hadirkan", "Tidak hadir"
    LEWATKAN = "lewatkan", "Lewatkan"
    SELESAIKAN = "selesaikan", "Selesai dipakai"
    AKHIRI = "akhiri", "Akhiri"


class KeperluanKunjungan(models.TextChoices):
    KONSULTASI = "konsultasi", "Konsultasi"
    VERIFIKASI = "verifikasi", "Verifikasi dokumen"
    RUANG = "ruang", "Memakai ruang"
    INTERNET = "internet", "Akses internet"
    PELATIHAN = "pelatihan", "Pelatihan"
    LAINNYA = "lainnya", "Lainnya"


class BentukAkses(models.TextChoices):
    """What was given for the internet. A shared Wi-Fi password is none of them: it is never written here."""

    VOUCHER = "voucher", "Kode voucher Wi-Fi"
    KABEL = "kabel", "Sambungan kabel"
    KOMPUTER = "komputer", "Komputer layanan"
