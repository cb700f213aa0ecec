"""What the probes of one cycle share."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import dns.asyncresolver

from infrastruktur.pemantau.alamat import Izin
from infrastruktur.pemantau.nama import Nama, PenyelesaiNama


@dataclass(frozen=True, slots=True)
class Alat:
    """One HTTP session, one address book, and the certificate authorities this server believes now."""

    sesi: aiohttp.ClientSession
    nama: Nama
    percaya: ssl.SSLContext
    mesin_snmp: list[asyncio.Task[Any]] = field(default_factory=list)
    pengguna_snmp: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)


@asynccontextmanager
async def siapkan(izin: Izin, resolver: dns.asyncresolver.Resolver | None = None) -> AsyncIterator[Alat]:
    """Open what a cycle needs and close it after; without `resolver` the system's is asked."""
    nama, percaya = Nama(izin, resolver), ssl.create_default_context()
    sambungan = aiohttp.TCPConnector(
        ssl=percaya,
        resolver=PenyelesaiNama(nama),
        use_dns_cache=False,
        limit=0,  # the cycle's own semaphore counts
        force_close=True,  # a kept connection would flatter the time to answer of a host's second page
    )
    sesi = aiohttp.ClientSession(
        connector=sambungan,
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None),  # each target has its own
        auto_decompress=False,  # a small answer stays small
        headers={"User-Agent": "Portal-LPSE-Pemantau", "Accept-Encoding": "identity"},
    )
    alat = Alat(sesi, nama, percaya)
    try:
        async with sesi:
            yield alat
    finally:
        await nama.tutup()
        for mesin in await asyncio.gather(*alat.mesin_snmp, return_exceptions=True):
            if not isinstance(mesin, BaseException):
                mesin.close_dispatcher()
