"""What the pages of procedures share: addresses, the record of an address, a form with one act."""

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
from lpse.situs_admin import tampilkan
from lpse.waktu import hari_ini, tanggal
from sekretariat.enums.prosedur import StatusVersi
from sekretariat.models import Prosedur, VersiProsedur

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
KONFLIK, PER_HALAMAN = 409, 25
NAMA = "sekretariat_prosedur"
JUDUL = "Prosedur dan petunjuk teknis"
WARNA = {
    StatusVersi.KONSEP: "abu",
    StatusVersi.DIAJUKAN: "kuning",
    StatusVersi.BERLAKU: "hijau",
    StatusVersi.DIGANTIKAN: "abu",
    StatusVersi.DICABUT: "merah",
}
TERKAIT = ("prosedur", "disusun_oleh", "diajukan_oleh", "disahkan_oleh", "naskah", "lampiran")


def url(halaman: str = "", *kunci: object) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:{NAMA}{'_' if halaman else ''}{halaman}", args=kunci)


def keadaan(versi: VersiProsedur) -> tuple[str, str]:
    """Colour and words of how a version stands today, by its dates."""
    status = StatusVersi(versi.status)
    if versi.is_berlaku():
        sampai = f" sampai {tanggal(versi.berlaku_sampai)}" if versi.berlaku_sampai else ""
        return "hijau", f"Berlaku{sampai}"
    mulai = versi.berlaku_mulai
    if status == StatusVersi.BERLAKU and mulai is not None and mulai > hari_ini():
        return "biru", f"Berlaku mulai {tanggal(mulai)}"
    return WARNA[status], status.label


def dengan_prosedur(view: View) -> View:
    """Hand the view the procedure with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        return view(request, get_object_or_404(Prosedur, kode=kode.upper()), **kwargs)

    return terbuka


def dengan_versi(view: View) -> View:
    """Hand the view the version with this code and number; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, nomor: int, **kwargs: Any) -> HttpResponseBase:
        rows = VersiProsedur.objects.select_related(*TERKAIT)
        return view(request, get_object_or_404(rows, prosedur__kode=kode.upper(), nomor=nomor), **kwargs)

    return terbuka


def isian(request: HttpRequest) -> Any:
    """What was sent to a form; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def jalankan(
    request: HttpRequest,
    objek: Prosedur | VersiProsedur,
    form: LPSEForm,
    act: Callable[[], Any],
    *,
    tindakan: str,
    judul: str,
    selesai: str,
    kembali: str,
    tombol: str = "Simpan",
    **konteks: Any,
) -> HttpResponse:
    """A page with a form and one act behind it. A refusal leaves what was typed in its place."""
    status = 200
    if form.is_valid() and "pratinjau" not in request.POST:
        if tindak(request, objek, tindakan, act) is not None:
            messages.success(request, selesai)
            return redirect(kembali)
        status = KONFLIK
    return tampilkan(
        request,
        konteks.pop("templat", "admin/sekretariat/prosedur/isian.html"),
        judul,
        status=status,
        form=form,
        prosedur=objek.prosedur if isinstance(objek, VersiProsedur) else objek,
        tombol=tombol,
        url_kembali=kembali,
        url_daftar=url(),
        **konteks,
    )
