"""Old and new values of a request in the words of its pages, and what happened to it."""

from dataclasses import dataclass
from datetime import date, datetime

from lpse.models import Akun, Jejak
from lpse.pengenal import samarkan
from lpse.waktu import tanggal
from lpse.wilayah import WilayahTidakDikenal, nama_lengkap
from registrasi.models import Permohonan, PerubahanData
from registrasi.policies.permohonan import KOLOM_RAHASIA, KOLOM_TANGGAL, LABEL_KOLOM

PERISTIWA = {
    "permohonan.dimulai": "Permohonan dimulai",
    "permohonan.dibantu": "Dibantu petugas loket",
    "permohonan.surel_terbukti": "Surel baru terbukti",
    "permohonan.diajukan": "Dikirim",
    "permohonan.dikembalikan": "Dikembalikan untuk diperbaiki",
    "permohonan.disetujui": "Disetujui dan berlaku",
    "permohonan.ditolak": "Ditolak",
    "permohonan.ditarik": "Ditarik",
    "permohonan.kedaluwarsa": "Isinya dimusnahkan karena lama tidak dikirim",
}


@dataclass(frozen=True, slots=True)
class Beda:
    """One value side by side: as it was and as it is to be."""

    label: str
    lama: str
    baru: str
    is_berubah: bool


@dataclass(frozen=True, slots=True)
class Langkah:
    """One event: when, what it was, and for officers by whom."""

    judul: str
    saat: datetime
    isi: str = ""


def beda_permohonan(permohonan: Permohonan, *, terbuka: bool) -> list[Beda]:
    """All values of the request in their order; numbers of persons masked unless `terbuka`."""
    return [
        Beda(
            LABEL_KOLOM[p.kolom],
            _sebut(p, p.nilai_lama, terbuka),
            _sebut(p, p.nilai_baru, terbuka),
            p.is_berubah,
        )
        for p in permohonan.perubahan.all()
    ]


def is_berahasia(permohonan: Permohonan) -> bool:
    """Whether something in it is shown masked."""
    return any(p.kolom in KOLOM_RAHASIA for p in permohonan.perubahan.all())


def _sebut(perubahan: PerubahanData, nilai: str, terbuka: bool) -> str:
    if not nilai:
        return ""
    if perubahan.kolom in KOLOM_TANGGAL:
        return tanggal(date.fromisoformat(nilai))
    if perubahan.kolom in KOLOM_RAHASIA:
        return nilai if terbuka else samarkan(nilai)
    if perubahan.kolom != "kabupaten":
        return nilai
    try:
        return nama_lengkap(nilai)
    except WilayahTidakDikenal:
        return nilai


def riwayat_permohonan(permohonan: Permohonan, *, dengan_nama: bool = False) -> list[Langkah]:
    """The events of a request from the trail, newest first; who did them is for officers."""
    jejak = Jejak.objects.filter(
        objek_jenis=permohonan._meta.label_lower, objek_id=str(permohonan.pk), peristiwa__in=PERISTIWA
    )
    baris = list(jejak.order_by("-pk"))
    orang = Akun.objects.in_bulk({b.oleh_id for b in baris} - {None}) if dengan_nama else {}
    return [Langkah(PERISTIWA[b.peristiwa], b.pada, str(orang.get(b.oleh_id, ""))) for b in baris]
