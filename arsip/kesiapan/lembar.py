"""Writing down that a sheet of keys was sealed, and where it lies."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from arsip.actions.lembar_kunci import segel_lembar
from arsip.forms.kesiapan import SegelForm
from arsip.kesiapan.uji import url_kesiapan
from arsip.models import LembarKunci
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan


@require_http_methods(["GET", "HEAD", "POST"])
def segel(request: HttpRequest, kode: str) -> HttpResponse:
    """The form of one printed sheet; 404 once it is sealed."""
    lembar = get_object_or_404(LembarKunci, kode=kode, disegel_pada__isnull=True)
    form, status = SegelForm(isian(request)), 200
    if form.is_valid():
        isi, oleh = form.cleaned_data, petugas(request)
        if tindak(request, lembar, "segel", lambda: segel_lembar(lembar.pk, oleh=oleh, **isi)):
            messages.success(request, "Tercatat. Lembar kunci ini sekarang yang berlaku.")
            return redirect(url_kesiapan())
        status = KONFLIK
    return tampilkan(
        request,
        "admin/arsip/kesiapan/lembar.html",
        "Catat lembar kunci disegel",
        status=status,
        form=form,
        lembar=lembar,
        url_kembali=url_kesiapan(),
    )
