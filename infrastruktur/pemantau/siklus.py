"""One round of asking: all targets at once, each within its own time, all within the cycle's."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime

import dns.asyncresolver
from django.conf import settings

from infrastruktur.enums.pantau import JenisSasaran, Ukuran
from infrastruktur.pemantau import dns as nama_domain
from infrastruktur.pemantau import http, inang, node, ping, snmp, tcp, tls, ups
from infrastruktur.pemantau.alamat import AlamatDitolak, baca_izin
from infrastruktur.pemantau.alat import Alat, siapkan
from infrastruktur.pemantau.bacaan import (
    GALAT_TENGGAT,
    Bacaan,
    Hasil,
    Jawaban,
    Tanya,
    TidakDitanya,
    TidakMenjawab,
)

logger = logging.getLogger(__name__)

_PANJANG_GALAT = 200
_BERES_DETIK = 1.0

SUMBER: dict[JenisSasaran, Callable[[Tanya, Alat], Awaitable[Jawaban]]] = {
    JenisSasaran.INANG: inang.tanya,
    JenisSasaran.NODE: node.tanya,
    JenisSasaran.SNMP: snmp.tanya,
    JenisSasaran.UPS: ups.tanya,
    JenisSasaran.HTTP: http.tanya,
    JenisSasaran.TCP: tcp.tanya,
    JenisSasaran.DNS: nama_domain.tanya,
    JenisSasaran.PING: ping.tanya,
    JenisSasaran.TLS: tls.tanya,
}
# Of these no answer is an answer: not available. Of the others it is merely missing data.
PROBA = frozenset(
    {JenisSasaran.HTTP, JenisSasaran.TCP, JenisSasaran.DNS, JenisSasaran.PING, JenisSasaran.TLS}
)


async def tanya_semua(
    daftar: Sequence[Tanya],
    *,
    sekaligus: int = 200,
    tenggat: float = 45.0,
    izin: Iterable[str] | None = None,
    resolver: dns.asyncresolver.Resolver | None = None,
) -> list[Hasil]:
    """Ask all of them, at most so many at once; one Hasil each, in their order, and no exception for any.

    After `tenggat` seconds who has not answered yet comes back with GALAT_TENGGAT and no reading. `izin`
    replaces PANTAU_IZIN, `resolver` the system's own.
    """
    boleh, antre = baca_izin(settings.PANTAU_IZIN if izin is None else izin), asyncio.Semaphore(sekaligus)
    mulai = time.perf_counter()
    async with siapkan(boleh, resolver) as alat:
        tugas = [asyncio.create_task(_giliran(t, alat, antre)) for t in daftar]
        belum = await _tunggu(tugas, tenggat)
    return [
        _terlambat(t, mulai) if satu in belum else satu.result()
        for t, satu in zip(daftar, tugas, strict=True)
    ]


async def _tunggu(tugas: Collection[asyncio.Task[Hasil]], tenggat: float) -> Collection[asyncio.Task[Hasil]]:
    """Wait until the deadline; returns those that were not done by then, and are told to stop."""
    if not tugas:
        return ()
    _, belum = await asyncio.wait(tugas, timeout=tenggat)
    for satu in belum:
        satu.cancel()
    if belum:
        await asyncio.wait(belum, timeout=_BERES_DETIK)
    return belum


def _terlambat(t: Tanya, mulai: float) -> Hasil:
    return Hasil(t.kode, datetime.now(UTC), (time.perf_counter() - mulai) * 1000, galat=GALAT_TENGGAT)


async def _giliran(t: Tanya, alat: Alat, antre: asyncio.Semaphore) -> Hasil:
    async with antre:
        mulai = time.perf_counter()
        jawab = await _jawaban(t, alat)
        return Hasil(
            t.kode,
            datetime.now(UTC),
            (time.perf_counter() - mulai) * 1000,
            jawab.bacaan,
            jawab.pencacah,
            jawab.galat[:_PANJANG_GALAT],
            jawab.catatan[:_PANJANG_GALAT],
        )


async def _jawaban(t: Tanya, alat: Alat) -> Jawaban:
    try:
        async with asyncio.timeout(t.batas):
            return await SUMBER[t.jenis](t, alat)
    except TimeoutError:
        return _tanpa_jawab(t, f"Tidak menjawab dalam {t.batas:g} detik.")
    except TidakMenjawab as sebab:
        return _tanpa_jawab(t, str(sebab))
    except (TidakDitanya, AlamatDitolak) as sebab:
        return Jawaban(galat=str(sebab))
    except Exception as galat:  # a fault of ours costs one target one reading, never the cycle
        # Only its kind: what a library says may repeat a password.
        logger.error("Sasaran %s tidak dapat ditanya: %s", t.kode, type(galat).__name__)
        return Jawaban(galat="Tidak dapat ditanya karena gangguan pada pemantau.")


def _tanpa_jawab(t: Tanya, galat: str) -> Jawaban:
    return Jawaban((Bacaan(Ukuran.TERSEDIA, 0),) if t.jenis in PROBA else (), galat=galat)
