"""What every request passes through."""

import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from lpse.batas import SESI_PEGAWAI_DETIK, SESI_PEGAWAI_DIAM_DETIK
from lpse.konteks import client_ip, dari_alamat
from lpse.perangkat import tandai_jawaban
from lpse.profil import profil

Handler = Callable[[HttpRequest], HttpResponse]


class KonteksMiddleware:
    """Sets the profil's time zone and the address that trail rows carry."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Demo accounts have a public password: nobody but this machine may reach them.
        if settings.LPSE_DEMO and not request.META.get("REMOTE_ADDR", "").startswith(("127.", "::1")):
            return HttpResponseForbidden("Mode demo hanya melayani komputer ini sendiri.")
        with dari_alamat(client_ip(request)), timezone.override(ZoneInfo(profil().zona)):
            return self.get_response(request)


class SesiMiddleware:
    """Ends a staff session after a working day, or after an hour in which nothing was asked.

    What counts is kept in the session; the mark is moved every few minutes only: reading does not write.
    What a page sends by itself carries `X-Denyut` (static/js/klaim.js) and does not count as asking: whoever
    sends that header with other requests only ends their own session sooner.
    """

    MASUK, TERAKHIR, DENYUT = "masuk_pada", "terakhir_pada", "X-Denyut"

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._is_habis(request):
            logout(request)
            messages.info(request, "Sesi Anda berakhir demi keamanan. Masuk lagi untuk melanjutkan.")
        response = self.get_response(request)
        tandai_jawaban(request, response)
        return response

    def _is_habis(self, request: HttpRequest) -> bool:
        sesi, kini = request.session, int(time.time())
        masuk = sesi.get(self.MASUK, kini)
        terakhir = sesi.get(self.TERAKHIR, masuk)
        if (
            kini - masuk > SESI_PEGAWAI_DETIK or kini - terakhir > SESI_PEGAWAI_DIAM_DETIK
        ) and request.user.is_staff:
            return True
        is_dipakai = self.DENYUT not in request.headers
        if self.MASUK not in sesi or (is_dipakai and kini - terakhir > SESI_PEGAWAI_DIAM_DETIK // 12):
            sesi[self.MASUK], sesi[self.TERAKHIR] = masuk, kini
        return False


class WajibMFAMiddleware:
    """Outside demo mode staff reach nothing but their MFA set-up until a second factor is in place."""

    # The API and the metrics know no session; what they ask of staff tokens is in lpse/api/autentikasi.py.
    TERBUKA = ("/akun/", "/api/", "/static/", "/tema.css", "/healthz", "/metrics")

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        akun = request.user
        if (
            not settings.LPSE_DEMO
            and not request.path.startswith(self.TERBUKA)
            and akun.is_authenticated
            and akun.is_staff
            and not is_mfa_enabled(akun)
        ):
            return redirect(f"{reverse('mfa_index')}?wajib=1")
        return self.get_response(request)
