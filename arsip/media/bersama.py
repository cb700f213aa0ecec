"""What the pages of portable media share: addresses, the medium of an address, a form with one act."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from arsip.enums.media import StatusMedia
from arsip.models import MediaPortabel
from arsip.queries.media import semua_media
from lpse.bentuk import LPSEForm
from lpse.pintu import tindak
from lpse.situs_admin import tampilkan

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
KONFLIK, PER_HALAMAN = 409, 25
NAMA = "arsip_media"
WARNA = {
    StatusMedia.TERDAFTAR: "abu",
    StatusMedia.DIPASANG: "kuning",
    StatusMedia.DIBAWA: "biru",
    StatusMedia.DI_TEMPAT: "hijau",
    StatusMedia.HILANG: "merah",
    StatusMedia.DIMUSNAHKAN: "abu",
}


def url(halaman: str = "", *kunci: object) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:{NAMA}{'_' if halaman else ''}{halaman}", args=kunci)


def warna(media: MediaPortabel) -> str:
    """The colour of its tag: red while it should have been back."""
    return "merah" if media.is_terlambat else WARNA[StatusMedia(media.status)]


def dengan_media(view: View) -> View:
    """Hand the view the medium with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        return view(request, get_object_or_404(semua_media(), kode=kode.upper()), **kwargs)

    return terbuka


def isian(request: HttpRequest) -> Any:
    """What was sent to a form; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def jalankan(
    request: HttpRequest,
    media: MediaPortabel,
    form: LPSEForm,
    act: Callable[[], Any],
    *,
    tindakan: str,
    judul: str,
    selesai: str,
    tombol: str = "Simpan",
    kembali: str = "",
    **konteks: Any,
) -> HttpResponse:
    """A page with a form and one act behind it. A refusal leaves what was typed in its place."""
    status, kembali = 200, kembali or url("lihat", media.kode)
    if form.is_valid():
        if tindak(request, media, tindakan, act) is not None:
            messages.success(request, selesai)
            return redirect(kembali)
        status = KONFLIK
    return tampilkan(
        request,
        "admin/arsip/media/isian.html",
        f"{judul}: {media.kode}",
        status=status,
        form=form,
        media=media,
        tombol=tombol,
        url_kembali=kembali,
        url_daftar=url(),
        **konteks,
    )
