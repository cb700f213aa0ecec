"""Trainings and the people who come to them, in the words of the regulations."""

from django.db import models


class BentukPelatihan(models.TextChoices):
    """What is held. Which of them the unit offers, its regulation says (`profil().layanan`)."""

    PELATIHAN = "pelatihan", "Pelatihan"
    PEMBINAAN = "pembinaan", "Pembinaan"
    SOSIALISASI = "sosialisasi", "Sosialisasi"


KUNCI_BENTUK = {
    BentukPelatihan.PELATIHAN: "layanan.pelatihan",
    BentukPelatihan.PEMBINAAN: "layanan.pelatihan",
    BentukPelatihan.SOSIALISASI: "layanan.sosialisasi",
}


class StatusPelatihan(models.TextChoices):
    DRAF = "draf", "Draf"
    DIBUKA = "dibuka", "Pendaftaran dibuka"
    DITUTUP = "ditutup", "Pendaftaran ditutup"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


# Not over yet: what may still be changed, and where people may still be noted.
BERJALAN = (StatusPelatihan.DRAF, StatusPelatihan.DIBUKA, StatusPelatihan.DITUTUP)
# Announced and still to come: whose date others rely on.
DIUMUMKAN = (StatusPelatihan.DIBUKA, StatusPelatihan.DITUTUP)


class TindakanPelatihan(models.TextChoices):
    """The acts; the label is the button."""

    BUKA = "buka", "Buka pendaftaran"
    TUTUP = "tutup", "Tutup pendaftaran"
    TUTUP_OTOMATIS = "tutup_otomatis", "Tutup karena batas pendaftaran lewat"
    SELESAIKAN = "selesaikan", "Nyatakan selesai"
    BATALKAN = "batalkan", "Batalkan"


class StatusPeserta(models.TextChoices):
    BELUM_DIKONFIRMASI = "belum_dikonfirmasi", "Menunggu konfirmasi surel"
    TERDAFTAR = "terdaftar", "Terdaftar"
    DAFTAR_TUNGGU = "daftar_tunggu", "Daftar tunggu"
    BATAL = "batal", "Batal"
    HADIR = "hadir", "Hadir"
    TIDAK_HADIR = "tidak_hadir", "Tidak hadir"


# Who holds one of the seats.
MENEMPATI = (StatusPeserta.TERDAFTAR, StatusPeserta.HADIR, StatusPeserta.TIDAK_HADIR)
# Who counts on the training taking place as announced.
MENUNGGU_ACARA = (StatusPeserta.TERDAFTAR, StatusPeserta.DAFTAR_TUNGGU)


class TindakanPeserta(models.TextChoices):
    """The acts; the label is the button."""

    KONFIRMASI = "konfirmasi", "Konfirmasi pendaftaran"
    ANTRE = "antre", "Masuk daftar tunggu"
    NAIK = "naik", "Naik dari daftar tunggu"
    BATALKAN = "batalkan", "Batalkan pendaftaran"
    KELUARKAN = "keluarkan", "Keluarkan dari daftar"
    HADIR_SENDIRI = "hadir_sendiri", "Catat kehadiran saya"
    HADIRKAN = "hadirkan", "Hadir"
    TIDAK_HADIRKAN = "tidak_hadirkan", "Tidak hadir"
    LEWATKAN = "lewatkan", "Tidak dicatat hadir sampai selesai"
