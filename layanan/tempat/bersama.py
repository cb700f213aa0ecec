"""What the pages about rooms and visitors share: the names of their addresses, and whose record it is."""

from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from layanan.models import Kunjungan, PemesananRuang, Ruang
from layanan.policies.ruang import ada_ruang, kode_ruang
from lpse.pintu import View, dengan

PER_HALAMAN = 25
RUANG = "layanan_ruang"
PEMESANAN = "layanan_ruang_pemesanan"
TAMU = "layanan_tamu"
TAMU_DAFTAR = "layanan_tamu_daftar"
LAPORAN = "layanan_ruang_laporan"


def perlu_ruang(view: View) -> View:
    """404 where the regulation knows no rooms."""

    @wraps(view)
    def terbuka(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not ada_ruang():
            raise Http404
        return view(request, *args, **kwargs)

    return terbuka


def dengan_ruang(view: View) -> View:
    """Hand the view the room of the profil with this code; 404 for any other."""

    @perlu_ruang
    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        return view(request, get_object_or_404(Ruang, kode=kode, kode__in=kode_ruang()), **kwargs)

    return terbuka


def dengan_pemesanan(view: View) -> View:
    """Hand the view the booking with this code; 404 for an unknown one."""

    @perlu_ruang
    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        terkait = ("ruang", "akun", "dicatat_oleh", "diputus_oleh", "kunjungan")
        semua = PemesananRuang.objects.select_related(*terkait).filter(ruang__kode__in=kode_ruang())
        return view(request, get_object_or_404(semua, kode=kode), **kwargs)

    return terbuka


dengan_kunjungan = dengan(Kunjungan.objects.select_related("pemesanan__ruang", "dicatat_oleh", "keluar_oleh"))


def url_pemesanan(pemesanan: PemesananRuang) -> str:
    return reverse("admin:layanan_ruang_satu", args=[pemesanan.kode])


def url_tamu(kunjungan: Kunjungan) -> str:
    return reverse("admin:layanan_tamu_satu", args=[kunjungan.kode])
