"""Addresses: whole ones for mails and papers, and those of a room's staff pages."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse


def url_penuh(nama: str, *args: Any, **kunci: Any) -> str:
    """The whole address of the page with this URL name: of BASE_URL, never of what a request calls us."""
    return f"{settings.BASE_URL}{reverse(nama, args=args, kwargs=kunci)}"


def alamat_ruang(ruang: str, halaman: str = "", /, *kunci: object, **kueri: str) -> str:
    """The address of a staff page of this room, `admin:<ruang>_<halaman>`; "" names the room's first page.

    A room has it as `url = partial(alamat_ruang, NAMA)`. `kunci` are the codes in the path, `kueri` what
    follows it.
    """
    alamat = reverse(f"admin:{ruang}_{halaman}" if halaman else f"admin:{ruang}", args=kunci)
    return f"{alamat}?{urlencode(kueri)}" if kueri else alamat
