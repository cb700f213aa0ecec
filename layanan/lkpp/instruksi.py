"""LKPP's technical instructions, as they are heard here: recorded, and handed to whoever runs the systems."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from layanan.actions.instruksi import serahkan_instruksi
from layanan.forms.penerusan import InstruksiForm
from layanan.lkpp.daftar import url_lkpp
from lpse.pintu import tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import sumbangan


@require_http_methods(["GET", "HEAD", "POST"])
def catat(request: HttpRequest) -> HttpResponse:
    """One that came by itself, as by circular letter; its list is kept by whoever carries it out."""
    form = InstruksiForm(request.POST or None)
    if form.is_valid():
        oleh, isi = petugas(request), form.cleaned_data
        if tindak(request, oleh, "catat_instruksi", lambda: serahkan_instruksi(oleh=oleh, **isi)):
            messages.success(request, "Instruksi tercatat dan menunggu dilaksanakan admin sistem.")
            return redirect(url_lkpp("instruksi"))
    penerima = sumbangan.penerima_instruksi
    return tampilkan(
        request,
        "admin/layanan/lkpp/instruksi.html",
        "Catat instruksi teknis",
        form=form,
        dasar=profil().dasar("infrastruktur.instruksi_lkpp"),
        url_instruksi=reverse(penerima.daftar) if penerima else "",
        url_daftar=url_lkpp(),
    )
