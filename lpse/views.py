"""The core's own pages: health, theme, document check, demo mailbox."""

import re
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lpse.models import Akun, Naskah
from lpse.pembatas import dibatasi
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from lpse.surat_demo import semua_surat
from lpse.tema import tema_css


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Alive and able to reach its database; 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "gagal", "basis_data": False}, status=503)
    return JsonResponse({"status": "ok", "profil": profil().kode, "rilis": settings.RELEASE})


@require_safe
@dibatasi("readyz", kali=60, jendela=timedelta(minutes=1))
def readyz(request: HttpRequest) -> JsonResponse:
    """Every registered check, by name; 503 when one fails."""
    hasil: dict[str, str] = {}
    for nama, periksa in sumbangan.kesehatan.items():
        try:
            periksa()
            hasil[nama] = "ok"
        except Exception as galat:
            hasil[nama] = type(galat).__name__
    gagal = any(keadaan != "ok" for keadaan in hasil.values())
    return JsonResponse(hasil, status=503 if gagal else 200)


@require_safe
@cache_control(public=True, max_age=3600)
def tema(request: HttpRequest) -> HttpResponse:
    """The region's accent as a stylesheet of its own: the CSP admits no inline style."""
    return HttpResponse(tema_css(profil().tampilan.warna_aksen), content_type="text/css; charset=utf-8")


@require_safe
@dibatasi("periksa_naskah", kali=30, jendela=timedelta(minutes=1))
def periksa_naskah(request: HttpRequest) -> HttpResponse:
    """The form in which a code is typed from paper."""
    kode = re.sub(r"[^A-Z0-9-]", "", request.GET.get("kode", "").upper())
    if kode:
        return redirect("lpse:naskah", kode=kode)
    return render(request, "lpse/periksa_naskah.html")


@require_safe
@dibatasi("periksa_naskah", kali=30, jendela=timedelta(minutes=1))
def naskah(request: HttpRequest, kode: str) -> HttpResponse:
    """Whether an issued document is in force (berlaku), revoked (dicabut) or unknown (404)."""
    ditemukan = Naskah.objects.select_related("berkas").filter(kode=kode.upper()).first()
    status = 200 if ditemukan else 404
    return render(request, "lpse/naskah.html", {"naskah": ditemukan, "kode": kode.upper()}, status=status)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for an icon when a page, such as a PDF, names none."""
    return redirect(static("gambar/ikon.svg"), permanent=True)


@require_safe
def surat_demo(request: HttpRequest) -> HttpResponse:
    """Every message the demo sent, newest first."""
    if not settings.LPSE_DEMO:
        raise Http404
    return render(request, "lpse/surat_demo.html", {"surat": semua_surat()})


@login_required
def beranda_akun(request: HttpRequest) -> HttpResponse:
    """Where a sign-in leads: staff to their start page, applicants to their registration."""
    assert isinstance(request.user, Akun)
    return redirect("admin:index" if request.user.is_staff else "registrasi:daftar")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weakness (RFC 9116)."""
    baris = [
        f"Contact: mailto:{profil().kontak.surel_keamanan}",
        f"Expires: {timezone.now() + timedelta(days=180):%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: id, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(baris) + "\n", content_type="text/plain; charset=utf-8")
