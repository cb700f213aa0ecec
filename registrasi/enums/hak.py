from django.db import models


class JenisHakData(models.TextChoices):
    """What the person a datum is about may ask for (UU 27/2022 Pasal 5 sampai Pasal 13)."""

    AKSES = "akses", "Penjelasan dan akses data saya"
    PEMBETULAN = "pembetulan", "Pembetulan data saya"
    PENGHAPUSAN = "penghapusan", "Penghapusan data saya"
    KEBERATAN = "keberatan", "Keberatan atau pembatasan pemrosesan"
    TARIK_PERSETUJUAN = "tarik_persetujuan", "Penarikan persetujuan"


class StatusHakData(models.TextChoices):
    DIAJUKAN = "diajukan", "Menunggu diproses"
    DIPROSES = "diproses", "Sedang diproses"
    DIPENUHI = "dipenuhi", "Dipenuhi"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik"


class TindakanHakData(models.TextChoices):
    PROSES = "proses", "Mulai proses"
    ARAHKAN = "arahkan", "Arahkan ke permohonan perubahan"
    USULKAN = "usulkan", "Usulkan putusan"
    PENUHI = "penuhi", "Penuhi"
    TOLAK = "tolak", "Tolak"
    PUTUSKAN = "putuskan", "Putuskan penghapusan"
    PUTUSKAN_TOLAK = "putuskan_tolak", "Putuskan penolakan"
    TARIK = "tarik", "Tarik permintaan"


class UsulanHakData(models.TextChoices):
    """What the first of two persons proposes to the second."""

    PENUHI = "penuhi", "Dipenuhi"
    TOLAK = "tolak", "Ditolak"


class StatusInsiden(models.TextChoices):
    DICATAT = "dicatat", "Dicatat"
    DINILAI = "dinilai", "Dinilai"
    DIBERITAHUKAN = "diberitahukan", "Diberitahukan"
    DITUTUP = "ditutup", "Ditutup"


class TindakanInsiden(models.TextChoices):
    NILAI = "nilai", "Simpan penilaian"
    BERITAHUKAN = "beritahukan", "Beritahukan"
    TUTUP = "tutup", "Tutup insiden"


class CakupanInsiden(models.TextChoices):
    """Whose data were hit."""

    SEMUA = "semua", "Semua pemilik akun"
    TERTENTU = "tertentu", "Pemilik akun tertentu"
