"""What the pages of letters share: addresses, the letter of an address, a form with one act."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lpse.bentuk import LPSEForm
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from sekretariat.enums.persuratan import StatusSurat
from sekretariat.models import AgendaSurat
from sekretariat.queries.persuratan import surat_terbaca

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
KONFLIK, PER_HALAMAN = 409, 25
NAMA = "sekretariat_persuratan"
S = StatusSurat
WARNA = {
    S.DICATAT: "kuning",
    S.DIDISPOSISIKAN: "biru",
    S.SELESAI: "hijau",
    S.KONSEP: "abu",
    S.DIAJUKAN: "kuning",
    S.DISETUJUI: "biru",
    S.DINOMORI: "biru",
    S.DIKIRIM: "hijau",
    S.DIBATALKAN: "merah",
}


def url(halaman: str = "", *kunci: object) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:{NAMA}{'_' if halaman else ''}{halaman}", args=kunci)


def warna(surat: AgendaSurat) -> str:
    """The colour of its tag."""
    return WARNA[StatusSurat(surat.status)]


def dengan_surat(view: View) -> View:
    """Hand the view the letter with this code; 404 for an unknown one and for one that is kept from them."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        rows = surat_terbaca(petugas(request)).select_related("membalas", "dibuat_oleh", "disetujui_oleh")
        return view(request, get_object_or_404(rows, kode=kode), **kwargs)

    return terbuka


def isian(request: HttpRequest) -> Any:
    """What was sent to a form; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def unggahan(request: HttpRequest) -> Any:
    """The files sent to a form; None where it is only looked at."""
    return request.FILES if request.method == "POST" else None


def jalankan(
    request: HttpRequest,
    surat: AgendaSurat,
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
    status, kembali = 200, url("lihat", surat.kode)
    if form.is_valid():
        if tindak(request, surat, tindakan, act) is not None:
            messages.success(request, selesai)
            return redirect(kembali)
        status = KONFLIK
    return tampilkan(
        request,
        "admin/sekretariat/persuratan/isian.html",
        f"{judul}: {surat.sebutan}",
        status=status,
        form=form,
        surat=surat,
        tombol=tombol,
        url_kembali=kembali,
        url_daftar=url(),
        **konteks,
    )
