"""Announcements for the tests, made by the acts."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from layanan.actions import pengumuman as tindakan
from layanan.actions.langganan import atur_langganan, minta_langganan
from layanan.models import LanggananPengumuman, LayananDipantau, Pengumuman
from lpse.models import Akun
from lpse.peran import Peran
from tests.factories import buat_akun


def petugas() -> Akun:
    """Somebody who may write announcements."""
    return buat_akun(Peran.ADMIN_SISTEM)


def layanan(*kode: str) -> list[LayananDipantau]:
    return list(LayananDipantau.objects.filter(kode__in=kode or ["spse"]))


def draf(oleh: Akun, jenis: str = "gangguan", *kode: str, **isi: Any) -> Pengumuman:
    """A draft with all that its kind needs: a disturbance since an hour ago, maintenance in two hours."""
    now = timezone.now()
    bawaan: dict[str, Any] = {"judul": "SPSE tidak dapat dibuka", "isi": "Penyedia belum dapat masuk."}
    if jenis == "gangguan":
        bawaan |= {"dampak": "padam", "mulai": now - timedelta(hours=1)}
    elif jenis == "pemeliharaan":
        bawaan |= {"mulai": now + timedelta(hours=2), "perkiraan_selesai": now + timedelta(hours=4)}
    kena = [] if jenis == "umum" else layanan(*kode)
    return tindakan.buat_pengumuman(oleh=oleh, jenis=jenis, layanan=kena, **{**bawaan, **isi})


def tayang(oleh: Akun | None = None, jenis: str = "gangguan", *kode: str, **isi: Any) -> Pengumuman:
    """One that is being shown."""
    oleh = oleh or petugas()
    return tindakan.tayangkan_pengumuman(draf(oleh, jenis, *kode, **isi).pk, oleh=oleh)


def geser(pengumuman: Pengumuman, **kolom: Any) -> None:
    """Let time pass for a scheduled or running announcement, as far as the trigger admits it."""
    Pengumuman.objects.filter(pk=pengumuman.pk).update(**kolom)


def pelanggan(surel: str, *jenis: str) -> LanggananPengumuman:
    """Somebody who has confirmed."""
    satu = minta_langganan(surel, jenis=jenis or ["gangguan", "pemeliharaan"])
    return atur_langganan(satu.pk, jenis=jenis or ["gangguan", "pemeliharaan"])
