"""The seventeen LPSE standards, and the states of a bundle."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models

# Titles of "Dokumen Standar LPSE 2014"; the last from the units that use it.
STANDAR: Mapping[int, str] = MappingProxyType(
    {
        1: "Kebijakan layanan",
        2: "Pengorganisasian layanan",
        3: "Pengelolaan aset layanan",
        4: "Pengelolaan risiko layanan",
        5: "Pengelolaan layanan helpdesk",
        6: "Pengelolaan perubahan",
        7: "Pengelolaan kapasitas",
        8: "Pengelolaan sumber daya manusia",
        9: "Pengelolaan keamanan perangkat",
        10: "Pengelolaan keamanan operasional layanan",
        11: "Pengelolaan keamanan server dan jaringan",
        12: "Pengelolaan kelangsungan layanan",
        13: "Pengelolaan anggaran layanan",
        14: "Pengelolaan pendukung layanan",
        15: "Pengelolaan hubungan dengan pengguna layanan",
        16: "Pengelolaan kepatuhan",
        17: "Penilaian internal",
    }
)


class StatusBundel(models.TextChoices):
    ANTRE = "antre", "Sedang disusun"
    SIAP = "siap", "Siap diunduh"
    GAGAL = "gagal", "Gagal disusun"


class TindakanBundel(models.TextChoices):
    SELESAIKAN = "selesaikan", "Selesaikan"
    GAGALKAN = "gagalkan", "Nyatakan gagal"
