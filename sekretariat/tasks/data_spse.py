"""Imports of SPSE data: what is taken up again after a worker died, and what nobody decided on."""

import logging
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from lpse.background import enqueue
from lpse.peran import LIHAT_DATA_SPSE
from lpse.sumbangan import CakupanAPI, sumbangan
from sekretariat.actions.spse import TUGAS, kedaluwarsakan_kiriman
from sekretariat.actions.spse_ambil import TUGAS_AMBIL, ambil_spse, antrekan_pengambilan
from sekretariat.actions.spse_kerja import kerjakan_kiriman as kerjakan
from sekretariat.enums.spse import StatusKiriman, SumberKiriman
from sekretariat.models import KirimanSPSE
from sekretariat.policies.e_reporting import E_REPORTING_BACA

logger = logging.getLogger(__name__)
SEKALI = 20
DIBIARKAN = timedelta(days=7)


@shared_task(name=TUGAS)
def kerjakan_kiriman(pk: int) -> None:
    """Check or apply an import; what a killed worker left is taken up where it stood.

    One that no officer sent was never checked to its end, so it goes in whole or not at all.
    """
    utuh = KirimanSPSE.objects.filter(pk=pk).exclude(sumber=SumberKiriman.UNGGAHAN).exists()
    kerjakan(pk, utuh=utuh)


@shared_task(name=TUGAS_AMBIL)
def ambil() -> None:
    """Fetch and apply what the configured addresses give; what fails is tried again in an hour."""
    for kalimat in ambil_spse()[1]:
        logger.warning("data SPSE tidak terambil: %s", kalimat)


def sapu_kiriman() -> int:
    """Take up again what a killed worker or a lost queue left; call off what was left unapplied for a week.

    Returns how many imports were concerned.
    """
    tertinggal = list(KirimanSPSE.objects.terbengkalai().values_list("pk", flat=True)[:SEKALI])
    for pk in tertinggal:
        enqueue(TUGAS, pk, queue="lama")
    batas = timezone.now() - DIBIARKAN
    lama = KirimanSPSE.objects.filter(status=StatusKiriman.DIPERIKSA, dibuat_pada__lt=batas)
    return len(tertinggal) + sum(
        kedaluwarsakan_kiriman(pk) for pk in list(lama.order_by("pk").values_list("pk", flat=True)[:SEKALI])
    )


def kunci_kiriman() -> list[str]:
    """Where the bytes of imports under way lie in the private storage."""
    return list(KirimanSPSE.objects.exclude(kunci="").values_list("kunci", flat=True))


def daftarkan() -> None:
    """Register with the minute's beat, where imports lie, and what a token may read of the data."""
    sumbangan.detak += [sapu_kiriman, antrekan_pengambilan]
    sumbangan.kunci_simpanan.append(kunci_kiriman)
    sumbangan.daftarkan_cakupan(
        CakupanAPI(E_REPORTING_BACA, "Membaca paket dan angka e-reporting, tanpa data orang", LIHAT_DATA_SPSE)
    )
