"""LKPP's technical instructions: the list of what is to be done, and what was done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from layanan.actions.instruksi import catat_instruksi, laksanakan_instruksi
from layanan.forms.penerusan import HasilInstruksiForm, InstruksiForm
from layanan.lkpp.daftar import url_lkpp
from layanan.models import InstruksiLKPP
from layanan.queries.penerusan import instruksi_menunggu
from lpse.paging import Order, read_page
from lpse.pintu import tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

TERBARU = Order(falling=True)


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first, then what was carried out; and the form for one that came by itself."""
    form = InstruksiForm(request.POST or None)
    if form.is_valid():
        catat_instruksi(isi=form.cleaned_data["isi"], oleh=petugas(request))
        messages.success(request, "Instruksi tercatat dan menunggu dilaksanakan.")
        return redirect(url_lkpp("instruksi"))
    selesai = InstruksiLKPP.objects.filter(dilaksanakan_pada__isnull=False)
    kursor = {arah: request.GET.get(arah, "") for arah in ("after", "before")}
    halaman = read_page(
        selesai.select_related("dilaksanakan_oleh"), TERBARU, after=kursor["after"], before=kursor["before"]
    )
    return tampilkan(
        request,
        "admin/layanan/lkpp/instruksi.html",
        "Instruksi teknis LKPP",
        form=form,
        menunggu=list(instruksi_menunggu().select_related("penerusan")[:100]),
        selesai=halaman.rows,
        dasar=profil().dasar("infrastruktur.instruksi_lkpp"),
        url_sebelum=f"?before={halaman.before}" if halaman.before else "",
        url_sesudah=f"?after={halaman.after}" if halaman.after else "",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def laksanakan(request: HttpRequest, kode: str) -> HttpResponse:
    """Record that one was carried out, and with what result."""
    instruksi = get_object_or_404(InstruksiLKPP, kode=kode)
    form = HasilInstruksiForm(request.POST or None)
    if form.is_valid():
        hasil, oleh = form.cleaned_data["hasil"], petugas(request)
        if tindak(
            request,
            instruksi,
            "laksanakan",
            lambda: laksanakan_instruksi(instruksi.pk, oleh=oleh, hasil=hasil),
        ):
            messages.success(request, "Pelaksanaan tercatat.")
        return redirect(url_lkpp("instruksi"))
    return tampilkan(
        request,
        "admin/layanan/lkpp/laksanakan.html",
        "Catat pelaksanaan",
        form=form,
        instruksi=instruksi,
        url_daftar=url_lkpp("instruksi"),
    )
