"""What the pages of reports share: addresses, colours, the report of an address, a form with one act."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from lpse.bentuk import LPSEForm
from lpse.pintu import dengan, tindak
from lpse.situs_admin import tampilkan
from sekretariat.enums.pelaporan import KeadaanPeriode, StatusLaporan
from sekretariat.models import LaporanBerkala
from sekretariat.queries.pelaporan import semua_laporan

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
KONFLIK, PER_HALAMAN = 409, 25
NAMA = "sekretariat_pelaporan"
WARNA = {
    StatusLaporan.DISUSUN: "abu",
    StatusLaporan.DIPERIKSA: "kuning",
    StatusLaporan.DITANDATANGANI: "biru",
    StatusLaporan.DIKIRIM: "hijau",
}
WARNA_PERIODE = {
    KeadaanPeriode.BELUM_WAKTUNYA: "abu",
    KeadaanPeriode.DITUNGGU: "kuning",
    KeadaanPeriode.TERLAMBAT: "merah",
    KeadaanPeriode.SELESAI: "hijau",
}


def url(halaman: str = "", *kunci: object) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:{NAMA}{'_' if halaman else ''}{halaman}", args=kunci)


def warna(laporan: LaporanBerkala) -> str:
    """The colour of its tag."""
    return WARNA[StatusLaporan(laporan.status)]


def dengan_laporan(view: View) -> View:
    """Hand the view the report with this code; 404 for an unknown one."""
    # A new query to every request: this one is only its shape.
    return dengan(semua_laporan())(view)


def isian(request: HttpRequest) -> Any:
    """What was sent to a form; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def unggahan(request: HttpRequest) -> Any:
    """The files sent to a form; None where it is only looked at."""
    return request.FILES if request.method == "POST" else None


def jalankan(
    request: HttpRequest,
    objek: models.Model,
    form: LPSEForm,
    act: Callable[[], Any],
    *,
    tindakan: str,
    judul: str,
    selesai: str,
    kembali: Callable[[Any], str],
    **konteks: Any,
) -> HttpResponse:
    """A page with a form and one act behind it. A refusal leaves what was typed in its place.

    `kembali` gives the address to go to, of what the act returned; of None before it is done.
    """
    status = 200
    if form.is_valid():
        if (hasil := tindak(request, objek, tindakan, act)) is not None:
            messages.success(request, selesai)
            return redirect(kembali(hasil))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/sekretariat/pelaporan/isian.html",
        judul,
        status=status,
        form=form,
        is_berkas=form.is_multipart(),
        url_kembali=kembali(None),
        url_daftar=url(),
        **konteks,
    )
