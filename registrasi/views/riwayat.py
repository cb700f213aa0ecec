"""What happened to a registration, for those who may know that but not who did it."""

from dataclasses import dataclass
from datetime import datetime

from lpse.models import Jejak
from registrasi.models import Pendaftaran

PERISTIWA = {
    "pendaftaran.dimulai": "Pendaftaran dimulai",
    "pendaftaran.bantuan_dimulai": "Petugas loket mulai membantu mengisi",
    "pendaftaran.bantuan_diserahkan": "Petugas menyerahkan isian kepada Anda",
    "pendaftaran.bantuan_diakhiri": "Bantuan petugas diakhiri",
    "pendaftaran.bantuan_berakhir": "Bantuan petugas habis waktunya",
    "pendaftaran.diajukan": "Pendaftaran dikirim",
    "pendaftaran.dikembalikan": "Dikembalikan untuk diperbaiki",
    "pendaftaran.disetujui": "Disetujui",
    "pendaftaran.ditolak": "Ditolak",
    "pendaftaran.ditarik": "Ditarik oleh pemohon",
    "pendaftaran.dicabut": "Persetujuan dicabut",
    "pendaftaran.kedaluwarsa": "Draf dimusnahkan karena lama tidak dilanjutkan",
}


@dataclass(frozen=True, slots=True)
class Langkah:
    """One event: when, and what it was."""

    judul: str
    saat: datetime


def riwayat(pendaftaran: Pendaftaran) -> list[Langkah]:
    """The events of a registration from the trail, newest first, without names."""
    baris = Jejak.objects.filter(
        objek_jenis=pendaftaran._meta.label_lower, objek_id=str(pendaftaran.pk), peristiwa__in=PERISTIWA
    )
    return [
        Langkah(PERISTIWA[peristiwa], pada)
        for pada, peristiwa in baris.order_by("-pk").values_list("pada", "peristiwa")
    ]
