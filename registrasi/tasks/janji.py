"""What falls due around appointments by the passing of time; decided from rows, called every minute."""

import logging
from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.utils import timezone

from lpse.kalender import ONE_DAY, kalender
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.models import JanjiTemu

logger = logging.getLogger(__name__)
SEKALI = 100
# The longest row of days off that a reminder reaches across.
HARI_DICARI = 14


def sapu_slot() -> int:
    """Keep the slots of the coming days as the schedule and the calendar say."""
    return actions.siapkan_slot()


def sapu_janji() -> int:
    """Remind of what comes on the next working day, and end what nobody noted. Returns how many acts."""
    lewat = JanjiTemu.objects.hidup().filter(slot__tanggal__lt=hari_ini())
    return _lakukan(actions.ingatkan_janji, perlu_diingatkan()) + _lakukan(actions.lewatkan_janji, lewat)


def perlu_diingatkan() -> QuerySet[JanjiTemu]:
    """Whose reminder is due and not sent. Whoever booked after that moment has just been told anyway."""
    belum = JanjiTemu.objects.hidup().filter(
        diingatkan_pada__isnull=True,
        slot__mulai__gt=timezone.now(),
        slot__tanggal__lte=hari_ini() + HARI_DICARI * ONE_DAY,
    )
    pilihan = JanjiTemu.objects.none()
    kerja, now = kalender(), timezone.now()
    for hari in belum.order_by("slot__tanggal").values_list("slot__tanggal", flat=True).distinct():
        saat = kerja.opening_before(hari)
        if saat <= now:
            pilihan = pilihan | belum.filter(slot__tanggal=hari, created_at__lt=saat)
    return pilihan


def _lakukan(act: Callable[[int], bool], pilihan: QuerySet[JanjiTemu]) -> int:
    pks: Iterable[int] = list(pilihan.order_by("pk").values_list("pk", flat=True)[:SEKALI])
    return sum(_coba(act, pk) for pk in pks)


def _coba(act: Callable[[int], bool], pk: int) -> bool:
    try:
        return act(pk)
    except Exception:
        # One appointment that cannot be handled must not keep the others waiting.
        logger.exception("janji temu %s tidak dapat diproses", pk)
        return False


def daftarkan() -> None:
    """Have both looked at every minute."""
    sumbangan.detak += [sapu_slot, sapu_janji]
