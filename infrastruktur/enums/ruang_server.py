"""The words of the server room: permits, visits, readings, and what was found amiss."""

from django.db import models


class JenisIzin(models.TextChoices):
    AKSES = "akses", "Akses ruang server"
    FASILITAS = "fasilitas", "Penggunaan fasilitas LPSE"


# What the letter is headed.
JUDUL_IZIN: dict[str, str] = {
    JenisIzin.AKSES: "Izin Masuk Ruang Server",
    JenisIzin.FASILITAS: "Izin Penggunaan Fasilitas LPSE",
}


class JenisIdentitas(models.TextChoices):
    KTP = "ktp", "KTP"
    SIM = "sim", "SIM"
    PASPOR = "paspor", "Paspor"
    PEGAWAI = "pegawai", "Kartu pegawai"
    LAINNYA = "lainnya", "Lainnya"


class StatusIzin(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu konfirmasi surel"
    DIAJUKAN = "diajukan", "Diajukan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DI_DALAM = "di_dalam", "Di dalam"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Batal"
    KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"


# What the clock still looks at before anybody went in.
BELUM_MASUK = (StatusIzin.MENUNGGU, StatusIzin.DIAJUKAN, StatusIzin.DISETUJUI)
# What counts as asked for: without confirmation anybody may have written anybody's address.
DIMINTA = (StatusIzin.DIAJUKAN, StatusIzin.DISETUJUI)
# What carries a decision that let the visitor in.
DIIZINKAN = (StatusIzin.DISETUJUI, StatusIzin.DI_DALAM, StatusIzin.SELESAI)


class TindakanIzin(models.TextChoices):
    """The acts; what both sides may do has two names, since the table knows one kind of person an act."""

    KONFIRMASI = "konfirmasi", "Konfirmasi permohonan"
    SETUJUI = "setujui", "Setujui"
    TOLAK = "tolak", "Tolak"
    MASUKKAN = "masukkan", "Catat masuk"
    KELUARKAN = "keluarkan", "Catat keluar"
    BATALKAN = "batalkan", "Batalkan"
    BATALKAN_PETUGAS = "batalkan_petugas", "Batalkan karena LPSE berhalangan"
    LEWATKAN = "lewatkan", "Lewatkan"


class KeadaanAlat(models.TextChoices):
    """How a thing in the room is: as it should be, or not."""

    NORMAL = "normal", "Normal"
    GANGGUAN = "gangguan", "Tidak normal"


class UkuranLingkungan(models.TextChoices):
    """What is read of the room."""

    SUHU = "suhu", "Suhu"
    KELEMBAPAN = "kelembapan", "Kelembapan"
    UPS = "ups", "UPS"
    AC = "ac", "Pendingin ruangan"
    CCTV = "cctv", "CCTV"
    PINTU = "pintu", "Pintu"


ALAT = (UkuranLingkungan.UPS, UkuranLingkungan.AC, UkuranLingkungan.CCTV, UkuranLingkungan.PINTU)


class Kondisi(models.TextChoices):
    NORMAL = "normal", "Normal"
    TIDAK_NORMAL = "tidak_normal", "Tidak normal"


class JenisTemuan(models.TextChoices):
    PERANGKAT_KELUAR = "perangkat_keluar", "Perangkat keluar tanpa tercatat masuk"
    PERANGKAT_TERTINGGAL = "perangkat_tertinggal", "Perangkat masuk, tidak keluar"
    LEWAT_WAKTU = "lewat_waktu", "Masih di dalam lewat waktu izin"
    LEWAT_HARI = "lewat_hari", "Belum tercatat keluar sampai akhir hari"
    TANPA_BACAAN = "tanpa_bacaan", "Hari kerja tanpa bacaan"
