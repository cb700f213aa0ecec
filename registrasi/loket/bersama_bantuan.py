"""What the counter's pages about help share: whose help it is, and the ways back."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lpse.pintu import View, dengan
from lpse.situs_admin import petugas
from registrasi.models import BantuanPendaftaran
from registrasi.policies.bantuan import BantuanBerakhir

NAMA_DAFTAR = "registrasi_bantuan"
NAMA_BANTUAN = "registrasi_bantuan_satu"
ORANG = ("petugas", "akun", "diakhiri_oleh", "pendaftaran__akun", "pendaftaran__satker")


dengan_bantuan = dengan(BantuanPendaftaran.objects.select_related(*ORANG))


def bantuan_saya(view: View) -> View:
    """Hand the view this officer's own help; 404 for an unknown one and for another's."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        milik = BantuanPendaftaran.objects.select_related(*ORANG).filter(petugas=petugas(request))
        return view(request, get_object_or_404(milik, kode=kode), **kwargs)

    return terbuka


def sedang_dibantu(view: View) -> View:
    """Hand the view help and registration while it lasts; afterwards lead to the page that says so."""

    @bantuan_saya
    @wraps(view)
    def terbuka(request: HttpRequest, bantuan: BantuanPendaftaran, **kwargs: Any) -> HttpResponseBase:
        pendaftaran = bantuan.pendaftaran
        if pendaftaran is None or not is_terbuka(bantuan):
            messages.error(request, str(BantuanBerakhir()))
            return redirect(url_bantuan(bantuan))
        return view(request, bantuan, pendaftaran, **kwargs)

    return terbuka


def is_terbuka(bantuan: BantuanPendaftaran) -> bool:
    """Whether the registration behind it may be read and filled in at this moment."""
    return BantuanPendaftaran.objects.berjalan().filter(pk=bantuan.pk).exists()


def url_bantuan(bantuan: BantuanPendaftaran) -> str:
    return reverse(f"admin:{NAMA_BANTUAN}", args=[bantuan.kode])


def url_isi(bantuan: BantuanPendaftaran, bagian: str) -> str:
    return reverse("admin:registrasi_bantuan_isi", args=[bantuan.kode, bagian])


def url_dokumen(bantuan: BantuanPendaftaran, kode: str) -> str:
    return reverse("admin:registrasi_bantuan_dokumen", args=[bantuan.kode, kode])
