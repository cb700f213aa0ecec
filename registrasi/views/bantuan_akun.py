"""For whoever cannot sign in: which way leads back, and the User ID by mail."""

import hashlib
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lpse.pembatas import alamat_penanya, terlampaui
from lpse.pintu import isian
from registrasi import actions
from registrasi.forms.permohonan import UserIDForm
from registrasi.naskah.surat import jam_layanan

SATU_JAM = timedelta(hours=1)


@require_safe
def bantuan(request: HttpRequest) -> HttpResponse:
    """The three ways: forgotten password, forgotten User ID, lost mailbox."""
    return render(request, "registrasi/permohonan/bantuan.html", {"jam_layanan": jam_layanan()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lupa_user_id(request: HttpRequest) -> HttpResponse:
    """Ask for the User ID; the same answer whatever the portal knows."""
    form = UserIDForm(isian(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        surel: str = form.cleaned_data["email"].lower()
        if not _terlalu_sering(request, surel):
            actions.minta_user_id(surel, form.cleaned_data["pengenal"])
            return redirect("registrasi:user_id_terkirim")
        form.add_error("email", "Terlalu banyak permintaan. Tunggu satu jam, lalu coba lagi.")
        status = 429
    return render(request, "registrasi/permohonan/lupa_user_id.html", {"form": form}, status=status)


def _terlalu_sering(request: HttpRequest, surel: str) -> bool:
    """5 mails an hour to one address, 60 from one network; both tries count, known address or not."""
    # Hashed: the cache is no place for a list of addresses.
    sidik = hashlib.sha256(surel.encode()).hexdigest()
    return terlampaui("user_id", sidik, 5, SATU_JAM) | terlampaui(
        "user_id_ip", alamat_penanya(request), 60, SATU_JAM
    )


@require_safe
def user_id_terkirim(request: HttpRequest) -> HttpResponse:
    """Whether or not a mail is under way."""
    return render(request, "registrasi/permohonan/user_id_terkirim.html", {"jam_layanan": jam_layanan()})
