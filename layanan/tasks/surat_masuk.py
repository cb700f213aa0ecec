"""Mail in the background: fetched each minute on the slow queue; what fell by the way is read again."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from layanan.actions.ambil_surat import ambil_surat
from layanan.actions.olah_surat import olah_antrean
from layanan.enums.surat_masuk import StatusSurat
from layanan.models import KotakMasuk, SuratMasuk
from layanan.surat_masuk.kotak import baca_alamat
from lpse.background import enqueue
from lpse.sumbangan import sumbangan

JEDA = timedelta(seconds=55)  # the clock ticks each minute
TERSENDAT = timedelta(hours=1)


class KotakTersendat(Exception):
    """A mailbox has not been read to its end for an hour."""


@shared_task(name="layanan.ambil_surat")
def ambil_surat_masuk() -> None:
    # Where a long job held the queue, one of the many that waited is enough.
    if _is_waktunya():
        ambil_surat()


@shared_task(name="layanan.olah_surat")
def olah_surat_masuk() -> None:
    olah_antrean()


def detak_surat() -> None:
    """Each minute: fetch where that began more than a minute ago; otherwise read what was left behind."""
    if _is_waktunya():
        enqueue("layanan.ambil_surat", queue="lama")
    elif SuratMasuk.objects.filter(status=StatusSurat.DITERIMA).exists():
        enqueue("layanan.olah_surat", queue="lama")


def _is_waktunya() -> bool:
    nama = [satu.nama for satu in baca_alamat(settings.IMAP_URL)]
    baru = KotakMasuk.objects.filter(nama__in=nama, mulai_pada__gt=timezone.now() - JEDA).count()
    return baru < len(nama)


def periksa_kesehatan() -> None:
    """Raise KotakTersendat while a mailbox that has been read before cannot be read for an hour."""
    nama = [satu.nama for satu in baca_alamat(settings.IMAP_URL)]
    lewat = timezone.now() - TERSENDAT
    if (
        KotakMasuk.objects.filter(nama__in=nama, mulai_pada__isnull=False)
        .exclude(selesai_pada__gt=lewat)
        .exists()
    ):
        raise KotakTersendat


def kunci_surat() -> Iterable[str]:
    """Where the raw letters lie in the private storage."""
    return SuratMasuk.objects.filter(dimusnahkan_pada=None).values_list("kunci", flat=True)


def daftarkan() -> None:
    """Register the minute's work, the health check and the figures.

    Raises ImproperlyConfigured for an unreadable IMAP_URL.
    """
    baca_alamat(settings.IMAP_URL)
    sumbangan.detak.append(detak_surat)
    sumbangan.kesehatan["kotak_surat"] = periksa_kesehatan
    sumbangan.hitungan |= {
        "lpse_surat_belum_terolah": partial(SuratMasuk.objects.filter, status=StatusSurat.BELUM_TEROLAH),
        "lpse_surat_menunggu_diolah": partial(SuratMasuk.objects.filter, status=StatusSurat.DITERIMA),
    }
    sumbangan.kunci_simpanan.append(kunci_surat)
