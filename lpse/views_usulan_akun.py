"""The page on which two persons close or reopen an Akun, or take a lost second factor off."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse import usulan_akun
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.forms_usulan_akun import UsulanAkunForm
from lpse.models import UsulanAkun
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan

PALING_BANYAK = 200
SELESAI_TERBARU = 20
KEPALA = (
    *("Tindakan", "Akun", "Alasan", "Diusulkan oleh", "Diusulkan pada", "Disetujui oleh", "Disetujui pada"),
    "Dibatalkan pada",
)

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
    semua = _semua()
    menunggu = {"disetujui_pada__isnull": True, "dibatalkan_pada__isnull": True}
    return tampilkan(
        request,
        "admin/penugasan/usulan_akun.html",
        "Nonaktif dan faktor kedua",
        form=form,
        terbuka=semua.filter(**menunggu)[:PALING_BANYAK],
        tertutup=semua.exclude(**menunggu)[:SELESAI_TERBARU],
    )


def _semua() -> QuerySet[UsulanAkun]:
    return UsulanAkun.objects.select_related("akun", "diusulkan_oleh", "disetujui_oleh").order_by("-pk")


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every proposal and what became of it, as CSV."""
    return jawab_csv("usulan-akun", KEPALA, _sel(), peristiwa="usulan_akun.diekspor", oleh=petugas(request))


def _sel() -> Iterator[tuple[Any, ...]]:
    for u in _semua().iterator(chunk_size=SEPOTONG):
        usul = (
            u.get_tindakan_display(),
            str(u.akun),
            u.alasan,
            str(u.diusulkan_oleh),
            sel_waktu(u.created_at),
        )
        yield (*usul, str(u.disetujui_oleh or ""), sel_waktu(u.disetujui_pada), sel_waktu(u.dibatalkan_pada))


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
