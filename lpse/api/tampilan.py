"""What every address of the API shares, and the form in which lists are answered."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponseBase
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import APIView

from lpse.api.batas import check_alamat
from lpse.api.izin import Bercakupan
from lpse.models import TokenAPI
from lpse.paging import Order, is_cursor, read_page
from lpse.sumbangan import sumbangan

PALING_BANYAK, BAWAAN = 100, 25


class TampilanAPI(APIView):
    """A view for tokens with its `cakupan`. The address is limited before the token is looked at."""

    cakupan = ""
    permission_classes = [Bercakupan]
    token: TokenAPI | None = None

    def perform_authentication(self, request: Request) -> None:
        """Remember which token asks: what it is answered may be somebody's concern, a refusal too."""
        super().perform_authentication(request)
        self.token = request.auth if isinstance(request.auth, TokenAPI) else None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        self.check_alamat(request)
        super().initial(request, *args, **kwargs)

    def check_alamat(self, request: Request) -> None:
        """Raise Throttled for an address that asks too often."""
        check_alamat(request)

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        jawaban: HttpResponseBase = super().finalize_response(request, response, *args, **kwargs)
        # What one token reads is no other's, whichever cache lies between.
        jawaban.headers.setdefault("Cache-Control", "private, no-store")
        if self.token is not None:
            kabarkan_panggilan(self.token, request._request, jawaban.status_code)
        return jawaban


def kabarkan_panggilan(token: TokenAPI, request: HttpRequest, status: int) -> None:
    """Tell the units which token asked what, and what status it was answered with."""
    for dengar in sumbangan.panggilan_token:
        dengar(token, request, status)


class TampilanTerbuka(TampilanAPI):
    """A view for everybody; a token sent along is not even looked at."""

    authentication_classes: list[type] = []
    permission_classes = [AllowAny]


class ParameterHalaman(serializers.Serializer[Any]):
    """Which part of a list: `kursor` comes from the link to the next page."""

    kursor = serializers.CharField(
        required=False, max_length=300, help_text="Dari alamat halaman berikutnya; jangan dikarang."
    )
    ukuran = serializers.IntegerField(
        required=False,
        default=BAWAAN,
        min_value=1,
        max_value=PALING_BANYAK,
        help_text=f"Banyaknya baris, paling banyak {PALING_BANYAK}.",
    )


def baca_parameter(request: Request, serializer: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """The query string as the serializer reads it. Raises ValidationError, naming each wrong parameter."""
    # A plain dict: of a form an empty answer would count as none, and an address says what it says.
    dibaca = serializer(data=request.query_params.dict())
    asing = set(request.query_params) - set(dibaca.fields) - {api_settings.URL_FORMAT_OVERRIDE}
    if asing:
        # A misspelt filter would quietly answer with everything.
        raise ValidationError(dict.fromkeys(sorted(asing), "Parameter ini tidak dikenal."))
    dibaca.is_valid(raise_exception=True)
    return dict(dibaca.validated_data)


def baca_halaman(
    request: Request, rows: "models.QuerySet[Any]", order: Order, parameter: dict[str, Any]
) -> tuple[list[Any], str]:
    """The rows of one page and the address of the next ("": this is the last).

    Raises ValidationError for a cursor nobody issued: a program that took it for the first page would begin
    anew without end.
    """
    kursor = parameter.get("kursor", "")
    if kursor and not is_cursor(kursor, order, rows.model):
        raise ValidationError({"kursor": "Kursor ini tidak dikenal. Mulai lagi tanpa kursor."})
    halaman = read_page(rows, order, after=kursor, size=parameter["ukuran"])
    if not halaman.after:
        return halaman.rows, ""
    kueri = urlencode([*_tanpa_kursor(request), ("kursor", halaman.after)])
    return halaman.rows, f"{settings.BASE_URL}{request.path}?{kueri}"


def _tanpa_kursor(request: Request) -> list[tuple[str, str]]:
    return [(k, v) for k, v in request.query_params.items() if k != "kursor"]


def jawab_halaman(hasil: Any, berikutnya: str) -> Response:
    """The answer to a list: rows and next page, which the Link header names as well (RFC 8288)."""
    kepala = {"Link": f'<{berikutnya}>; rel="next"'} if berikutnya else {}
    return Response({"hasil": hasil, "berikutnya": berikutnya or None}, headers=kepala)


def halaman_dari(baris: type[serializers.Serializer[Any]], nama: str) -> serializers.Serializer[Any]:
    """The shape of `jawab_halaman` with such rows, for the schema."""
    return inline_serializer(
        f"Halaman{nama}", {"hasil": baris(many=True), "berikutnya": serializers.URLField(allow_null=True)}
    )
