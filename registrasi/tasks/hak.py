"""Data rights in the background: letters after a breach, the clocks as figures and alarm."""

import time

from celery import shared_task
from django.utils import timezone

from lpse.background import enqueue
from lpse.sumbangan import sumbangan
from registrasi import actions
from registrasi.models import InsidenData, PermintaanHakData
from registrasi.models.hak import HAK_TERBUKA

# Of each minute on the slow queue, where backups wait as well.
DETIK_SURAT = 20.0


class InsidenTerlambat(Exception):
    """A breach has not been told of within 3 x 24 hours."""


@shared_task(name="registrasi.surati_insiden")
def surati_insiden(pk: int) -> None:
    surati(pk, DETIK_SURAT)


def surati(pk: int, detik: float) -> None:
    """Put letters into the outbox piece by piece for at most so long; the next minute goes on."""
    sampai = time.monotonic() + detik
    while actions.surati_subjek(pk) and time.monotonic() < sampai:
        pass


def detak_hak() -> None:
    """Each minute: hand over the breaches whose letters are not all written yet."""
    for pk in InsidenData.objects.belum_disurati().values_list("pk", flat=True)[:10]:
        enqueue("registrasi.surati_insiden", pk, queue="lama")


def periksa_kesehatan() -> None:
    """Raise InsidenTerlambat while the clock of a breach has run out and nobody was told."""
    if InsidenData.objects.terlambat(timezone.now()).exists():
        raise InsidenTerlambat


def daftarkan() -> None:
    """Register the minute's work, the health check and the figures."""
    sumbangan.detak.append(detak_hak)
    sumbangan.kesehatan["insiden_data"] = periksa_kesehatan
    sumbangan.hitungan |= {
        "lpse_hak_data_terbuka": lambda: PermintaanHakData.objects.filter(status__in=HAK_TERBUKA),
        "lpse_hak_data_terlambat": lambda: PermintaanHakData.objects.terlambat(timezone.now()),
        "lpse_insiden_data_berjalan": InsidenData.objects.terbuka,
        "lpse_insiden_data_terlambat": lambda: InsidenData.objects.terlambat(timezone.now()),
    }
