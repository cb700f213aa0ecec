"""What the pages about users share: which one it is, and the ways between them."""

from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lpse.pintu import View, dengan
from registrasi.models import ImporPengguna, PenggunaSPSE

NAMA_DAFTAR = "registrasi_pengguna"
NAMA_PENGGUNA = "registrasi_pengguna_lihat"
NAMA_IMPOR = "registrasi_pengguna_impor"
NAMA_SATU_IMPOR = "registrasi_pengguna_impor_lihat"


dengan_pengguna = dengan(PenggunaSPSE.objects.select_related("akun", "penyedia", "pendaftaran"))


def dengan_impor(view: View) -> View:
    """Hand the view the import with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, impor: str, **kwargs: Any) -> HttpResponseBase:
        orang = ("diunggah_oleh", "diterapkan_oleh")
        satu = get_object_or_404(ImporPengguna.objects.select_related(*orang), kode=impor)
        return view(request, satu, **kwargs)

    return terbuka


def url_daftar(**params: str) -> str:
    alamat = reverse(f"admin:{NAMA_DAFTAR}")
    return f"{alamat}?{urlencode(params)}" if params else alamat


def url_pengguna(pengguna: PenggunaSPSE) -> str:
    return reverse(f"admin:{NAMA_PENGGUNA}", args=[pengguna.kode])


def url_impor(impor: ImporPengguna) -> str:
    return reverse(f"admin:{NAMA_SATU_IMPOR}", args=[impor.kode])
