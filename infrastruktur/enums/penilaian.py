"""What officers are told about a series."""

from django.db import models


class JenisKabar(models.TextChoices):
    MEMBURUK = "memburuk", "Memburuk"
    MEMBAIK = "membaik", "Membaik"
    HILANG = "hilang", "Data hilang"
    KEMBALI = "kembali", "Data kembali"
    BERKEPAK = "berkepak", "Berkepak"
    TENANG = "tenang", "Tenang kembali"
    PENGINGAT = "pengingat", "Pengingat harian"
