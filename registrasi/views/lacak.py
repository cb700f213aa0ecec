"""Where a registration stands, for whoever holds its number and code."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lpse.pembatas import dibatasi
from registrasi.forms.pendaftaran import LacakForm
from registrasi.models import Pendaftaran
from registrasi.views.riwayat import riwayat


@never_cache
@require_safe
@dibatasi("lacak", kali=30, jendela=timedelta(minutes=1))
def lacak(request: HttpRequest) -> HttpResponse:
    """Status and dates only: no name, no reason, nothing of the applicant's. 404 where the pair is unknown.

    By GET, so that the address printed on the receipt works and can be kept.
    """
    form = LacakForm(request.GET or None)
    konteks: dict[str, object] = {"form": form}
    if not form.is_valid():
        return render(request, "registrasi/lacak.html", konteks)
    pendaftaran = Pendaftaran.objects.exclude(nomor="").filter(nomor=form.cleaned_data["nomor"]).first()
    # One sentence for both mistakes: whoever guesses numbers does not learn which exist.
    if pendaftaran is None or not constant_time_compare(pendaftaran.kode_lacak, form.cleaned_data["kode"]):
        form.add_error(
            "nomor", "Nomor dan kode ini tidak cocok dengan pendaftaran mana pun. Periksa keduanya."
        )
        return render(request, "registrasi/lacak.html", konteks, status=404)
    konteks |= {"pendaftaran": pendaftaran, "riwayat": riwayat(pendaftaran)}
    return render(request, "registrasi/lacak.html", konteks)
