"""Which form the answer takes: the Accept header, or `?format=`."""

from collections.abc import Iterable
from typing import Any

from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer


class Negosiasi(DefaultContentNegotiation):
    """An unknown `?format=` is a form we do not offer (406), not a page that does not exist."""

    def filter_renderers(self, renderers: Iterable[Any], bentuk: str) -> list[BaseRenderer]:
        cocok = [satu for satu in renderers if satu.format == bentuk]
        if not cocok:
            raise NotAcceptable
        return cocok
