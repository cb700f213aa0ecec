"""Imports of users: what is taken up again after a worker died, and what is cleared away."""

import logging
from collections.abc import Callable
from datetime import timedelta

from celery import shared_task
from django.db.models import QuerySet
from django.utils import timezone

from lpse.background import enqueue
from lpse.sumbangan import sumbangan
from registrasi import actions
from registrasi.enums.spse import StatusImpor
from registrasi.models import ImporPengguna

logger = logging.getLogger(__name__)
SEKALI = 20
DIBIARKAN = timedelta(days=7)
BARIS_DISIMPAN = timedelta(days=30)


@shared_task(name="registrasi.kerjakan_impor")
def kerjakan_impor(pk: int) -> None:
    """Read or apply an import; what a killed worker left is taken up where it stood."""
    actions.kerjakan_impor(pk)


def sapu_impor() -> int:
    """Take up again what a killed worker or a lost queue left, and destroy what is not needed any more.

    Returns how many imports were concerned. A file left unapplied for a week is called off; the rows of one
    that was applied stay a month, for questions about them.
    """
    tertinggal = list(ImporPengguna.objects.terbengkalai().values_list("pk", flat=True)[:SEKALI])
    for pk in tertinggal:
        enqueue("registrasi.kerjakan_impor", pk, queue="lama")
    now = timezone.now()
    dibiarkan = ImporPengguna.objects.filter(status=StatusImpor.TERBACA, created_at__lt=now - DIBIARKAN)
    lama = ImporPengguna.objects.filter(
        status=StatusImpor.SELESAI,
        selesai_pada__lt=now - BARIS_DISIMPAN,
        baris_dimusnahkan_pada__isnull=True,
    )
    return (
        len(tertinggal)
        + _lakukan(actions.kedaluwarsakan_impor, dibiarkan)
        + _lakukan(actions.musnahkan_baris_impor, lama)
    )


def _lakukan(act: Callable[[int], bool], pilihan: QuerySet[ImporPengguna]) -> int:
    selesai = 0
    for pk in list(pilihan.order_by("pk").values_list("pk", flat=True)[:SEKALI]):
        try:
            selesai += act(pk)
        except Exception:
            # One import that cannot be handled must not keep the others waiting.
            logger.exception("impor %s tidak dapat diproses", pk)
    return selesai


def kunci_impor() -> list[str]:
    """Where the bytes of imports under way lie in the private storage."""
    return list(ImporPengguna.objects.exclude(kunci="").values_list("kunci", flat=True))


def daftarkan() -> None:
    """Register with the minute's beat, and where imports lie."""
    sumbangan.detak.append(sapu_impor)
    sumbangan.kunci_simpanan.append(kunci_impor)
