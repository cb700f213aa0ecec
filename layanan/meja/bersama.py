"""What the ticket desk's pages share: which ticket it is, and the ways back."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from layanan.models import Tiket

ViewMeja = Callable[..., HttpResponseBase]
NAMA_ANTREAN = "layanan_antrean"
NAMA_TIKET = "layanan_tiket"
ORANG = ("akun", "satker", "kunjungan", "dicatat_oleh", "ditugaskan_kepada", "diselesaikan_oleh")
TERKAIT = (*ORANG, "digabung_ke", "pisahan_dari", "standar__standar")


def dengan_tiket(view: ViewMeja) -> ViewMeja:
    """Hand the view the ticket with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        tiket = get_object_or_404(Tiket.objects.select_related(*TERKAIT), kode=kode)
        return view(request, tiket, **kwargs)

    return terbuka


def url_antrean(**saringan: str) -> str:
    alamat = reverse(f"admin:{NAMA_ANTREAN}")
    return f"{alamat}?{urlencode(saringan)}" if saringan else alamat


def url_tiket(tiket: Tiket, bagian: str = "") -> str:
    """The page of a ticket; `bagian` is the part of it to look at."""
    alamat = reverse(f"admin:{NAMA_TIKET}", args=[tiket.kode])
    return f"{alamat}#{bagian}" if bagian else alamat
