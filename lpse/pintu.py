"""What every door (view, admin page) does around an act."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib import messages
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from lpse.aturan import AturanDilanggar
from lpse.berkas import BerkasDitolak
from lpse.berkas.http import SEMENTARA
from lpse.jejak import catat_penolakan
from lpse.models import Akun

R = TypeVar("R")
View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]  # route, view, URL name, permission asked for
KONFLIK = 409  # the answer where an act is refused, with what was typed still in its place
JEDA_COBA_LAGI = "60"  # seconds


def rute_ruang(
    awal: str, ruang: str, izin_biasa: str, alamat: str, view: View, nama: str = "", izin: str | None = None
) -> Rute:
    """The route of a room's page, below `awal`, as `admin:<ruang>_<nama>`; the first page has no `nama`.

    A room has it as `_rute = partial(rute_ruang, AWAL, NAMA, KELOLA)`; `izin` where a page asks for another
    permission than the room's usual one.
    """
    return (
        f"{awal}{alamat}",
        view,
        f"{ruang}_{nama}" if nama else ruang,
        izin_biasa if izin is None else izin,
    )


def isian(request: HttpRequest) -> Any:
    """What was sent to a form, also where nothing was; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def unggahan(request: HttpRequest) -> Any:
    """The files sent to a form; None where it is only looked at."""
    return request.FILES if request.method == "POST" else None


def tindak(request: HttpRequest, objek: models.Model, tindakan: str, act: Callable[[], R]) -> R | None:
    """Carry out an act for the person of this request.

    A rule's refusal becomes a message on the next page and a trail row of its own (the act's transaction has
    rolled back by then); the answer is then None.
    """
    try:
        return act()
    except AturanDilanggar as aturan:
        oleh = request.user if isinstance(request.user, Akun) else None
        catat_penolakan(objek, tindakan, aturan, oleh=oleh)
        messages.error(request, str(aturan))
        return None


def dengan(rows: "models.QuerySet[Any]") -> Callable[[View], View]:
    """Make a decorator that hands a view the one of these rows whose `kode` its address has; else 404."""

    def hias(view: View) -> View:
        @wraps(view)
        def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
            return view(request, get_object_or_404(rows, kode=kode), **kwargs)

        return terbuka

    return hias


def sibuk_menjadi_503(view: View) -> View:
    """Answer 503, with the reason and when to ask again, where the file worker or its storage is full now."""

    @wraps(view)
    def terjawab(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except BerkasDitolak as galat:
            if galat.kode not in SEMENTARA:
                raise
            jawaban = render(request, "503.html", {"sebab": str(galat)}, status=503)
        jawaban["Retry-After"], jawaban["Cache-Control"] = JEDA_COBA_LAGI, "private, no-store"
        return jawaban

    return terjawab
