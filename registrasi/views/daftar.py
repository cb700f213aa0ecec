"""From an e-mail address to a draft that opens on any device."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.aturan import AturanDilanggar
from lpse.models import Akun, KonfirmasiEmail
from lpse.pembatas import alamat_penanya, terlampaui
from lpse.peran import Peran
from lpse.pintu import tindak
from lpse.rahasia import sidik_token
from registrasi import actions
from registrasi.forms.pendaftaran import SurelForm
from registrasi.models import Pendaftaran
from registrasi.policies.penonaktifan import is_ditunggu_jawabannya, is_nonaktif, is_pengguna_spse
from registrasi.policies.privasi import pernyataan_kini
from registrasi.views.bersama import akun_masuk, url_tugas

SATU_JAM = timedelta(hours=1)
SESI_SUREL = "surel_daftar"
PENDAFTAR = frozenset({Peran.PEMOHON, Peran.PENYEDIA})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest) -> HttpResponse:
    """Ask a visitor for an e-mail address; take whoever is signed in to their own registration."""
    if isinstance(request.user, Akun):
        return _milik_sendiri(request, request.user)
    form = SurelForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        email: str = form.cleaned_data["email"]
        if not _terlalu_sering(request, email):
            actions.minta_konfirmasi(email)
            request.session[SESI_SUREL] = email
            return redirect("registrasi:periksa_surel")
        form.add_error("email", "Terlalu banyak permintaan. Tunggu satu jam, lalu coba lagi.")
        status = 429
    return render(
        request, "registrasi/daftar.html", {"form": form, "privasi": pernyataan_kini()}, status=status
    )


def _milik_sendiri(request: HttpRequest, akun: Akun) -> HttpResponse:
    if is_nonaktif(akun) or is_ditunggu_jawabannya(akun):
        # Why, and what to do next, comes before everything else that could be done here.
        return redirect("registrasi:penonaktifan_saya")
    milik = Pendaftaran.objects.for_akun(akun)
    pendaftaran = milik.terbuka().first() or milik.order_by("-pk").first()
    if pendaftaran:
        return redirect("registrasi:tugas", kode=pendaftaran.kode)
    bisa_mulai = akun.peran & PENDAFTAR and not is_pengguna_spse(akun)
    templat = "mulai" if bisa_mulai else "bukan_pendaftar"
    return render(request, f"registrasi/{templat}.html")


def _terlalu_sering(request: HttpRequest, email: str) -> bool:
    """10 mails an hour to one address, 60 from one network; both tries count, known address or not."""
    # Hashed: the cache is no place for a list of addresses.
    sidik = hashlib.sha256(email.lower().encode()).hexdigest()
    return terlampaui("surel", sidik, 10, SATU_JAM) | terlampaui(
        "surel_ip", alamat_penanya(request), 60, SATU_JAM
    )


@require_safe
def periksa_surel(request: HttpRequest) -> HttpResponse:
    """The same page whatever the portal knows about the address."""
    return render(request, "registrasi/periksa_surel.html", {"surel": request.session.get(SESI_SUREL, "")})


@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def konfirmasi(request: HttpRequest, token: str) -> HttpResponse:
    """Prove the address: a button on GET, since mail scanners follow links; the act on POST."""
    if request.method == "POST":
        return _konfirmasikan(request, token)
    berlaku = KonfirmasiEmail.objects.filter(
        token_hash=sidik_token(token), dipakai_pada__isnull=True, token_sampai__gte=timezone.now()
    )
    if berlaku.exists():
        return render(request, "registrasi/konfirmasi.html", {"privasi": pernyataan_kini()})
    # A link opened again from the mail: whoever is signed in wants their registration.
    return redirect("registrasi:daftar") if request.user.is_authenticated else _tidak_berlaku(request)


def _konfirmasikan(request: HttpRequest, token: str) -> HttpResponse:
    try:
        akun = actions.konfirmasi_email(token)
    except AturanDilanggar:
        # Nothing to file a refusal under: the link named no record. A second press finds it used already.
        return redirect("registrasi:daftar") if request.user.is_authenticated else _tidak_berlaku(request)
    login(request, akun, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.pop(SESI_SUREL, None)
    if not Pendaftaran.objects.for_akun(akun).exists():
        return mulai(request)
    return redirect("registrasi:daftar")


def _tidak_berlaku(request: HttpRequest) -> HttpResponse:
    return render(request, "registrasi/tautan_tidak_berlaku.html", status=404)


@require_POST
@login_required
def mulai(request: HttpRequest) -> HttpResponse:
    """Begin a registration, or return to the open one; 403 for staff and other users of SPSE."""
    akun = akun_masuk(request)
    if not akun.peran & PENDAFTAR:
        raise PermissionDenied
    if is_nonaktif(akun):
        return redirect("registrasi:penonaktifan_saya")
    pendaftaran = tindak(request, akun, "mulai", lambda: actions.mulai(oleh=akun))
    return redirect(url_tugas(pendaftaran) if pendaftaran else reverse("registrasi:daftar"))
