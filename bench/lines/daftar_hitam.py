"""The blacklist: its lists as an officer reads them, beside a list of bare Django."""

from collections.abc import Callable, Iterator

from django.urls import reverse

from bench import bare
from bench.client import Request, request
from bench.lines import Bar, Line, Portal, repeated

ENTRIES = "daftar hitam"


def _seen(name: str, query: str = "") -> Callable[[Portal, int], Iterator[Request]]:
    """A page as the officer sees it."""
    return lambda portal, _times: repeated(lambda: request(reverse(name) + query, portal.officer))


LINES = [
    Line(ENTRIES, bare.SIGNED_IN_LIST, _seen("admin:registrasi_daftar_hitam"), bare.signed_in_list, sizes=2),
    Line(
        "daftar hitam, cari nama",
        bare.SIGNED_IN_LIST,
        _seen("admin:registrasi_daftar_hitam", "?cari=Sanksi+777"),
        bare.signed_in_list,
        sizes=2,
    ),
]
BARS = [Bar("daftar hitam: p50 basis data besar terhadap kecil", lambda r: r.growth_beside(ENTRIES), 1.25)]
