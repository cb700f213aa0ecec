"""What falls due in deactivations by the passing of time; decided from rows, called every minute."""

import logging

from lpse.sumbangan import sumbangan
from registrasi import actions
from registrasi.models import Penonaktifan

logger = logging.getLogger(__name__)
SEKALI = 100


def sapu_klarifikasi() -> int:
    """Record silence where the time to answer ran out. Returns how many, at most SEKALI a call."""
    pks = Penonaktifan.objects.belum_dijawab().order_by("tenggat").values_list("pk", flat=True)
    return sum(_coba(pk) for pk in list(pks[:SEKALI]))


def _coba(pk: int) -> bool:
    try:
        return actions.catat_tidak_dijawab(pk)
    except Exception:
        # One case that cannot be handled must not keep the later ones waiting.
        logger.exception("klarifikasi %s tidak dapat diproses", pk)
        return False


def daftarkan() -> None:
    """Register with the minute's pulse."""
    sumbangan.detak.append(sapu_klarifikasi)
