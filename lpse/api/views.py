"""The API's own addresses: where it begins, its description, and what is nowhere."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from lpse.api.galat import MASALAH
from lpse.api.skema import cakupan_tersedia, skema, titik_akhir
from lpse.api.tampilan import TampilanTerbuka
from lpse.profil import profil

KOLOM_INDEKS = ("cara", "alamat", "nama", "cakupan")


class ButirSerializer(serializers.Serializer[Any]):
    cara = serializers.CharField(help_text="GET atau POST.")
    alamat = serializers.CharField()
    nama = serializers.CharField()
    cakupan = serializers.CharField(allow_blank=True, help_text="Kosong: tanpa token.")


class PangkalSerializer(serializers.Serializer[Any]):
    nama = serializers.CharField()
    versi = serializers.CharField()
    rilis = serializers.CharField()
    skema = serializers.URLField()
    dokumentasi = serializers.URLField()
    alamat = ButirSerializer(many=True)


class Pangkal(TampilanTerbuka):
    """Where version 1 begins: what there is, and where it is described."""

    @extend_schema(
        operation_id="pangkal",
        summary="Daftar alamat",
        description="Semua alamat versi 1 beserta cakupan yang diperlukan.",
        responses=PangkalSerializer,
        tags=["umum"],
    )
    def get(self, request: Request) -> Response:
        return Response(
            {
                "nama": profil().lpse.nama,
                "versi": "v1",
                "rilis": settings.RELEASE,
                "skema": settings.BASE_URL + reverse("api:skema"),
                "dokumentasi": settings.BASE_URL + reverse("api:halaman"),
                "alamat": [
                    {k: satu[k] for k in ("cara", "alamat", "nama", "cakupan")} for satu in titik_akhir()
                ],
            }
        )


class Skema(TampilanTerbuka):
    """The OpenAPI description as YAML, or as JSON by Accept or ?format=json."""

    renderer_classes = [
        OpenApiYamlRenderer,
        OpenApiYamlRenderer2,
        OpenApiJsonRenderer,
        OpenApiJsonRenderer2,
    ]

    @extend_schema(
        operation_id="skema",
        summary="Skema OpenAPI",
        description="Skema ini sendiri, sebagai YAML atau JSON.",
        parameters=[
            OpenApiParameter("format", enum=["yaml", "json"], description="Mengalahkan kepala Accept.")
        ],
        responses={200: OpenApiTypes.OBJECT},
        tags=["umum"],
    )
    def get(self, request: Request) -> Response:
        return Response(skema(), headers={"Cache-Control": "public, max-age=300"})


class TidakAda(TampilanTerbuka):
    """Whatever is asked for below /api/ and exists nowhere."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Before method and form are looked at: an address that does not exist has none."""
        self.check_alamat(request)
        raise Http404


@require_safe
def halaman(request: HttpRequest) -> HttpResponse:
    """For people: the endpoints of the schema, the scopes and the problems."""
    konteks = {"titik": titik_akhir(), "cakupan": cakupan_tersedia(), "masalah": MASALAH}
    return render(request, "lpse/api.html", konteks)
