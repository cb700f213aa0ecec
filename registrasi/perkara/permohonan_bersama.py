"""What the officers' pages about requests share: which request it is, and the ways back."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from registrasi.models import Permohonan

ViewPerkara = Callable[..., HttpResponseBase]
NAMA_DAFTAR = "registrasi_permohonan_daftar"
NAMA_PERKARA = "registrasi_permohonan_perkara"
ORANG = ("akun", "pengguna__akun", "pengguna__penyedia", "dibantu_oleh", "diputus_oleh")


def dengan_permohonan(view: ViewPerkara) -> ViewPerkara:
    """Hand the view the request with this code; 404 for an unknown one and for one never sent."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        terlihat = Permohonan.objects.terlihat().select_related(*ORANG)
        return view(request, get_object_or_404(terlihat, kode=kode), **kwargs)

    return terbuka


def url_daftar() -> str:
    return reverse(f"admin:{NAMA_DAFTAR}")


def url_perkara(permohonan: Permohonan, **pilihan: str) -> str:
    """The page of a request; `dok` chooses a document, `hal` a page, `berkas` an earlier file."""
    alamat = reverse(f"admin:{NAMA_PERKARA}", args=[permohonan.kode])
    return f"{alamat}?{urlencode(pilihan)}" if pilihan else alamat
