"""What the pages of procedures share: addresses, the record of an address, a form with one act."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.bentuk import LPSEForm
from lpse.pintu import View
from lpse.waktu import hari_ini, tanggal
from sekretariat.enums.prosedur import StatusVersi
from sekretariat.models import Prosedur, VersiProsedur

PER_HALAMAN = 25
NAMA, ISIAN = "sekretariat_prosedur", "admin/sekretariat/prosedur/isian.html"
JUDUL = "Prosedur dan petunjuk teknis"
WARNA = {
    StatusVersi.KONSEP: "abu",
    StatusVersi.DIAJUKAN: "kuning",
    StatusVersi.BERLAKU: "hijau",
    StatusVersi.DIGANTIKAN: "abu",
    StatusVersi.DICABUT: "merah",
}
TERKAIT = ("prosedur", "disusun_oleh", "diajukan_oleh", "disahkan_oleh", "naskah", "lampiran")


url = partial(alamat_ruang, NAMA)


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


def jalankan(
    request: HttpRequest,
    objek: Prosedur | VersiProsedur,
    form: LPSEForm,
    act: Callable[[], Any],
    **lain: Any,
) -> HttpResponse:
    """A form with one act of a procedure or its version behind it; "Pratinjau" only shows it again."""
    prosedur = objek.prosedur if isinstance(objek, VersiProsedur) else objek
    isi = {"templat": ISIAN, "prosedur": prosedur, "url_daftar": url(), **lain}
    is_pratinjau = "pratinjau" in request.POST
    return formulir.jalankan(request, objek, form, act, is_pratinjau=is_pratinjau, **isi)
