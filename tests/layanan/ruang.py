"""Rooms for the tests: those of the profil, a calendar of its week, and bookings on working days."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from layanan.actions.pemesanan import ajukan_pemesanan, konfirmasi_pemesanan, setujui_pemesanan
from layanan.actions.ruang import siapkan_ruang
from layanan.models import Pemesan, PemesananRuang, Ruang
from layanan.policies.ruang import IsianPemesanan
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Akun, HariLibur
from lpse.waktu import setempat
from tests.hari import hari_kerja, pukul

PENAWARAN, PELATIHAN = "penawaran", "pelatihan"


def siapkan() -> dict[str, Ruang]:
    """The calendar and the rooms of the profil, by code."""
    isi_kalender_dari_profil()
    # Holidays move from year to year; the weeks of these tests have none.
    HariLibur.objects.all().delete()
    siapkan_ruang()
    return {r.kode: r for r in Ruang.objects.all()}


def isian(jam: int = 8, sampai: int = 10, *, ke: int = 1, **kolom: Any) -> IsianPemesanan:
    """A stretch of the n-th working day from now, for one person."""
    hari = hari_kerja(ke)
    isi = {"jumlah": 1, "keperluan": "penawaran", "nama": "Budi Santoso", "surel": "budi@uji.example"}
    return IsianPemesanan(pukul(hari, jam), pukul(hari, sampai), **(isi | kolom))


def pesan(kode: str = PENAWARAN, isi: IsianPemesanan | None = None, akun: Akun | None = None):
    """A booking as its person asks for it."""
    return ajukan_pemesanan(kode, isi or isian(), akun=akun)


def disetujui(petugas: Akun, kode: str = PENAWARAN, isi: IsianPemesanan | None = None) -> PemesananRuang:
    """A confirmed and approved booking."""
    pemesanan = pesan(kode, isi)
    konfirmasi_pemesanan(pemesanan.pk, oleh=Pemesan(pemesanan.pk))
    return setujui_pemesanan(pemesanan.pk, oleh=petugas)


def mulaikan(pemesanan: PemesananRuang, sejak: timedelta = timedelta(minutes=5)) -> PemesananRuang:
    """Let the time of a booking have come, today, an hour long."""
    mulai = timezone.now() - sejak
    # Midnight lies between neither today's bookings nor their tests.
    mulai = max(mulai, pukul(setempat(timezone.now()).date(), 0))
    PemesananRuang.objects.filter(pk=pemesanan.pk).update(masa=(mulai, mulai + timedelta(hours=1)))
    pemesanan.refresh_from_db()
    return pemesanan
