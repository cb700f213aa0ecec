"""The archive's work in the background: taking in what was decided, comparing stored bytes."""

import logging
import time
from datetime import datetime
from functools import partial

from celery import shared_task
from django.utils import timezone

from lpse.background import enqueue
from lpse.sumbangan import RekamanRetensi, sumbangan
from registrasi import actions
from registrasi.actions.arsip_perkara import (
    PENGAKTIFAN_SELESAI,
    perkara_menunggu,
    susulkan_perkara,
)
from registrasi.actions.keutuhan import SELANG, SELANG_RUSAK, belum_pernah, lebih_lama, mungkin_pulih
from registrasi.actions.retensi import is_tuntas, musnahkan_dokumen
from registrasi.models import AntreanArsip, ButirArsip, Pengaktifan, Penonaktifan
from registrasi.models.arsip import RUSAK
from registrasi.models.penonaktifan import SELESAI as PENONAKTIFAN_SELESAI
from registrasi.policies.arsip import NAMA_KELAS, RETENSI
from registrasi.queries import retensi

logger = logging.getLogger(__name__)
# Of each minute on the slow queue, where backups wait as well.
DETIK_SUSULAN, DETIK_PERIKSA = 20.0, 20.0
SEKALI = 100


class ArsipRusak(Exception):
    """Stored documents are not what came in, or are gone."""


@shared_task(name="registrasi.arsipkan")
def arsipkan(pk: int) -> None:
    actions.arsipkan_pendaftaran(pk)


@shared_task(name="registrasi.susulkan_arsip")
def susulkan_arsip() -> None:
    susulkan(DETIK_SUSULAN)
    susulkan_perkara()


@shared_task(name="registrasi.periksa_arsip")
def periksa_arsip() -> None:
    actions.periksa_keutuhan(detik=DETIK_PERIKSA)


def detak_arsip() -> None:
    """Each minute: hand over what waits to be archived or compared, and tell of damage not told of yet."""
    now = timezone.now()
    perkara = perkara_menunggu(Penonaktifan, PENONAKTIFAN_SELESAI)
    if perkara or perkara_menunggu(Pengaktifan, PENGAKTIFAN_SELESAI) or _ada_antrean(now):
        enqueue("registrasi.susulkan_arsip", queue="lama")
    giliran = (belum_pernah(), lebih_lama(now - SELANG), mungkin_pulih(now - SELANG_RUSAK))
    if any(antrean.exists() for antrean in giliran):
        enqueue("registrasi.periksa_arsip", queue="lama")
    actions.kabarkan_kerusakan()


def _ada_antrean(now: datetime) -> bool:
    return AntreanArsip.objects.filter(setelah__lte=now).exists()


def susulkan(detik: float) -> int:
    """Archive what waits, longest waiting first, for at most so long; returns how many registrations.

    What an upgrade left behind comes by here as well: however much it is, each call does its share.
    """
    jumlah, sampai, mulai = 0, time.monotonic() + detik, timezone.now()
    # Whatever stays in the queue moves behind `mulai`, so that nothing is tried twice.
    while pks := list(_menunggu(mulai)):
        for pk in pks:
            jumlah += _coba(pk)
            if time.monotonic() >= sampai:
                return jumlah
    return jumlah


def _menunggu(mulai: object) -> list[int]:
    antre = AntreanArsip.objects.filter(setelah__lte=mulai).order_by("setelah", "pk")
    return list(antre.values_list("pk", flat=True)[:SEKALI])


def _coba(pk: int) -> bool:
    try:
        actions.arsipkan_pendaftaran(pk)
    except Exception:
        # One registration that cannot be archived must not keep the others waiting.
        logger.exception("pendaftaran %s belum dapat diarsipkan", pk)
        actions.tunda_arsip(pk)
        return False
    return True


def periksa_kesehatan() -> None:
    """Raise ArsipRusak while a document's stored bytes are known to be damaged or missing."""
    if ButirArsip.objects.filter(keadaan__in=RUSAK).exists():
        raise ArsipRusak


def _rekaman(kelas: str, nama: str) -> RekamanRetensi:
    return RekamanRetensi(
        kelas,
        nama,
        retensi.PERISTIWA,
        partial(retensi.jatuh_tempo, kelas),
        partial(retensi.cari_butir, kelas),
        musnahkan_dokumen,
        is_tuntas,
        retensi.url_butir,
    )


def daftarkan() -> None:
    """Register the minute's work, health check, metrics and retention classes."""
    sumbangan.detak.append(detak_arsip)
    sumbangan.kesehatan["arsip"] = periksa_kesehatan
    sumbangan.hitungan |= {
        "lpse_arsip_rusak": lambda: ButirArsip.objects.filter(keadaan__in=RUSAK),
        "lpse_arsip_menunggu": AntreanArsip.objects.all,
    }
    sumbangan.retensi |= RETENSI
    for kelas, nama in NAMA_KELAS.items():
        sumbangan.rekaman_retensi[kelas] = _rekaman(kelas, nama)
