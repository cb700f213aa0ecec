"""What one request carries along: who acts and from where, for the trail; names for the templates."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from lpse.demo import AKUN_DEMO
from lpse.jam_buka import jam_buka
from lpse.profil import profil
from lpse.sumbangan import sumbangan

logger = logging.getLogger(__name__)
_alamat_ip: ContextVar[str | None] = ContextVar("alamat_ip", default=None)


def alamat_ip() -> str | None:
    """The client's address of the request being served; None in a task or command."""
    return _alamat_ip.get()


@contextmanager
def dari_alamat(alamat: str | None) -> Iterator[None]:
    """Serve the block as coming from this address."""
    token = _alamat_ip.set(alamat)
    try:
        yield
    finally:
        _alamat_ip.reset(token)


def client_ip(request: HttpRequest) -> str | None:
    """The client's address, counting PROXY_COUNT trusted proxies from the right of X-Forwarded-For.

    What stands further left was written by anybody; what is no address is not taken from there either.
    """
    terusan = [a.strip() for a in request.headers.get("x-forwarded-for", "").split(",") if a.strip()]
    if settings.PROXY_COUNT and len(terusan) >= settings.PROXY_COUNT:
        alamat = _alamat_sah(terusan[-settings.PROXY_COUNT])
        if alamat:
            return alamat
    return _alamat_sah(request.META.get("REMOTE_ADDR", ""))


def _alamat_sah(teks: str) -> str | None:
    """The address as it is counted and recorded; None when it is none."""
    try:
        alamat = ip_address(teks)
    except ValueError:
        return None
    # A dual-stack listener writes every IPv4 visitor as ::ffff:a.b.c.d, which is one IPv6 network.
    return str(getattr(alamat, "ipv4_mapped", None) or alamat)


def portal(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page."""
    return {
        "profil": profil(),
        "jam_buka": jam_buka(profil().waktu.jam_kerja),
        "LPSE_DEMO": settings.LPSE_DEMO,
        "RELEASE": settings.RELEASE,
        "menu_publik": [butir for butir in sumbangan.menu_publik if butir.ada()],
        "menu_kaki": [butir for butir in sumbangan.menu_kaki if butir.ada()],
        "spanduk": _spanduk(),
        "akun_demo": AKUN_DEMO if settings.LPSE_DEMO else (),
    }


def _spanduk() -> list[Any]:
    """What every page says on top; a page that tells of a broken database must not break over it."""
    try:
        return [isi for sumber in sumbangan.spanduk if (isi := sumber())]
    except DatabaseError:
        logger.exception("spanduk tidak terbaca")
        return []
