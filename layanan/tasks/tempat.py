"""What falls due around rooms by the passing of time; decided from rows, called every minute."""

import logging

from django.utils import timezone

from layanan.actions.pemesanan import akhiri_menurut_jam
from layanan.actions.ruang import siapkan_ruang
from layanan.queries.tempat import pemesanan_jatuh_tempo
from lpse.sumbangan import sumbangan

logger = logging.getLogger(__name__)
SEKALI = 200


def sapu_ruang() -> int:
    """Keep the rooms as the profil names them."""
    return siapkan_ruang()


def sapu_pemesanan() -> int:
    """End what was not confirmed, answered or kept in time. Returns how many."""
    jatuh_tempo = pemesanan_jatuh_tempo(timezone.now())
    return sum(_coba(pk) for pk in jatuh_tempo.order_by("pk").values_list("pk", flat=True)[:SEKALI])


def _coba(pk: int) -> bool:
    try:
        return akhiri_menurut_jam(pk)
    except Exception:
        # One booking that cannot be handled must not keep the others waiting.
        logger.exception("pemesanan ruang %s tidak dapat diproses", pk)
        return False


def daftarkan() -> None:
    """Have both looked at every minute."""
    sumbangan.detak += [sapu_ruang, sapu_pemesanan]
