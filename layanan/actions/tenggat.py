"""Stored deadlines kept true: compared nightly, moved with the calendar, repaired when an officer asks."""

import time
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from layanan.models import PemeriksaanTenggat, Tiket
from layanan.policies.jam import Peristiwa
from layanan.queries.tenggat import (
    KOLOM,
    Selisih,
    TiketJam,
    bandingkan,
    hitung_terbuka,
    peristiwa_tiket,
    semua_sasaran,
)
from lpse.jejak import catat
from lpse.kalender import kalender, versi_kini
from lpse.models import VersiKalender
from lpse.otorisasi import pemegang_peran
from lpse.pemberitahuan import beritahukan
from lpse.peran import Peran
from lpse.waktu import hari_ini

PENERIMA_ALARM = (Peran.ADMIN_SISTEM, Peran.KEPALA)
DISEBUT_TERBANYAK = 100
SEBATCH, DETIK_SELARAS = 500, 20.0


def hitung_ulang() -> tuple[int, list[Selisih]]:
    """Menghitung ulang tenggat semua tiket terbuka dari peristiwanya; tidak mengubah apa pun.

    Returns how many were computed, and which say something else. Dasar: layanan.kendala_teknis
    """
    dihitung, beda = 0, []
    for jumlah, berbeda in hitung_terbuka():
        dihitung += jumlah
        beda += [pasti for satu in berbeda if (pasti := _pastikan(satu)) is not None]
    return dihitung, beda


@transaction.atomic
def _pastikan(dugaan: Selisih) -> Selisih | None:
    """Look once more at a locked ticket: an act between the two readings is no difference."""
    tiket = Tiket.objects.select_for_update(of=("self",), no_key=True).get(pk=dugaan.tiket.pk)
    kini = _bandingkan(tiket) if tiket.is_terbuka else None
    return kini if kini and kini.seharusnya else None


def _bandingkan(tiket: Tiket) -> Selisih | None:
    baris = TiketJam(*(getattr(tiket, nama) for nama in TiketJam._fields))
    return bandingkan(baris, _peristiwa([tiket]).get(tiket.pk, []))


def _peristiwa(tiket: Iterable[Tiket]) -> dict[int, list[Peristiwa]]:
    return dict(peristiwa_tiket([satu.pk for satu in tiket], semua_sasaran()))


@transaction.atomic
def perbaiki_tenggat(pk: int) -> list[str]:
    """Menulis ulang tenggat satu tiket sesuai peristiwanya, dengan jejak; hanya bila diminta petugas.

    Returns the columns that were wrong. One that names a calendar nobody knows moves to the present one.
    Dasar: layanan.kendala_teknis
    """
    tiket = Tiket.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    if not tiket.is_terbuka:
        return []
    if not VersiKalender.objects.filter(versi=tiket.versi_kalender).exists():
        tiket.versi_kalender = versi_kini()
    beda = _bandingkan(tiket)
    seharusnya = beda.seharusnya if beda else {}
    for nama, nilai in seharusnya.items():
        setattr(tiket, nama, nilai)
    kolom = sorted(seharusnya)
    tiket.save(update_fields=["versi_kalender", *kolom])
    catat(tiket, "tiket.tenggat_diperbaiki", kolom=kolom)
    return kolom


@transaction.atomic
def periksa_tenggat_harian() -> bool:
    """Membandingkan sekali untuk hari setempat ini, dan memberi tahu bila ada yang berbeda.

    Nothing is corrected: a difference means that something is wrong which somebody must understand.
    Returns whether this call did it. Dasar: layanan.kendala_teknis
    """
    hari, baru = PemeriksaanTenggat.objects.get_or_create(hari=hari_ini())
    if not baru:
        return False
    hari.dihitung, beda = hitung_ulang()
    hari.jumlah_beda, hari.diperiksa_pada = len(beda), timezone.now()
    hari.beda = [satu.as_dict for satu in beda[:DISEBUT_TERBANYAK]]
    hari.save()
    if beda:
        _alarm(hari, beda)
    return True


def _alarm(hari: PemeriksaanTenggat, beda: list[Selisih]) -> None:
    tiket = [satu.tiket.pk for satu in beda[:DISEBUT_TERBANYAK]]
    catat(hari, "tenggat.berbeda", jumlah=len(beda), tiket=tiket)
    for akun in pemegang_peran(*PENERIMA_ALARM):
        beritahukan(
            "layanan/tenggat_berbeda",
            kepada=akun.email,
            kunci=f"tenggat.berbeda:{hari.hari}:{akun.pk}",
            akun=akun,
            objek=hari,
        )


def ada_tertinggal() -> bool:
    """Whether an open ticket still counts by an earlier calendar."""
    return Tiket.objects.terbuka().exclude(versi_kalender=kalender().versi).exists()


def selaraskan_kalender(detik: float = DETIK_SELARAS) -> int:
    """Memindahkan tiket terbuka ke kalender kerja yang berlaku kini dan menghitung ulang tenggatnya.

    Tickets that have ended keep theirs, and a date promised by hand never moves. Returns how many moved;
    at most so many seconds a call. Dasar: layanan.kendala_teknis
    """
    versi, jumlah, sampai = versi_kini(), 0, time.monotonic() + detik
    while kelompok := _selaraskan(versi):
        jumlah += kelompok
        if time.monotonic() >= sampai:
            break
    return jumlah


@transaction.atomic
def _selaraskan(versi: str) -> int:
    tertinggal = Tiket.objects.terbuka().exclude(versi_kalender=versi).order_by("pk")
    # Whoever is at a ticket right now writes the present version himself.
    tiket = list(tertinggal.select_for_update(of=("self",), no_key=True, skip_locked=True)[:SEBATCH])
    if tiket:
        peristiwa = _peristiwa(tiket)
        bergeser = sum(_pindahkan(satu, versi, peristiwa.get(satu.pk, [])) for satu in tiket)
        Tiket.objects.bulk_update(tiket, ["versi_kalender", *KOLOM])
        baris = VersiKalender.objects.get(versi=versi)
        catat(baris, "kalender.tenggat_dihitung_ulang", tiket=len(tiket), bergeser=bergeser)
    return len(tiket)


def _pindahkan(tiket: Tiket, versi: str, peristiwa: list[Peristiwa]) -> bool:
    """Give a locked ticket what this calendar says; nothing is saved here. Whether its deadline moved."""
    semula, tiket.versi_kalender = tiket.tenggat, versi
    baris = TiketJam(*(getattr(tiket, nama) for nama in TiketJam._fields))
    beda = bandingkan(baris, peristiwa)
    for nama, nilai in (beda.seharusnya if beda else {}).items():
        setattr(tiket, nama, nilai)
    return tiket.tenggat != semula
