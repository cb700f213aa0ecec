"""Servers of every manner on the loopback, and asking them."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import dns.asyncresolver
import dns.flags
import dns.message
import dns.rcode
import dns.rrset
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from infrastruktur.enums.pantau import JenisSasaran, Ukuran
from infrastruktur.pemantau import Hasil, Tanya
from infrastruktur.pemantau.siklus import tanya_semua

IZIN = ("127.0.0.0/8",)
Pelayan = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def tanya_satu(
    jenis: JenisSasaran,
    alamat: str,
    *,
    izin: tuple[str, ...] = IZIN,
    batas: float = 20.0,
    sistem: dns.asyncresolver.Resolver | None = None,
    **opsi: str,
) -> Hasil:
    """Ask one target in a cycle of its own; `sistem` stands for the resolver of this server."""
    tanya = Tanya("sasaran", jenis, alamat, opsi, batas)
    (hasil,) = await tanya_semua([tanya], izin=izin, resolver=sistem)
    return hasil


def nilai(hasil: Hasil) -> dict[Ukuran, float]:
    """The readings of a target that has one of each."""
    return {b.ukuran: b.nilai for b in hasil.bacaan}


@asynccontextmanager
async def server(pelayan: Pelayan, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """A TCP server; the value is its port. What it still serves at the end is cut off."""
    tugas: set[asyncio.Task[None]] = set()

    async def layani(pembaca: asyncio.StreamReader, penulis: asyncio.StreamWriter) -> None:
        tugas.add(asyncio.current_task())
        try:
            await pelayan(pembaca, penulis)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            penulis.transport.abort()

    pendengar = await asyncio.start_server(layani, "127.0.0.1", 0, ssl=tls)
    try:
        yield pendengar.sockets[0].getsockname()[1]
    finally:
        pendengar.close()
        for satu in tugas:
            satu.cancel()
        await asyncio.gather(*tugas, return_exceptions=True)


def http(jawaban: Mapping[str, bytes] | bytes) -> Pelayan:
    """Answers each path with these raw bytes; one that is not named is never answered."""

    async def layani(pembaca: asyncio.StreamReader, penulis: asyncio.StreamWriter) -> None:
        kepala = await pembaca.readuntil(b"\r\n\r\n")
        jalur = kepala.split()[1].decode()
        isi = jawaban if isinstance(jawaban, bytes) else jawaban.get(jalur)
        if isi is None:
            await asyncio.sleep(60)
        else:
            penulis.write(isi)
            await penulis.drain()

    return layani


def balas(isi: bytes = b"", status: str = "200 OK", **kepala: str) -> bytes:
    """An HTTP answer as bytes."""
    semua = {"Content-Length": str(len(isi)), "Connection": "close", **kepala}
    baris = [f"HTTP/1.1 {status}", *(f"{nama.replace('_', '-')}: {n}" for nama, n in semua.items())]
    return "\r\n".join([*baris, "", ""]).encode() + isi


def balas_baris(*baris: bytes) -> Pelayan:
    """A server of a line protocol: for each line that comes the next of these goes out."""

    async def layani(pembaca: asyncio.StreamReader, penulis: asyncio.StreamWriter) -> None:
        for satu in baris:
            await pembaca.readuntil(b"\n")
            penulis.write(satu)
            await penulis.drain()
        await pembaca.read()

    return layani


async def diam(pembaca: asyncio.StreamReader, penulis: asyncio.StreamWriter) -> None:
    """Takes the connection and says nothing."""
    await asyncio.sleep(60)


async def tutup(pembaca: asyncio.StreamReader, penulis: asyncio.StreamWriter) -> None:
    """Takes the connection and lets it go."""


# --- DNS ----------------------------------------------------------------------------------------------


class _ServerDNS(asyncio.DatagramProtocol):
    def __init__(self, alamat: Mapping[str, str], mentah: bytes | None) -> None:
        self.alamat, self.mentah, self.ditanya = alamat, mentah, []

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, asal: tuple[str, int]) -> None:
        tanya = dns.message.from_wire(data)
        nama = tanya.question[0].name.to_text(omit_final_dot=True)
        self.ditanya.append(nama)
        jawab = dns.message.make_response(tanya)
        isi = self.alamat.get(nama)
        if isi is None:
            jawab.set_rcode(dns.rcode.NXDOMAIN)
        elif not isi:
            return  # a name that it keeps silent about
        elif isi == "SERVFAIL":
            jawab.set_rcode(dns.rcode.SERVFAIL)
        elif tanya.question[0].rdtype == (28 if ":" in isi else 1):
            jawab.answer.append(
                dns.rrset.from_text(tanya.question[0].name, 60, "IN", "AAAA" if ":" in isi else "A", isi)
            )
        self.transport.sendto(self.mentah or jawab.to_wire(), asal)


@asynccontextmanager
async def server_dns(alamat: Mapping[str, str], mentah: bytes | None = None) -> AsyncIterator[_ServerDNS]:
    """A DNS server that knows these names; one with an empty address it is silent about. `port`, `resolver`
    (to ask it) and `ditanya` (what it was asked) are on the value."""
    transport, protokol = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: _ServerDNS(alamat, mentah), local_addr=("127.0.0.1", 0)
    )
    protokol.port = transport.get_extra_info("sockname")[1]
    protokol.resolver = dns.asyncresolver.Resolver(configure=False)
    protokol.resolver.nameservers, protokol.resolver.port = ["127.0.0.1"], protokol.port
    # Well below the time a target has: a resolver that stays silent is told apart from a target that does.
    protokol.resolver.lifetime = 4.0
    try:
        yield protokol
    finally:
        transport.close()


# --- Certificates -------------------------------------------------------------------------------------


class Penerbit:
    """A certificate authority of the test; `konteks` makes a server's side of TLS."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kunci = ec.generate_private_key(ec.SECP256R1())
        self.nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Penerbit Uji")])
        akar = self._bangun(self.nama, self.kunci, 3650, is_akar=True).sign(self.kunci, hashes.SHA256())
        self.berkas = folder / "akar.pem"
        self.berkas.write_bytes(akar.public_bytes(Encoding.PEM))

    def konteks(self, hari: float = 30, *, sendiri: bool = False, ip: str = "127.0.0.1") -> ssl.SSLContext:
        """A server certificate for this address with so many days left, issued by us or by itself."""
        kunci = ec.generate_private_key(ec.SECP256R1())
        pemilik = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "server")])
        pembangun = self._bangun(pemilik, kunci, hari, penerbit=pemilik if sendiri else self.nama)
        nama = x509.SubjectAlternativeName([x509.IPAddress(ip_address(ip))])
        sertifikat = pembangun.add_extension(nama, critical=False).sign(
            kunci if sendiri else self.kunci, hashes.SHA256()
        )
        berkas = self.folder / "server.pem"
        berkas.write_bytes(
            kunci.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            + sertifikat.public_bytes(Encoding.PEM)
        )
        konteks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        konteks.load_cert_chain(berkas)
        return konteks

    def _bangun(
        self,
        pemilik: x509.Name,
        kunci: ec.EllipticCurvePrivateKey,
        hari: float,
        *,
        penerbit: x509.Name | None = None,
        is_akar: bool = False,
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(pemilik)
            .issuer_name(penerbit or self.nama)
            .public_key(kunci.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=60))
            .not_valid_after(now + timedelta(days=hari))
            .add_extension(x509.BasicConstraints(ca=is_akar, path_length=None), critical=True)
        )
