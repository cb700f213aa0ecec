"""Whose ticket it is, as the public pages know: by the secret of its link, or by signing in."""

from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from layanan.models import Pelapor, Tiket
from lpse.models import Akun
from lpse.pintu import View

SESI = "tiket"  # code of a ticket → which of its secrets opened it
TERINGAT = 20


def akun_dari(request: HttpRequest) -> Akun | None:
    """Whoever has signed in."""
    return request.user if isinstance(request.user, Akun) else None


def ingat(request: HttpRequest, tiket: Tiket) -> None:
    """Let this browser session read a ticket whose secret it has shown; an older secret opens nothing."""
    dibuka = dict(request.session.get(SESI, {}))
    dibuka.pop(tiket.kode, None)
    dibuka[tiket.kode] = tiket.rahasia_ke
    request.session[SESI] = dict(list(dibuka.items())[-TERINGAT:])


def pelapor_dari(request: HttpRequest, tiket: Tiket) -> Pelapor | None:
    """The ticket's own person, if that is who asks."""
    akun = akun_dari(request)
    if akun is not None and tiket.is_milik(akun):
        return Pelapor(tiket.pk, akun)
    if request.session.get(SESI, {}).get(tiket.kode) == tiket.rahasia_ke:
        return Pelapor(tiket.pk, akun)
    return None


def milik_pelapor(view: View) -> View:
    """Hand the view the ticket and its person; everybody else gets 404 and the way to their own link.

    Whether there is such a ticket does not show.
    """

    @never_cache
    @wraps(view)
    def terjaga(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        tiket = Tiket.objects.select_related("akun", "digabung_ke", "standar").filter(kode=kode).first()
        pelapor = pelapor_dari(request, tiket) if tiket else None
        if tiket is None or pelapor is None:
            return render(request, "layanan/tiket/tertutup.html", status=404)
        return view(request, tiket, pelapor, **kwargs)

    return terjaga
