"""Warnings before a role ends, and one when it has ended; decided from rows, called every minute."""

import logging

from lpse.sumbangan import sumbangan
from registrasi import actions
from registrasi.emails import masa_peran as surat_masa_peran
from registrasi.policies.peringatan_peran import AMBANG_HARI, KEDALUWARSA, perlu_diingatkan

logger = logging.getLogger(__name__)
SEKALI = 100


def sapu_masa_peran() -> int:
    """Send what is due, at most SEKALI of each kind a call. Returns how many warnings went out."""
    jumlah = 0
    for ambang in (KEDALUWARSA, *AMBANG_HARI):
        jatuh = perlu_diingatkan(ambang).order_by("sampai", "pk")
        for pk in list(jatuh.values_list("pk", flat=True)[:SEKALI]):
            jumlah += _coba(pk, ambang)
    return jumlah


def _coba(pk: int, ambang: int) -> bool:
    try:
        return actions.ingatkan_masa_peran(pk, ambang)
    except Exception:
        # One term that cannot be warned of must not keep the others waiting.
        logger.exception("masa peran %s tidak dapat diingatkan", pk)
        return False


def daftarkan() -> None:
    """Register the letters and the minute's work."""
    surat_masa_peran.daftarkan()
    sumbangan.detak.append(sapu_masa_peran)
