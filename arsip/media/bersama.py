"""What the pages of portable media share: addresses, the medium of an address, a form with one act."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from arsip.enums.media import StatusMedia
from arsip.models import MediaPortabel
from arsip.queries.media import semua_media
from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.bentuk import LPSEForm
from lpse.pintu import View

PER_HALAMAN = 25
NAMA, ISIAN = "arsip_media", "admin/arsip/media/isian.html"
WARNA = {
    StatusMedia.TERDAFTAR: "abu",
    StatusMedia.DIPASANG: "kuning",
    StatusMedia.DIBAWA: "biru",
    StatusMedia.DI_TEMPAT: "hijau",
    StatusMedia.HILANG: "merah",
    StatusMedia.DIMUSNAHKAN: "abu",
}


url = partial(alamat_ruang, NAMA)


def warna(media: MediaPortabel) -> str:
    """The colour of its tag: red while it should have been back."""
    return "merah" if media.is_terlambat else WARNA[StatusMedia(media.status)]


def dengan_media(view: View) -> View:
    """Hand the view the medium with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        return view(request, get_object_or_404(semua_media(), kode=kode.upper()), **kwargs)

    return terbuka


def jalankan(
    request: HttpRequest,
    media: MediaPortabel,
    form: LPSEForm,
    act: Callable[[], Any],
    *,
    judul: str,
    **lain: Any,
) -> HttpResponse:
    """A form with one act of a medium behind it; it leads back to the medium."""
    isi = {"templat": ISIAN, "media": media, "kembali": url("lihat", media.kode), "url_daftar": url(), **lain}
    return formulir.jalankan(request, media, form, act, judul=f"{judul}: {media.kode}", **isi)
