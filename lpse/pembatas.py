"""How often one address may ask; counted in the shared cache, open when the cache is away."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lpse.konteks import client_ip

View = Callable[..., HttpResponse]


def terlampaui(nama: str, kunci: str, kali: int, jendela: timedelta) -> bool:
    """Count one more try under this key; whether it is beyond `kali` within the window."""
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
        def terbatas(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if terlampaui(nama, client_ip(request) or "", kali, jendela):
                return render(request, "429.html", status=429)
            return view(request, *args, **kwargs)

        return terbatas

    return pasang
