"""What the pages of the server room share: the names of their addresses, and whose record it is."""

from datetime import date
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from infrastruktur.models import IzinRuangServer
from infrastruktur.policies.ruang_server import boleh_lihat_izin
from lpse.models import Lokasi
from lpse.pintu import View
from lpse.situs_admin import petugas
from lpse.waktu import hari_ini

PER_HALAMAN = 25
PAPAN = "infrastruktur_ruang_server"
IZIN, IZIN_SATU = f"{PAPAN}_izin", f"{PAPAN}_izin_satu"
BUKU, BACAAN, CATAT = f"{PAPAN}_buku", f"{PAPAN}_bacaan", f"{PAPAN}_catat"
BATAS, AKSES = f"{PAPAN}_batas", f"{PAPAN}_akses"
BULAN_TERTUA = date(2000, 1, 1)


def url(nama: str, *args: str) -> str:
    return reverse(f"admin:{nama}", args=args)


def url_izin(izin: IzinRuangServer) -> str:
    return url(IZIN_SATU, izin.kode)


def perlu_lihat_izin(view: View) -> View:
    """403 for whoever may watch machines but not read who visits."""

    @wraps(view)
    def terbuka(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not boleh_lihat_izin(petugas(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return terbuka


def dengan_izin(view: View) -> View:
    """Hand the view the request with this code; 404 for an unknown one."""

    @perlu_lihat_izin
    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        terkait = ("lokasi", "akun", "dicatat_oleh", "diputus_oleh", "delegasi", "naskah")
        semua = IzinRuangServer.objects.select_related(*terkait, "kunjungan__pendamping")
        return view(request, get_object_or_404(semua, kode=kode), **kwargs)

    return terbuka


def baca_bulan_url(request: HttpRequest) -> date:
    """The month of `?bulan=2026-11`; this one where none is given. 404 for what is no month."""
    teks = request.GET.get("bulan", "")
    if not teks:
        return hari_ini().replace(day=1)
    try:
        bulan = date.fromisoformat(f"{teks}-01")
    except ValueError:
        raise Http404 from None
    if not BULAN_TERTUA <= bulan <= hari_ini():
        raise Http404
    return bulan


def pilih_ruang(request: HttpRequest, ruang: list[Lokasi]) -> Lokasi | None:
    """The room of `?ruang=RS`; the first where none is given. 404 for one that is no server room."""
    kode = request.GET.get("ruang", "")
    if not kode:
        return ruang[0] if ruang else None
    for satu in ruang:
        if satu.kode == kode:
            return satu
    raise Http404
