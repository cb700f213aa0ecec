"""What the pages of the registers share: addresses, the asset of an address, and a form with one act."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from infrastruktur.models import Aset
from lpse.bentuk import LPSEForm
from lpse.pintu import tindak
from lpse.situs_admin import tampilkan

View = Callable[..., HttpResponseBase]
KONFLIK = 409


def url(halaman: str = "", *kunci: str) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:infrastruktur_aset{'_' if halaman else ''}{halaman}", args=kunci)


def dengan_aset(view: View) -> View:
    """Hand the view the asset with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        semua = Aset.objects.select_related("lokasi", "sasaran", "dicatat_oleh")
        return view(request, get_object_or_404(semua, kode=kode.upper()), **kwargs)

    return terbuka


def jalankan(
    request: HttpRequest,
    form: LPSEForm,
    act: Callable[[], Any],
    *,
    objek: models.Model,
    tindakan: str,
    judul: str,
    selesai: str,
    kembali: str,
    **konteks: Any,
) -> HttpResponse:
    """A page with a form and one act behind it. A refusal leaves what was typed in its place."""
    status = 200
    if form.is_valid():
        if tindak(request, objek, tindakan, act) is not None:
            messages.success(request, selesai)
            return redirect(kembali)
        status = KONFLIK
    isi = {"form": form, "url_kembali": kembali, "url_daftar": url(), "tombol": "Simpan", **konteks}
    return tampilkan(request, "admin/infrastruktur/aset/isian.html", judul, status=status, **isi)


def isian(request: HttpRequest) -> Any:
    """What was sent to a form; None where it is only looked at."""
    return request.POST if request.method == "POST" else None
