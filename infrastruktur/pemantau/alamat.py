"""Which addresses may be asked. Targets are typed into a web form, so a form must not become a way to
reach the database, the router or the cloud's metadata from inside. See docs/adr/0021."""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from yarl import URL

from infrastruktur.enums.pantau import JenisSasaran
from lpse.aturan import AturanDilanggar

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

PORT_BAWAAN = {
    JenisSasaran.NODE: 9100,
    JenisSasaran.SNMP: 161,
    JenisSasaran.UPS: 3493,
    JenisSasaran.TLS: 443,
}
_NAMA = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*\Z")
# 127.1 and 0x7f000001 are addresses to the system, though they do not look it.
_MIRIP_ANGKA = re.compile(r"(.*\.)?(\d+|0x[0-9a-f]*)\Z")
_UPS = re.compile(r"[A-Za-z0-9._-]{1,60}\Z")
_TERLARANG = re.compile(r"[\x00-\x20\x7f\\]")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# What the standard library calls public and no server of anybody's is: 192.0.0.192 is a cloud's metadata.
_BUKAN_UMUM = tuple(ipaddress.ip_network(n) for n in ("192.0.0.0/24", "fec0::/10", "3fff::/20"))
# Public by number, yet it answers only guests of the cloud it serves: Azure's metadata.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})


class AlamatDitolak(AturanDilanggar):
    """The address must not be asked, or is none; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Izin:
    """What PANTAU_IZIN names: networks, and host names whose addresses are all allowed."""

    jaringan: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = ()
    nama: frozenset[str] = frozenset()

    def memuat(self, ip: IP) -> bool:
        return any(ip in jaringan for jaringan in self.jaringan)


def baca_izin(butir: Iterable[str]) -> Izin:
    """Read the entries of PANTAU_IZIN.

    Raises ImproperlyConfigured, with a sentence, for an entry that is neither a network nor a host name.
    """
    jaringan, nama = [], set()
    for satu in filter(None, (b.strip().lower().rstrip(".") for b in butir)):
        try:
            jaringan.append(ipaddress.ip_network(satu, strict=False))
        except ValueError:
            if not _NAMA.match(satu) or _MIRIP_ANGKA.match(satu):
                raise ImproperlyConfigured(
                    f"PANTAU_IZIN memuat “{satu}”. Isi dengan jaringan (mis. 10.10.0.0/24) atau nama host, "
                    "dipisah koma."
                ) from None
            nama.add(satu)
    return Izin(tuple(jaringan), frozenset(nama))


def periksa_alamat(jenis: JenisSasaran, alamat: str, izin: Iterable[str]) -> str:
    """The cleaned address of a target of this kind, as the form stores it and the probe reads it.

    Names are not resolved here: they are judged each time they are asked, by the address they then have.
    Raises AlamatDitolak.
    """
    alamat, boleh = alamat.strip(), baca_izin(izin)
    if _TERLARANG.search(alamat):
        raise AlamatDitolak("Tulis alamat tanpa spasi, garis miring terbalik, atau tanda tak terlihat.")
    match jenis:
        case JenisSasaran.INANG:
            if alamat:
                raise AlamatDitolak("Server portal ini tidak memerlukan alamat. Kosongkan isiannya.")
            return ""
        case JenisSasaran.HTTP | JenisSasaran.NODE:
            return str(periksa_url(url_sasaran(jenis, alamat), boleh))
        case JenisSasaran.DNS:
            return _periksa_nama(alamat)
        case JenisSasaran.PING:
            return _tulis_host(periksa_host(_tanpa_port(alamat), boleh))
        case JenisSasaran.UPS:
            ups, host, port = pecah_ups(alamat)
            return f"{ups}@{_tulis_host(periksa_host(host, boleh))}:{port}"
        case _:
            host, port = pecah_host(alamat, PORT_BAWAAN.get(jenis))
            return f"{_tulis_host(periksa_host(host, boleh))}:{port}"


def url_sasaran(jenis: JenisSasaran, alamat: str) -> URL:
    """The address as URL; a node_exporter may be given as host and port alone. Raises AlamatDitolak."""
    if jenis == JenisSasaran.NODE and "://" not in alamat:
        host, port = pecah_host(alamat, PORT_BAWAAN[jenis])
        alamat = f"http://{_tulis_host(host)}:{port}/metrics"
    try:
        return URL(alamat).with_fragment(None)
    except ValueError:
        raise AlamatDitolak(
            "Alamat itu tidak terbaca. Tulis seperti https://spse.contohkab.go.id/."
        ) from None


def periksa_url(url: URL, izin: Izin) -> URL:
    """The URL, if a probe may go there by what is written in it. Raises AlamatDitolak."""
    if url.scheme not in ("http", "https"):
        raise AlamatDitolak("Mulai alamat dengan http:// atau https://.")
    if url.user is not None or url.password is not None:
        raise AlamatDitolak("Hapus nama pengguna dan sandi dari alamat; rahasia tidak disimpan di sana.")
    # yarl reads port 0 as none given.
    if re.search(r":0+\Z", url.raw_authority) or not 1 <= (url.port or 0) <= 65535:
        raise AlamatDitolak("Port harus 1 sampai 65535.")
    periksa_host(url.raw_host or "", izin)
    return url


def periksa_host(host: str, izin: Izin) -> str:
    """The host in its plain form, if by what is written in it it may be asked. Raises AlamatDitolak."""
    host = host.strip("[]")
    try:
        periksa_ip(ipaddress.ip_address(host), izin)
        return host.lower()
    except ValueError:
        host = _periksa_nama(host)
    if host == "localhost" or host.endswith(".localhost"):
        if host not in izin.nama:
            periksa_ip(ipaddress.ip_address("127.0.0.1"), izin)
    elif _MIRIP_ANGKA.match(host):
        raise AlamatDitolak("Alamat IP itu tidak lengkap. Tulis empat angka, mis. 203.0.113.10.")
    return host


def periksa_ip(ip: IP, izin: Izin) -> IP:
    """The address, if it is public or PANTAU_IZIN names it. Raises AlamatDitolak."""
    inti = _inti(ip)
    if getattr(ip, "scope_id", None):
        raise AlamatDitolak("Tulis alamat IPv6 tanpa tanda %.")
    if izin.memuat(ip) or izin.memuat(inti) or _umum(inti):
        return ip
    raise AlamatDitolak(
        f"Alamat {ip} {_golongan(inti)} dan belum diizinkan. Periksa alamatnya; bila memang perlu dipantau, "
        f"minta pengelola server menambahkan {inti} ke PANTAU_IZIN."
    )


def _inti(ip: IP) -> IP:
    """The IPv4 address that an IPv6 one stands for, so that none slips through in disguise."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
    return ip


def _umum(ip: IP) -> bool:
    khusus = ip in _METADATA or any(ip in jaringan for jaringan in _BUKAN_UMUM)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or khusus)


def _golongan(ip: IP) -> str:
    if ip.is_loopback:
        return "menunjuk server portal sendiri"
    if ip.is_multicast or ip.is_unspecified or ip.is_reserved:
        return "bukan alamat satu server"
    if ip.is_link_local or ip in _METADATA:
        return "alamat khusus (link-local atau metadata)"
    return "ada di jaringan sendiri"


def _periksa_nama(nama: str) -> str:
    try:
        nama = nama.rstrip(".").encode("idna").decode().lower()
    except UnicodeError:
        nama = ""
    if len(nama) > 253 or not _NAMA.match(nama):
        raise AlamatDitolak("Tulis nama host atau alamat IP yang benar, mis. spse.contohkab.go.id.")
    return nama


def pecah_host(alamat: str, bawaan: int | None = None) -> tuple[str, int]:
    """Host and port of `host:port`, `[ipv6]:port` or, with a default port, `host`. Raises AlamatDitolak."""
    cocok = re.match(r"(\[[^\]]*\]|[^:/@\[\]]+)(?::(\d{1,9}))?\Z", alamat)
    if not cocok:
        raise AlamatDitolak("Tulis alamat sebagai host:port; IPv6 dalam kurung siku, mis. [2001:db8::1]:443.")
    port = int(cocok[2]) if cocok[2] else bawaan
    if port is None:
        raise AlamatDitolak("Sebutkan portnya, mis. spse.contohkab.go.id:443.")
    if not 1 <= port <= 65535:
        raise AlamatDitolak("Port harus 1 sampai 65535.")
    return cocok[1].strip("[]"), port


def pecah_ups(alamat: str) -> tuple[str, str, int]:
    """Name, host and port of `ups@host[:port]`, as NUT writes it. Raises AlamatDitolak."""
    ups, ada, sisa = alamat.partition("@")
    if not ada or not _UPS.match(ups):
        raise AlamatDitolak("Tulis alamat UPS sebagai nama@host, mis. ups@192.0.2.10.")
    return ups, *pecah_host(sisa, PORT_BAWAAN[JenisSasaran.UPS])


def _tanpa_port(alamat: str) -> str:
    try:
        ipaddress.ip_address(alamat.strip("[]"))
    except ValueError:
        if ":" in alamat or "/" in alamat:
            raise AlamatDitolak(
                "Tulis nama host atau alamat IP saja, tanpa port dan tanpa http://."
            ) from None
    return alamat


def _tulis_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host
