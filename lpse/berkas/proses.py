"""Runs the worker process over one file and turns whatever becomes of it into an answer or a sentence."""

import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO

from lpse.berkas.pekerja import KELUAR_DITOLAK
from lpse.berkas.penolakan import KALIMAT, BerkasDitolak

logger = logging.getLogger(__name__)

PEKERJA = Path(__file__).with_name("pekerja.py")
WAKTU_MAKS = 30.0  # seconds on the clock; the worker itself stops after 20 s of processor time
ANTRE_MAKS = 20.0  # seconds to wait for a turn
# A page of thumbnails asks for many renditions at once: more than the processors there are helps nobody.
GILIRAN = threading.BoundedSemaphore(max(2, os.cpu_count() or 2))


def jalankan(berkas: IO[bytes], *argumen: str) -> bytes:
    """Run one command of the worker over an open file of the operating system; returns its answer.

    Raises BerkasDitolak: the worker's own refusal, `rusak` when it was killed, ran out of time or memory
    or fell over, `sibuk` when no turn came.
    """
    if not GILIRAN.acquire(timeout=ANTRE_MAKS):
        raise BerkasDitolak("sibuk")
    try:
        with tempfile.TemporaryFile() as keluaran, tempfile.TemporaryFile() as galat:
            kode = _tunggu(berkas, keluaran, galat, argumen)
            keluaran.seek(0)
            jawaban = keluaran.read()
            if kode == 0:
                return jawaban
            galat.seek(0)
            raise _penolakan(kode, jawaban, galat.read(100_000))
    finally:
        GILIRAN.release()


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


def _penolakan(kode: int | None, jawaban: bytes, galat: bytes) -> BerkasDitolak:
    alasan = jawaban.decode("ascii", "replace")
    if kode == KELUAR_DITOLAK and alasan in KALIMAT:
        return BerkasDitolak(alasan)
    baris_terakhir = galat.decode("utf-8", "replace").strip().rpartition("\n")[2]
    logger.warning(
        "pekerja berkas berhenti (%s): %s", "waktu habis" if kode is None else kode, baris_terakhir[:200]
    )
    return BerkasDitolak("rusak")
