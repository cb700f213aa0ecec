"""How often one address may ask; counted in the shared cache, open when the cache is away."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from lpse.konteks import client_ip
from lpse.pintu import View

JARINGAN_IPV6 = 64  # what a provider hands to one household: its addresses are one caller


def alamat_penanya(request: HttpRequest) -> str:
    """The address that a limit counts under: an IPv4 address, or the network of an IPv6 one."""
    teks = client_ip(request)
    if teks is None:
        return ""
    alamat = ip_address(teks)
    if isinstance(alamat, IPv6Address):
        return str(IPv6Network((alamat, JARINGAN_IPV6), strict=False).network_address)
    return teks


def terlampaui(nama: str, kunci: str, kali: int, jendela: timedelta) -> bool:
    """Count one more try under this key; whether it is beyond `kali` within the window.

    A cache that cannot be reached counts nothing and lets people in; it says so in the log (lpse.cache).
    """
    detik = int(jendela.total_seconds())
    alamat = f"batas:{nama}:{kunci}"
    cache.add(alamat, 0, detik)
    try:
        return cache.incr(alamat) > kali
    except ValueError:
        # The key lapsed between the two calls: a new window has begun.
        return False


def dibatasi(nama: str, *, kali: int, jendela: timedelta) -> Callable[[View], View]:
    """Answer 429 to an address that asks a view more often than `kali` within the window."""

    def pasang(view: View) -> View:
        @wraps(view)
        def terbatas(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if terlampaui(nama, alamat_penanya(request), kali, jendela):
                return render(request, "429.html", status=429)
            return view(request, *args, **kwargs)

        return terbatas

    return pasang
