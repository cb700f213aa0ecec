"""The managers' page of all tokens: find, prepare one for a member of staff, revoke."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse import token_api
from lpse.forms_token import SaringTokenForm, SiapkanTokenForm
from lpse.models import Akun, TokenAPI
from lpse.paging import Order, baca_kursor, read_page
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan

PER_HALAMAN = 25


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The tokens, newest first, under the filters of the query string."""
    form = SaringTokenForm(request.GET)
    saring = form.cleaned_data if form.is_valid() else {}
    kursor = baca_kursor(request)
    rows = _saring(saring).select_related("akun", "dibuat_oleh", "dicabut_oleh")
    halaman = read_page(rows, Order(falling=True), size=PER_HALAMAN, **kursor)
    params = {nama: nilai for nama, nilai in saring.items() if nilai}
    return tampilkan(
        request,
        "admin/token/daftar.html",
        "Token API",
        form=form,
        daftar=halaman.rows,
        url_sebelum=f"?{urlencode({**params, 'before': halaman.before})}" if halaman.before else "",
        url_sesudah=f"?{urlencode({**params, 'after': halaman.after})}" if halaman.after else "",
    )


def _saring(saring: dict[str, str]) -> QuerySet[TokenAPI]:
    kini = timezone.now()
    hidup = Q(dicabut_pada__isnull=True)
    keadaan = {
        "berlaku": hidup & Q(sidik__isnull=False, sampai__gt=kini),
        "menunggu": hidup & Q(sidik__isnull=True, sampai__gt=kini),
        "habis": hidup & Q(sampai__lte=kini),
        "dicabut": ~hidup,
    }
    rows = TokenAPI.objects.filter(keadaan.get(saring.get("keadaan", ""), Q()))
    teks = saring.get("cari", "").strip()
    if teks.startswith(token_api.AWALAN):
        return rows.filter(awalan=teks[: token_api.PANJANG_AWALAN])
    return rows.filter(akun__in=Akun.objects.filter(email__iexact=teks)) if teks else rows


@require_http_methods(["GET", "HEAD", "POST"])
def siapkan(request: HttpRequest) -> HttpResponse:
    """Prepare a token for a member of staff, who alone gets its secret."""
    form, oleh = SiapkanTokenForm(request.POST or None), petugas(request)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        pemilik = isi.pop("pemilik")
        dibuat = tindak(
            request, pemilik, "siapkan_token", lambda: token_api.siapkan(pemilik.pk, oleh=oleh, **isi)
        )
        if dibuat is not None:
            messages.success(
                request, f"Token “{dibuat}” disiapkan. {pemilik} disurati untuk mengambil rahasianya."
            )
            return redirect("admin:token_api")
    return tampilkan(request, "admin/token/siapkan.html", "Siapkan token API", form=form)


@require_POST
def cabut(request: HttpRequest, kode: str) -> HttpResponse:
    """Revoke anybody's token."""
    token, oleh = get_object_or_404(TokenAPI.objects.select_related("akun"), kode=kode), petugas(request)
    if tindak(request, token, "cabut", lambda: token_api.cabut(token.pk, oleh=oleh)) is not None:
        messages.success(request, f"Token “{token}” milik {token.akun} dicabut.")
    return redirect("admin:token_api")
