"""The public page of an invitation: what is offered, and accepting it."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lpse import penugasan
from lpse.aturan import AturanDilanggar
from lpse.models import Akun
from lpse.pembatas import dibatasi
from lpse.peran import KETERANGAN, Peran

BACKEND = "lpse.otorisasi.PeranBackend"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("undangan", kali=30, jendela=timedelta(minutes=1))
def undangan(request: HttpRequest, token: str) -> HttpResponse:
    """Show role, dates and unit; a POST accepts. A dead link is told so with 404."""
    try:
        if request.method == "POST":
            return _masukkan(request, penugasan.terima_undangan(token))
        tawaran = penugasan.undangan_dari(token)
    except AturanDilanggar as aturan:
        return render(request, "lpse/undangan_mati.html", {"kalimat": str(aturan)}, status=404)
    konteks = {"undangan": tawaran, "uraian_peran": KETERANGAN[Peran(tawaran.peran)]}
    return render(request, "lpse/undangan.html", konteks)


def _masukkan(request: HttpRequest, akun: Akun) -> HttpResponse:
    """Lead on: a new person to a password of their own, somebody who has one to the ordinary sign-in."""
    if akun.has_usable_password():
        messages.success(request, "Undangan diterima. Masuk dengan kata sandi Anda untuk memakai peran baru.")
        return redirect("account_login")
    login(request, akun, backend=BACKEND)
    messages.success(request, "Undangan diterima. Sekarang buat kata sandi Anda.")
    # From there on to the start page, which asks for the second factor first.
    return redirect(f"{reverse('account_set_password')}?{urlencode({'next': reverse('lpse:beranda_akun')})}")
