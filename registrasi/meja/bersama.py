"""What the desk's pages share: which registration it is, who asks, and the ways back."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from registrasi.models import Pendaftaran
from registrasi.queries.antrean import terlihat

ViewMeja = Callable[..., HttpResponseBase]
NAMA_ANTREAN = "registrasi_pendaftaran_changelist"
NAMA_MEJA = "registrasi_pendaftaran_change"


def dengan_pendaftaran(view: ViewMeja) -> ViewMeja:
    """Hand the view the registration with this code; 404 for an unknown one and for one never sent."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        orang = (
            *("akun", "diklaim_oleh", "ditugaskan_kepada"),
            *("diputus_oleh", "dicabut_oleh", "dibantu_oleh"),
        )
        pendaftaran = get_object_or_404(terlihat().select_related(*orang), kode=kode)
        return view(request, pendaftaran, **kwargs)

    return terbuka


def url_antrean() -> str:
    return reverse(f"admin:{NAMA_ANTREAN}")


def url_meja(pendaftaran: Pendaftaran, **pilihan: str) -> str:
    """The desk of a registration; `dok` chooses a document, `hal` a page, `berkas` an earlier file."""
    alamat = reverse(f"admin:{NAMA_MEJA}", args=[pendaftaran.kode])
    return f"{alamat}?{urlencode(pilihan)}" if pilihan else alamat
