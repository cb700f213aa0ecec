"""What every door (view, admin page) does around an act."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat_penolakan
from lpse.models import Akun

R = TypeVar("R")
JEDA_COBA_LAGI = "60"  # seconds


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


def coba_lagi(request: HttpRequest, sebab: str) -> HttpResponse:
    """The page for what cannot be had just now: 503 with the reason and when to ask again."""
    jawaban = render(request, "503.html", {"sebab": sebab}, status=503)
    jawaban["Retry-After"], jawaban["Cache-Control"] = JEDA_COBA_LAGI, "private, no-store"
    return jawaban
