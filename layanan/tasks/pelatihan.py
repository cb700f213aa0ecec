"""What falls due around trainings by the passing of time; decided from rows, called every minute."""

import logging
from collections.abc import Callable

from django.db.models import QuerySet
from django.utils import timezone

from layanan.actions.pelatihan import ingatkan_pelatihan, tutup_otomatis
from layanan.actions.peserta_pelatihan import lupakan_belum_dikonfirmasi
from layanan.enums.pelatihan import DIUMUMKAN, StatusPelatihan
from layanan.models import Pelatihan
from lpse.kalender import ONE_DAY, kalender
from lpse.sumbangan import sumbangan
from lpse.waktu import setempat

logger = logging.getLogger(__name__)
SEKALI = 50
# The longest row of days off that a reminder reaches across.
HARI_DICARI = 14


def sapu_pelatihan() -> int:
    """Close what is past its last day, remind of the next working day, forget who proved no address."""
    now = timezone.now()
    lewat = Pelatihan.objects.filter(status=StatusPelatihan.DIBUKA, tutup_pada__lte=now)
    selesai = _lakukan(tutup_otomatis, lewat) + sum(
        _coba(ingatkan_pelatihan, pk) for pk in perlu_diingatkan()
    )
    return selesai + lupakan_belum_dikonfirmasi()


def perlu_diingatkan() -> list[int]:
    """The trainings whose reminder is due and not sent. What was announced after that moment needs none."""
    now = timezone.now()
    dekat = Pelatihan.objects.filter(
        status__in=DIUMUMKAN,
        diingatkan_pada__isnull=True,
        mulai__gt=now,
        mulai__lte=now + HARI_DICARI * ONE_DAY,
    ).order_by("mulai", "pk")
    kerja = kalender()
    return [
        p.pk
        for p in dekat[:SEKALI]
        if p.dibuka_pada and p.dibuka_pada < kerja.opening_before(setempat(p.mulai).date()) <= now
    ]


def _lakukan(act: Callable[[int], bool], pilihan: QuerySet[Pelatihan]) -> int:
    return sum(_coba(act, pk) for pk in list(pilihan.order_by("pk").values_list("pk", flat=True)[:SEKALI]))


def _coba(act: Callable[[int], bool], pk: int) -> bool:
    try:
        return act(pk)
    except Exception:
        # One training that cannot be handled must not keep the others waiting.
        logger.exception("pelatihan %s tidak dapat diproses", pk)
        return False


def daftarkan() -> None:
    """Have them looked at every minute."""
    sumbangan.detak.append(sapu_pelatihan)
