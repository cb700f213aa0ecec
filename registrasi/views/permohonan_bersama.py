"""What the pages of a user's requests share: whose it is, and the way a file comes in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from lpse.models import Akun
from registrasi.models import PenggunaSPSE, Permohonan
from registrasi.views.bersama import akun_masuk

ViewMilik = Callable[..., HttpResponseBase]
TIPE_SKRIP = "application/json"


def milik_sendiri(view: ViewMilik) -> ViewMilik:
    """Hand the view the request of this code: 302 to sign-in for a visitor, 404 but for its user."""

    @login_required
    @wraps(view)
    def dengan_permohonan(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        akun = akun_masuk(request)
        milik = Permohonan.objects.for_akun(akun).select_related("pengguna__penyedia", "pengguna__akun")
        permohonan = get_object_or_404(milik, kode=kode)
        # The person of this request, whose roles are read once.
        permohonan.akun = akun
        return view(request, permohonan, **kwargs)

    return dengan_permohonan


def lanjut_ke(request: HttpRequest, alamat: str) -> HttpResponse:
    """Lead on after a form with a file: the page's script is told the address, a browser is sent there.

    A script that followed a redirect itself could not tell it from the sign-in page.
    """
    if request.headers.get("Accept") == TIPE_SKRIP:
        return JsonResponse({"tujuan": alamat})
    return redirect(alamat)


def pengguna_dari(akun: Akun) -> PenggunaSPSE | None:
    """The User ID of this account; None for whoever has none."""
    return PenggunaSPSE.objects.select_related("akun", "penyedia").filter(akun=akun).first()
