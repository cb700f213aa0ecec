"""What the pages of this room share: one step with its form, and what a page of steps looks like."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse

from infrastruktur.forms.pemeliharaan import LangkahForm
from lpse import formulir
from lpse.alur import Alur
from lpse.formulir import Langkah
from lpse.situs_admin import tampilkan

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
) -> HttpResponse:
    """One step, in this room's frame."""
    return formulir.jalankan_langkah(
        request, objek, tindakan, satu, alur, kembali=di.url, templat=TEMPLAT_LANGKAH, di=di
    )


def tampil_isian(
    request: HttpRequest, judul: str, form: LangkahForm, di: Tempat, *, status: int = 200, **lain: Any
) -> HttpResponse:
    """A page with one form."""
    return tampilkan(
        request, TEMPLAT_LANGKAH, judul, status=status, form=form, di=di, url_kembali=di.url, **lain
    )
