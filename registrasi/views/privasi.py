"""The privacy notice, for everybody, before the first datum."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lpse.models import Akun
from registrasi.models import TahuPrivasi
from registrasi.policies.privasi import pernyataan_kini


@require_safe
def privasi(request: HttpRequest) -> HttpResponse:
    """The notice in force with its version; whoever is signed in sees when they were shown it."""
    kini = pernyataan_kini()
    tahu = None
    if isinstance(request.user, Akun):
        tahu = TahuPrivasi.objects.filter(akun=request.user, pernyataan__sidik=kini.sidik).first()
    return render(request, "registrasi/hak/privasi.html", {"pernyataan": kini, "tahu": tahu})
