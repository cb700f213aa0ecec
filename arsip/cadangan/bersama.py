"""What the pages of this room share: a page with one form, and how a job's state is tagged."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from arsip.enums.cadangan import StatusPekerjaan
from arsip.forms.cadangan import IsianForm
from lpse.situs_admin import tampilkan

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
KONFLIK, PER_HALAMAN = 409, 25
WARNA = {
    StatusPekerjaan.ANTRE: "biru",
    StatusPekerjaan.BERJALAN: "kuning",
    StatusPekerjaan.BERHASIL: "hijau",
    StatusPekerjaan.GAGAL: "merah",
    StatusPekerjaan.DIBATALKAN: "abu",
}


def tampil_isian(
    request: HttpRequest,
    judul: str,
    form: IsianForm,
    remah: list[tuple[str, str]],
    *,
    status: int = 200,
    **lain: Any,
) -> HttpResponse:
    """A page with one form; `remah` leads back, its last entry is where "Batal" goes."""
    konteks = {"form": form, "remah": remah, "url_batal": remah[-1][1], **lain}
    return tampilkan(request, "admin/arsip/cadangan/isian.html", judul, status=status, **konteks)
