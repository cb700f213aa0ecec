"""The core's tasks: ids in, idempotent, no rules."""

import logging
from collections.abc import Callable

from celery import shared_task
from django.db import connection

from lpse import naskah, pemberitahuan
from lpse.berkas import pindai
from lpse.ingat_kalender import ingatkan_kalender
from lpse.jejak import segel
from lpse.kalender_benih import isi_tahun_baru
from lpse.saksi import kirim_kepala_rantai
from lpse.sumbangan import sumbangan

logger = logging.getLogger(__name__)


@shared_task(name="lpse.kirim_pemberitahuan")
def kirim_pemberitahuan(pk: int) -> None:
    pemberitahuan.kirim(pk)


@shared_task(name="lpse.buat_naskah")
def buat_naskah(pk: int) -> None:
    naskah.pastikan_pdf(pk)


@shared_task(name="lpse.pindai_berkas")
def pindai_berkas(pk: int) -> None:
    pindai.pindai(pk)


@shared_task(name="lpse.detak")
def detak() -> None:
    """Each minute: seal the trail, re-drive pending work, let each unit look at what is due."""
    langkah_langkah: list[Callable[[], object]] = [
        segel,
        kirim_kepala_rantai,
        pemberitahuan.sapu_kotak_keluar,
        naskah.sapu_naskah,
        pindai.sapu_pindai,
        isi_tahun_baru,
        ingatkan_kalender,
        *sumbangan.detak,
    ]
    for langkah in langkah_langkah:
        try:
            langkah()
        except Exception:
            # One unit's failure must not keep the others from their minute.
            logger.exception("langkah detak gagal: %s", getattr(langkah, "__qualname__", langkah))
            if connection.needs_rollback or not connection.is_usable():
                connection.close()
