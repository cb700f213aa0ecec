"""The page on which two persons close or reopen an Akun, or take a lost second factor off."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from lpse import usulan_akun
from lpse.forms_usulan_akun import UsulanAkunForm
from lpse.models import UsulanAkun
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan

PALING_BANYAK = 200
SELESAI_TERBARU = 20

# What the buttons beside a proposal do, and the sentence once it is done.
TINDAKAN: dict[str, tuple[Callable[..., UsulanAkun], str]] = {
    "setujui": (usulan_akun.setujui, "Disetujui: {}. Semua sesinya berakhir dan pemiliknya disurati."),
    "batalkan": (usulan_akun.batalkan, "Usulan dibatalkan: {}."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def usulan(request: HttpRequest) -> HttpResponse:
    """The open proposals, the last decided ones, and the form for another."""
    form, oleh = UsulanAkunForm(request.POST or None), petugas(request)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        akun = isi.pop("akun")
        dibuat = tindak(request, akun, "usulkan", lambda: usulan_akun.usulkan(akun.pk, oleh=oleh, **isi))
        if dibuat is not None:
            messages.success(request, f"Diusulkan: {dibuat}. Orang lain yang menyetujuinya.")
            return redirect("admin:usulan_akun")
    semua = UsulanAkun.objects.select_related("akun", "diusulkan_oleh", "disetujui_oleh").order_by("-pk")
    menunggu = {"disetujui_pada__isnull": True, "dibatalkan_pada__isnull": True}
    return tampilkan(
        request,
        "admin/penugasan/usulan_akun.html",
        "Nonaktif dan faktor kedua",
        form=form,
        terbuka=semua.filter(**menunggu)[:PALING_BANYAK],
        tertutup=semua.exclude(**menunggu)[:SELESAI_TERBARU],
    )


@require_POST
def putuskan(request: HttpRequest, pk: int, tindakan: str) -> HttpResponse:
    """Approve or cancel a proposal."""
    if tindakan not in TINDAKAN:
        raise Http404
    dibahas, oleh = get_object_or_404(UsulanAkun.objects.select_related("akun"), pk=pk), petugas(request)
    act, kalimat = TINDAKAN[tindakan]
    if tindak(request, dibahas.akun, tindakan, lambda: act(pk, oleh=oleh)) is not None:
        messages.success(request, kalimat.format(dibahas))
    return redirect("admin:usulan_akun")
