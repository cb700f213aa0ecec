"""What falls due among requests by the passing of time; decided from rows, called every minute."""

import logging

from lpse.profil import profil
from lpse.sumbangan import sumbangan
from registrasi import actions
from registrasi.models import Permohonan

logger = logging.getLogger(__name__)
SEKALI = 100


def sapu_permohonan() -> int:
    """Destroy what was begun and never sent. Returns how many, at most 100 a call."""
    lewat = Permohonan.objects.idle(profil().registrasi.draf_kedaluwarsa_hari)
    pks = list(lewat.order_by("updated_at").values_list("pk", flat=True)[:SEKALI])
    return sum(_coba(pk) for pk in pks)


def _coba(pk: int) -> bool:
    try:
        return actions.kedaluwarsakan_permohonan(pk)
    except Exception:
        # One draft that cannot be handled must not keep the later ones waiting.
        logger.exception("permohonan %s tidak dapat diproses", pk)
        return False


def daftarkan() -> None:
    """Let the clock sweep the requests."""
    sumbangan.detak.append(sapu_permohonan)
