"""One's own tokens: make one, take a prepared one, revoke. A secret is on one page, once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lpse import token_api
from lpse.forms_token import TokenForm
from lpse.models import Akun, TokenAPI
from lpse.pintu import tindak
from lpse.sumbangan import sumbangan

View = Callable[..., HttpResponse]
DITAMPILKAN = 50


def dengan_faktor_kedua(view: View) -> View:
    """Lead staff without a second factor to where they set it up: a token must not pass it by."""

    @login_required
    @never_cache
    @wraps(view)
    def terjaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        assert isinstance(request.user, Akun)
        if token_api.is_tanpa_faktor_kedua(request.user):
            return redirect(f"{reverse('mfa_index')}?wajib=1")
        return view(request, request.user, *args, **kwargs)

    return terjaga


@dengan_faktor_kedua
@require_http_methods(["GET", "HEAD", "POST"])
def token(request: HttpRequest, akun: Akun) -> HttpResponse:
    """The owner's tokens and the form for another; its answer holds the new secret."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        dibuat = tindak(request, akun, "buat_token", lambda: token_api.buat(oleh=akun, **form.cleaned_data))
        if dibuat is not None:
            return tampilkan_rahasia(request, *dibuat)
    milik = TokenAPI.objects.filter(akun=akun).select_related("dibuat_oleh").order_by("-pk")
    konteks = {"form": form, "daftar": milik[:DITAMPILKAN], "cakupan": sumbangan.cakupan_api}
    return render(request, "lpse/token.html", konteks)


@dengan_faktor_kedua
@require_POST
def ambil(request: HttpRequest, akun: Akun, kode: str) -> HttpResponse:
    """Take the secret of a token that was prepared for this person."""
    milik = get_object_or_404(TokenAPI, akun=akun, kode=kode)
    diambil = tindak(request, milik, "ambil", lambda: token_api.ambil(milik.pk, oleh=akun))
    return tampilkan_rahasia(request, *diambil) if diambil is not None else redirect("lpse:token")


@dengan_faktor_kedua
@require_POST
def cabut(request: HttpRequest, akun: Akun, kode: str) -> HttpResponse:
    """Revoke one's own token."""
    milik = get_object_or_404(TokenAPI, akun=akun, kode=kode)
    if tindak(request, milik, "cabut", lambda: token_api.cabut(milik.pk, oleh=akun)) is not None:
        messages.success(request, f"Token “{milik}” dicabut. Program yang memakainya ditolak mulai sekarang.")
    return redirect("lpse:token")


def tampilkan_rahasia(request: HttpRequest, milik: TokenAPI, rahasia: str) -> HttpResponse:
    """The only page that ever shows it. Not a redirect: nothing keeps the secret until a next request."""
    konteks = {"token": milik, "rahasia": rahasia, "contoh": settings.BASE_URL + reverse("api:pangkal")}
    return render(request, "lpse/token_rahasia.html", konteks)
