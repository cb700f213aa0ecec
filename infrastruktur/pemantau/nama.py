"""Names of hosts, resolved once a cycle and only to addresses that may be asked.

Not by the system's getaddrinfo: it blocks a thread for as long as a resolver is silent, so a few dead names
would hold up a thousand good ones.
"""

import asyncio
import ipaddress
import socket
from pathlib import Path

import dns.asyncresolver
import dns.exception
import dns.resolver
from aiohttp.abc import AbstractResolver, ResolveResult

from infrastruktur.pemantau.alamat import AlamatDitolak, Izin, periksa_host, periksa_ip
from infrastruktur.pemantau.bacaan import TidakDitanya, TidakMenjawab


class Nama:
    """The address book of one cycle."""

    def __init__(
        self,
        izin: Izin,
        resolver: dns.asyncresolver.Resolver | None = None,
        hosts: Path = Path("/etc/hosts"),
    ) -> None:
        self.izin = izin
        self._resolver = resolver
        self._hosts = _baca_hosts(hosts)
        self._dicari: dict[str, asyncio.Task[tuple[str, ...]]] = {}

    async def cari(self, host: str) -> tuple[str, ...]:
        """The addresses of this host that may be asked, at least one; connect to these and no other.

        Raises AlamatDitolak, TidakDitanya (the resolver is silent) and TidakMenjawab (no such name).
        """
        host = periksa_host(host, self.izin)
        if host not in self._dicari:
            self._dicari[host] = asyncio.create_task(self._cari(host))
        # Others wait for the same name: whoever gives up must not take it from them.
        return await asyncio.shield(self._dicari[host])

    async def _cari(self, host: str) -> tuple[str, ...]:
        boleh, ditolak = [], ""
        for alamat in await self._alamat(host):
            try:
                if host not in self.izin.nama:
                    periksa_ip(ipaddress.ip_address(alamat), self.izin)
                boleh.append(alamat)
            except AlamatDitolak as sebab:
                ditolak = f"{host}: {sebab}"
        if not boleh:
            raise AlamatDitolak(ditolak)
        return tuple(boleh)

    async def _alamat(self, host: str) -> list[str]:
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            pass
        if host == "localhost" or host.endswith(".localhost"):
            return ["127.0.0.1"]
        if host in self._hosts:
            return self._hosts[host]
        try:
            return await self._tanya_dns(host)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            raise TidakMenjawab(f"Nama {host} tidak ditemukan.") from None
        except (dns.exception.DNSException, OSError):
            raise TidakDitanya(f"Nama {host} tidak dapat dicari: server DNS tidak menjawab.") from None

    async def _tanya_dns(self, host: str) -> list[str]:
        resolver = self._siap()
        try:
            jawab = await resolver.resolve(host, "A", search=True)
        except dns.resolver.NoAnswer:
            jawab = await resolver.resolve(host, "AAAA", search=True)
        return [butir.address for butir in jawab]

    def server_dns(self) -> list[tuple[str, int]]:
        """Addresses and ports of the resolvers that this server itself uses."""
        resolver = self._siap()
        return [(str(server), resolver.port) for server in resolver.nameservers]

    def _siap(self) -> dns.asyncresolver.Resolver:
        try:
            self._resolver = self._resolver or dns.asyncresolver.Resolver()
        except dns.resolver.NoResolverConfiguration:
            raise TidakDitanya("Server portal ini tidak mempunyai server DNS.") from None
        return self._resolver

    async def tutup(self) -> None:
        """Give up what is still being looked for."""
        for tugas in self._dicari.values():
            tugas.cancel()
        await asyncio.gather(*self._dicari.values(), return_exceptions=True)


class PenyelesaiNama(AbstractResolver):
    """The same book for aiohttp, so that it connects to the address that was judged."""

    def __init__(self, nama: Nama) -> None:
        self._nama = nama

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=alamat,
                port=port,
                family=socket.AF_INET6 if ":" in alamat else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for alamat in await self._nama.cari(host)
        ]

    async def close(self) -> None:
        """The book belongs to the cycle, not to the session."""


def _baca_hosts(path: Path) -> dict[str, list[str]]:
    hosts: dict[str, list[str]] = {}
    try:
        baris = path.read_text(errors="replace").splitlines()
    except OSError:
        return hosts
    for satu in baris:
        alamat, *nama = satu.partition("#")[0].split() or [""]
        try:
            ipaddress.ip_address(alamat)
        except ValueError:
            continue
        for n in nama:
            hosts.setdefault(n.lower(), []).append(alamat)
    return hosts
