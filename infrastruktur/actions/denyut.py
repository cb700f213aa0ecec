"""The watcher watched: officers hear when rounds stop, and a guard on another host hears while they go on."""

import asyncio
import logging
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from infrastruktur.models import DenyutPenjaga
from infrastruktur.queries.denyut import siklus_terakhir, tidur_sejak
from lpse.models import Pemberitahuan
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_PEMANTAUAN

logger = logging.getLogger(__name__)
SURAT_TIDUR = "infrastruktur/penjaga_tidur"
BATAS_DETIK = 5


def kabari_penjaga_tidur(now: datetime) -> bool:
    """Tell the officers, once each time, that rounds have stopped. Returns whether it was told now."""
    sejak = tidur_sejak(now)
    if sejak is None:
        return False
    kunci = f"pantau.tidur:{sejak:%Y%m%d%H%M%S}"
    if Pemberitahuan.objects.filter(kunci__startswith=f"{kunci}:").exists():
        return False
    for akun in pemegang_izin(KELOLA_PEMANTAUAN):
        beritahukan(
            SURAT_TIDUR,
            kepada=akun.email,
            kunci=f"{kunci}:{akun.pk}",
            akun=akun,
            data={"sejak": sejak.isoformat()},
        )
    return True


def perlu_denyut() -> bool:
    """Whether a round was finished of which the guard on the other host was not told."""
    terakhir = siklus_terakhir() if settings.PANTAU_DENYUT_URL else None
    if terakhir is None or terakhir.selesai is None:
        return False
    return not DenyutPenjaga.objects.filter(siklus_selesai__gte=terakhir.selesai).exists()


def kirim_denyut() -> bool:
    """Tell the guard on the other host that a round was finished; returns whether it heard.

    Outside any transaction. A failure is kept for the page and the log, and stops nothing: the guard is
    there to notice it.
    """
    terakhir = siklus_terakhir()
    if not settings.PANTAU_DENYUT_URL or terakhir is None or terakhir.selesai is None:
        return False
    galat = asyncio.run(_minta(settings.PANTAU_DENYUT_URL))
    if galat:
        logger.warning("denyut pemantauan tidak diterima: %s", galat)
    now = timezone.now()
    isi = {"siklus_selesai": terakhir.selesai, "dikirim_pada": now, "galat": galat}
    if not galat:
        isi["diterima_pada"] = now
    DenyutPenjaga.objects.update_or_create(tunggal=True, defaults=isi)
    return not galat


async def _minta(alamat: str) -> str:
    """Ask for the address; "" when it was answered well, else what went wrong, without the address."""
    # It takes 0.2 s to load: for the worker that asks, not for every start of the portal.
    import aiohttp

    batas = aiohttp.ClientTimeout(total=BATAS_DETIK)
    try:
        async with aiohttp.ClientSession(timeout=batas) as sesi, sesi.get(alamat) as jawab:
            return "" if jawab.status < 400 else f"Dijawab {jawab.status}."
    except TimeoutError:
        return f"Tidak dijawab dalam {BATAS_DETIK} detik."
    except (aiohttp.ClientError, ValueError) as galat:
        # Its words would name the address, which is the secret by which the guard knows us.
        return f"Tidak terjangkau ({type(galat).__name__})."
