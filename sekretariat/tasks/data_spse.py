"""Imports of SPSE data: what is taken up again after a worker died, and what nobody decided on."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from lpse.background import enqueue
from lpse.sumbangan import sumbangan
from sekretariat.actions.spse import TUGAS, kedaluwarsakan_kiriman
from sekretariat.actions.spse_kerja import kerjakan_kiriman as kerjakan
from sekretariat.enums.spse import StatusKiriman, SumberKiriman
from sekretariat.models import KirimanSPSE

SEKALI = 20
DIBIARKAN = timedelta(days=7)


@shared_task(name=TUGAS)
def kerjakan_kiriman(pk: int) -> None:
    """Check or apply an import; what a killed worker left is taken up where it stood.

    One that no officer sent was never checked to its end, so it goes in whole or not at all.
    """
    utuh = KirimanSPSE.objects.filter(pk=pk).exclude(sumber=SumberKiriman.UNGGAHAN).exists()
    kerjakan(pk, utuh=utuh)


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


def daftarkan() -> None:
    """Register with the minute's beat."""
    sumbangan.detak.append(sapu_kiriman)
