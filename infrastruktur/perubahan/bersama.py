"""What the pages of this room share: one step with its form, and what a page of steps looks like."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from infrastruktur.forms.pemeliharaan import LangkahForm
from lpse.alur import Alur
from lpse.formulir import Langkah
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan

PER_HALAMAN = 25
TEMPLAT_LANGKAH = "admin/infrastruktur/perubahan/langkah.html"


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where a step's page lies: the record's name and page, the list's name and page."""

    nama: str
    url: str
    judul_daftar: str
    url_daftar: str


def jalankan_langkah(
    request: HttpRequest,
    objek: Any,
    tindakan: models.TextChoices,
    satu: Langkah,
    alur: Alur[Any, Any],
    di: Tempat,
) -> HttpResponseBase:
    """Show a step or carry it out. A refusal leaves what was typed in its place, with status 409."""
    oleh, status = petugas(request), 200
    awal = satu.awal(objek) if satu.awal else {}
    form = satu.form(isian(request), initial=awal)
    if form.is_valid():
        hasil = tindak(request, objek, tindakan.value, lambda: satu.act(objek.pk, oleh=oleh, **form.kolom))
        if hasil is not None:
            messages.success(request, satu.selesai)
            return redirect(di.url)
        objek.refresh_from_db(fields=["status"])
        status = KONFLIK
    tertutup = objek.status not in alur.tabel[tindakan].dari
    halangan = f"Langkah ini tidak terbuka: statusnya “{objek.get_status_display()}”." if tertutup else ""
    return tampil_isian(request, tindakan.label, form, di, status=status, langkah=satu, halangan=halangan)


def tampil_isian(
    request: HttpRequest, judul: str, form: LangkahForm, di: Tempat, *, status: int = 200, **lain: Any
) -> HttpResponse:
    """A page with one form."""
    return tampilkan(request, TEMPLAT_LANGKAH, judul, status=status, form=form, di=di, **lain)
