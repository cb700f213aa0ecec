"""Help whose time is up; decided from rows, called every minute."""

import logging

from lpse.sumbangan import sumbangan
from registrasi import actions
from registrasi.models import BantuanPendaftaran

logger = logging.getLogger(__name__)
SEKALI = 100


def sapu_bantuan() -> int:
    """End what has run out. Returns how many, at most 100 a call."""
    pks = list(BantuanPendaftaran.objects.lewat().order_by("sampai").values_list("pk", flat=True)[:SEKALI])
    return sum(_coba(pk) for pk in pks)


def _coba(pk: int) -> bool:
    try:
        return actions.kedaluwarsakan_bantuan(pk)
    except Exception:
        # One that cannot be ended must not keep the later ones open.
        logger.exception("bantuan %s tidak dapat diakhiri", pk)
        return False


def daftarkan() -> None:
    """Let the clock sweep the help."""
    sumbangan.detak += [sapu_bantuan, actions.musnahkan_bantuan_tanpa_izin]
