"""Runs the worker process over one file and turns whatever becomes of it into an answer or a sentence."""

import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
from functools import cache
from pathlib import Path
from typing import IO

from lpse.berkas.pekerja import AWAL_KELUHAN, KELUAR_DITOLAK
from lpse.berkas.penolakan import KALIMAT, BerkasDitolak

logger = logging.getLogger(__name__)

PEKERJA = Path(__file__).with_name("pekerja.py")
WAKTU_MAKS = 25.0  # seconds on the clock; the worker itself stops after 10 s of processor time
PERCOBAAN = 2  # a file that ends its worker this often is not opened again
ANTRE_MAKS = 20.0  # seconds to wait for a turn
# A page of thumbnails asks for many renditions at once: more than the processors there are helps nobody.
GILIRAN = threading.BoundedSemaphore(max(2, os.cpu_count() or 2))


def jalankan(berkas: IO[bytes], *argumen: str) -> bytes:
    """Run one command of the worker over an open file of the operating system; returns its answer.

    Raises BerkasDitolak: the worker's own refusal; `tidak_dapat_diperiksa` when it was killed, ran out of
    time or memory or fell over, twice; `sibuk` when no turn came.
    """
    if not GILIRAN.acquire(timeout=ANTRE_MAKS):
        raise BerkasDitolak("sibuk")
    try:
        for _ in range(PERCOBAAN):
            jawaban = _coba(berkas, argumen)
            if jawaban is not None:
                return jawaban
    finally:
        GILIRAN.release()
    raise BerkasDitolak("tidak_dapat_diperiksa")


def _coba(berkas: IO[bytes], argumen: tuple[str, ...]) -> bytes | None:
    """The worker's answer; None when it came to no end of its own. Raises BerkasDitolak: its own refusal."""
    with tempfile.TemporaryFile() as keluaran, tempfile.TemporaryFile() as galat:
        kode = _tunggu(berkas, keluaran, galat, argumen)
        keluaran.seek(0)
        galat.seek(0)
        jawaban = keluaran.read()
        keluhan = galat.read(100_000).decode("utf-8", "replace").strip()
    _laporkan_kurungan(keluhan)
    if kode == 0:
        return jawaban
    alasan = jawaban.decode("ascii", "replace")
    if kode == KELUAR_DITOLAK and alasan in KALIMAT:
        raise BerkasDitolak(alasan)
    sebab = "waktu habis" if kode is None else kode
    logger.warning("pekerja berkas berhenti (%s): %s", sebab, keluhan.rpartition("\n")[2][:200])
    return None


@cache
def _peringatkan(keluhan: str) -> None:
    logger.warning("pekerja berkas: %s", keluhan)


def _laporkan_kurungan(keluhan: str) -> None:
    """Say once in this process what the system does not give the worker; its other limits hold."""
    if keluhan.startswith(AWAL_KELUHAN):
        _peringatkan(keluhan.partition("\n")[0][:300])


def _tunggu(berkas: IO[bytes], keluaran: IO[bytes], galat: IO[bytes], argumen: tuple[str, ...]) -> int | None:
    """The worker's exit code (negative: the signal that ended it); None when time ran out."""
    berkas.flush()
    batas = time.monotonic() + WAKTU_MAKS
    # -I and the empty environment: no secrets, no user site, nothing importable from where we stand.
    perintah = [sys.executable, "-I", "-W", "ignore", str(PEKERJA), *argumen]
    with subprocess.Popen(  # noqa: S603 our own interpreter and script
        perintah, stdin=berkas, stdout=keluaran, stderr=galat, env={}, cwd="/"
    ) as pekerja:
        # Not wait(timeout=…): that sleeps up to 50 ms between looks, and every upload would pay for it.
        penjaga = threading.Timer(WAKTU_MAKS, pekerja.kill)
        penjaga.daemon = True
        penjaga.start()
        try:
            kode = pekerja.wait()
        except BaseException:
            pekerja.kill()
            raise
        finally:
            penjaga.cancel()
    return kode if time.monotonic() < batas else None
