"""The core's public pages."""

from collections.abc import Iterator

from django.urls import reverse

from bench import bare
from bench.client import Request, request
from bench.lines import Line, Portal, repeated


class Visit:
    """A public page, asked for by strangers."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, _portal: Portal, _times: int) -> Iterator[Request]:
        return repeated(lambda: request(reverse(self.name), {}))


LINES = [
    Line("/healthz (satu SELECT)", "halo, tanpa basis data", Visit("lpse:healthz"), bare.hello),
    Line("halaman depan", bare.LIST, Visit("sekretariat:beranda"), bare.case_list),
]
