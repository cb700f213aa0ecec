"""What the pages of meetings share: addresses, the meeting of an address, a form with one act."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from lpse.bentuk import LPSEForm
from lpse.pintu import dengan, tindak
from lpse.situs_admin import tampilkan
from sekretariat.enums.rapat import StatusRapat
from sekretariat.models import Rapat
from sekretariat.queries.rapat import semua_rapat

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
KONFLIK, PER_HALAMAN = 409, 25
NAMA = "sekretariat_rapat"
S = StatusRapat
WARNA = {
    S.DIRENCANAKAN: "abu",
    S.DIUNDANG: "biru",
    S.SELESAI: "kuning",
    S.DISAHKAN: "hijau",
    S.DIBATALKAN: "merah",
}
dengan_rapat = dengan(semua_rapat())


def url(halaman: str = "", *kunci: object) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:{NAMA}{'_' if halaman else ''}{halaman}", args=kunci)


def warna(rapat: Rapat) -> str:
    """The colour of its tag."""
    return WARNA[StatusRapat(rapat.status)]


def isian(request: HttpRequest) -> Any:
    """What was sent to a form; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def unggahan(request: HttpRequest) -> Any:
    """The files sent to a form; None where it is only looked at."""
    return request.FILES if request.method == "POST" else None


def jalankan(
    request: HttpRequest,
    rapat: Rapat,
    form: LPSEForm,
    act: Callable[[], Any],
    *,
    tindakan: str,
    judul: str,
    selesai: str,
    tombol: str = "Simpan",
    **konteks: Any,
) -> HttpResponse:
    """A page with a form and one act behind it. A refusal leaves what was typed in its place."""
    status, kembali = 200, url("lihat", rapat.kode)
    if form.is_valid():
        if tindak(request, rapat, tindakan, act) is not None:
            messages.success(request, selesai)
            return redirect(kembali)
        status = KONFLIK
    return tampilkan(
        request,
        "admin/sekretariat/rapat/isian.html",
        judul,
        status=status,
        form=form,
        rapat=rapat,
        tombol=tombol,
        url_kembali=kembali,
        url_daftar=url(),
        **konteks,
    )
