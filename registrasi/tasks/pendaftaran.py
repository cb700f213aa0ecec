"""Registration in the background: long work, and what falls due by the passing of time."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from lpse.profil import profil
from lpse.sumbangan import sumbangan
from registrasi import actions
from registrasi.models import Pendaftaran

logger = logging.getLogger(__name__)
SEKALI = 100


def sapu_draf() -> int:
    """Warn of idle drafts and destroy the overdue. Returns how many acts were done, at most 200 a call."""
    aturan = profil().registrasi
    batas_peringatan = aturan.draf_kedaluwarsa_hari - aturan.draf_peringatan_hari
    belum = Pendaftaran.objects.idle(batas_peringatan).filter(peringatan_dikirim_pada__isnull=True)
    lewat = Pendaftaran.objects.idle(aturan.draf_kedaluwarsa_hari).filter(
        peringatan_dikirim_pada__lte=timezone.now() - timedelta(days=aturan.draf_peringatan_hari)
    )
    return _lakukan(actions.peringatkan, belum) + _lakukan(actions.kedaluwarsakan, lewat)


def _lakukan(act: Callable[[int], bool], pilihan: QuerySet[Pendaftaran]) -> int:
    pks = list(pilihan.order_by("updated_at").values_list("pk", flat=True)[:SEKALI])
    return sum(_coba(act, pk) for pk in pks)


def _coba(act: Callable[[int], bool], pk: int) -> bool:
    try:
        return act(pk)
    except Exception:
        # One draft that cannot be handled must not keep the later ones waiting.
        logger.exception("draf %s tidak dapat diproses", pk)
        return False


def metrik() -> dict[str, float]:
    """How many submissions wait for a decision, how many past their deadline, and the oldest one's age."""
    now = timezone.now()
    hitung = (
        Pendaftaran.objects.menunggu_verifikasi()
        .order_by()
        .aggregate(
            semua=Count("pk"), lewat=Count("pk", filter=Q(tenggat__lt=now)), tertua=Min("diajukan_pada")
        )
    )
    lama = max(now - hitung["tertua"], timedelta()) if hitung["tertua"] else timedelta()
    return {
        "lpse_pendaftaran_menunggu": float(hitung["semua"]),
        "lpse_pendaftaran_terlambat": float(hitung["lewat"]),
        "lpse_pendaftaran_tertua_detik": lama.total_seconds(),
    }


def daftarkan() -> None:
    """Let the clock sweep the drafts, and tell of the queue."""
    sumbangan.detak.append(sapu_draf)
    sumbangan.metrik.append(metrik)
