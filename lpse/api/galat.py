"""Every refusal of the API as a problem of RFC 9457 (`application/problem+json`), in Indonesian."""

import logging
import math
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views import defaults
from rest_framework import exceptions

logger = logging.getLogger(__name__)
JENIS_ISI = "application/problem+json"
AWALAN = "/api/"


@dataclass(frozen=True, slots=True)
class Masalah:
    """One kind of problem: the anchor on /api/ that explains it, its title, what to do about it."""

    kode: str
    judul: str
    uraian: str


MASALAH: dict[int, Masalah] = {
    400: Masalah(
        "permintaan-keliru", "Permintaan keliru", "Ada isian yang tidak dapat dibaca. Perbaiki, lalu ulangi."
    ),
    401: Masalah("perlu-token", "Perlu token", "Sertakan token: “Authorization: Bearer lpse_…”."),
    403: Masalah("tidak-berhak", "Tidak berhak", "Token ini tidak berhak membaca alamat ini."),
    404: Masalah(
        "tidak-ditemukan",
        "Tidak ditemukan",
        "Tidak ada apa pun di alamat ini bagi pemilik token ini. Setiap alamat diakhiri garis miring.",
    ),
    405: Masalah("cara-keliru", "Cara keliru", "Alamat ini tidak melayani cara itu."),
    406: Masalah(
        "bentuk-tidak-ada", "Bentuk tidak ada", "Alamat ini tidak tersedia dalam bentuk yang diminta."
    ),
    415: Masalah("jenis-isi-keliru", "Jenis isi keliru", "Kirim isinya sebagai application/json."),
    429: Masalah(
        "terlalu-sering", "Terlalu sering", "Tunggu selama yang disebut Retry-After (detik), lalu ulangi."
    ),
    500: Masalah(
        "gangguan",
        "Gangguan di pihak kami",
        "Permintaan ini gagal dan sudah tercatat. Ulangi nanti; bila berulang, beri tahu kami.",
    ),
}


def jawab(
    status: int, alamat: str, *, uraian: str = "", kepala: dict[str, str] | None = None, **lain: Any
) -> HttpResponse:
    """The answer itself: type, title, status, detail, instance, and what else there is to say."""
    masalah = MASALAH.get(status) or Masalah("lainnya", HTTPStatus(status).phrase, "")
    isi = {
        "type": f"{settings.BASE_URL}{AWALAN}#{masalah.kode}",
        "title": masalah.judul,
        "status": status,
        "detail": uraian or masalah.uraian,
        "instance": alamat,
        **lain,
    }
    jawaban = JsonResponse(isi, status=status, content_type=JENIS_ISI, headers=kepala)
    jawaban["Cache-Control"] = "no-store"
    return jawaban


def tangani(galat: Exception, konteks: dict[str, Any]) -> HttpResponse:
    """REST framework's handler: what a view raises becomes a problem; an accident is logged, not shown."""
    alamat = konteks["request"].path
    dikenal = _dikenal(galat)
    if dikenal is None:
        logger.exception("galat tak terduga di %s", alamat)
        # Whoever listens for accidents hears of this one as of any other page's.
        got_request_exception.send(sender=None, request=konteks["request"]._request)
        return jawab(500, alamat)
    lain = {"errors": list(_rinci(dikenal.detail))} if isinstance(dikenal, exceptions.ValidationError) else {}
    return jawab(dikenal.status_code, alamat, uraian=_uraian(dikenal), kepala=_kepala(dikenal), **lain)


def _dikenal(galat: Exception) -> exceptions.APIException | None:
    if isinstance(galat, exceptions.APIException):
        return galat
    terjemahan: tuple[tuple[type[Exception], type[exceptions.APIException]], ...] = (
        (Http404, exceptions.NotFound),
        (PermissionDenied, exceptions.PermissionDenied),
        (SuspiciousOperation, exceptions.ParseError),
    )
    return next((menjadi() for dari, menjadi in terjemahan if isinstance(galat, dari)), None)


def _uraian(galat: exceptions.APIException) -> str:
    """The sentence somebody wrote for this refusal; REST framework's own words are replaced by ours."""
    if isinstance(galat, exceptions.ValidationError | exceptions.Throttled):
        return ""
    return "" if galat.get_codes() == galat.default_code else str(galat.detail)


def _kepala(galat: exceptions.APIException) -> dict[str, str]:
    kepala = {}
    if tantangan := getattr(galat, "auth_header", None):
        salah = isinstance(galat, exceptions.AuthenticationFailed)
        kepala["WWW-Authenticate"] = f'{tantangan}, error="invalid_token"' if salah else tantangan
    if tunggu := getattr(galat, "wait", None):
        kepala["Retry-After"] = str(math.ceil(tunggu))
    return kepala


def _rinci(detail: Any, nama: str = "") -> Iterator[dict[str, str]]:
    """Each mistake with the parameter it concerns."""
    if isinstance(detail, dict):
        for kunci, isi in detail.items():
            yield from _rinci(isi, f"{nama}.{kunci}" if nama else str(kunci))
    elif isinstance(detail, list):
        for isi in detail:
            yield from _rinci(isi, nama)
    else:
        yield {"parameter": nama, "detail": str(detail)}


def galat_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The site's 400: a problem below /api/, the page elsewhere."""
    if request.path.startswith(AWALAN):
        return jawab(400, request.path)
    return defaults.bad_request(request, exception)


def galat_500(request: HttpRequest) -> HttpResponse:
    """The site's 500, for what breaks outside a view: a problem below /api/, the page elsewhere."""
    if request.path.startswith(AWALAN):
        return jawab(500, request.path)
    return defaults.server_error(request)
