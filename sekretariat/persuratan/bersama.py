"""What the pages of letters share: addresses, the letter of an address, a form with one act."""

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
from lpse.situs_admin import petugas
from sekretariat.enums.persuratan import StatusSurat
from sekretariat.models import AgendaSurat
from sekretariat.queries.persuratan import surat_terbaca

PER_HALAMAN = 25
NAMA, ISIAN = "sekretariat_persuratan", "admin/sekretariat/persuratan/isian.html"
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


url = partial(alamat_ruang, NAMA)


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


def jalankan(
    request: HttpRequest,
    surat: AgendaSurat,
    form: LPSEForm,
    act: Callable[[], Any],
    *,
    judul: str,
    **lain: Any,
) -> HttpResponse:
    """A form with one act of a letter behind it; it leads back to the letter."""
    isi = {"templat": ISIAN, "surat": surat, "kembali": url("lihat", surat.kode), "url_daftar": url(), **lain}
    return formulir.jalankan(request, surat, form, act, judul=f"{judul}: {surat.sebutan}", **isi)
