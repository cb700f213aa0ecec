from django.db import models


class StatusEntri(models.TextChoices):
    """What the national list says of a sanction; whether it is in force today is `is_berlaku`."""

    TAYANG = "tayang", "Tayang"
    DICABUT = "dicabut", "Dicabut"
    TURUN = "turun", "Turun karena masa sanksi"


class AsalImpor(models.TextChoices):
    UNGGAHAN = "unggahan", "Diunggah"
    PERINTAH = "perintah", "Perintah di server"
    UNDUHAN = "unduhan", "Diambil dari alamat"


class StatusImpor(models.TextChoices):
    PRATINJAU = "pratinjau", "Pratinjau"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class CaraCocok(models.TextChoices):
    """How a match was found, strongest first: a name alone is only a hint."""

    NPWP = "npwp", "NPWP sama"
    NIK = "nik", "NIK sama"
    NAMA = "nama_mirip", "Nama mirip (petunjuk)"


class StatusCocok(models.TextChoices):
    BARU = "baru", "Perlu ditinjau"
    TERBUKTI = "terbukti", "Benar pihak yang sama"
    BUKAN = "bukan", "Bukan pihak yang sama"
    BERAKHIR = "berakhir", "Sanksi berakhir, tinjau"
    SELESAI = "selesai", "Selesai"


class TindakanCocok(models.TextChoices):
    BENARKAN = "benarkan", "Benar pihak yang sama"
    BANTAH = "bantah", "Bukan pihak yang sama"
    AKHIRI = "akhiri", "Sanksi berakhir"
    TUTUP = "tutup", "Tutup"
    SELESAIKAN = "selesaikan", "Selesai ditinjau"
    BUKA_KEMBALI = "buka_kembali", "Buka kembali"
