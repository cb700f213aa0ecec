"""How often a program may ask: per token, and per address before anybody looks at the token."""

from datetime import timedelta
from typing import TYPE_CHECKING

from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from lpse import pembatas
from lpse.batas import API_JENDELA_DETIK, API_PER_ALAMAT, API_PER_TOKEN
from lpse.models import TokenAPI

if TYPE_CHECKING:  # the framework's views import this module
    from rest_framework.views import APIView

JENDELA = timedelta(seconds=API_JENDELA_DETIK)


class PerToken(BaseThrottle):
    """Counts an admitted token's requests."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        token = request.auth
        if not isinstance(token, TokenAPI):
            return True
        return not pembatas.terlampaui("api_token", token.kode, API_PER_TOKEN, JENDELA)

    def wait(self) -> float:
        return API_JENDELA_DETIK


def check_alamat(request: Request, nama: str = "api_alamat", kali: int = API_PER_ALAMAT) -> None:
    """Raise Throttled for an address that asks too often; wrong tokens count as well."""
    if pembatas.terlampaui(nama, pembatas.alamat_penanya(request._request), kali, JENDELA):
        raise Throttled(wait=API_JENDELA_DETIK)
