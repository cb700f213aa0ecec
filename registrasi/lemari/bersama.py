"""What the archive's pages share: which document it is, and the way to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from registrasi.models import ButirArsip

NAMA_ARSIP = "registrasi_arsip"
NAMA_BUTIR = "registrasi_arsip_dokumen"
View = Callable[..., HttpResponseBase]


def dengan_butir(view: View) -> View:
    """Hand the view the archived document with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        sekitar = ("berkas", "lokasi", "pendaftaran", "pengguna")
        butir = get_object_or_404(ButirArsip.objects.select_related(*sekitar), kode=kode)
        return view(request, butir, **kwargs)

    return terbuka


def url_butir(butir: ButirArsip) -> str:
    return reverse(f"admin:{NAMA_BUTIR}", args=[butir.kode])
