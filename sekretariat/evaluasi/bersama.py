"""What the pages of evaluations and findings share: addresses, colours, a form with one act."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from lpse.bentuk import LPSEForm
from lpse.pintu import tindak
from lpse.situs_admin import boleh_alamat, tampilkan
from sekretariat.enums.evaluasi import PrioritasTemuan, StatusEvaluasi, StatusTemuan

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
KONFLIK, PER_HALAMAN = 409, 25
NAMA, TEMUAN = "sekretariat_evaluasi", "sekretariat_temuan"
WARNA_EVALUASI = {
    StatusEvaluasi.DISIAPKAN: "abu",
    StatusEvaluasi.BERLANGSUNG: "kuning",
    StatusEvaluasi.SELESAI: "hijau",
    StatusEvaluasi.DIBATALKAN: "abu",
}
WARNA_TEMUAN = {
    StatusTemuan.TERBUKA: "kuning",
    StatusTemuan.DITINDAKLANJUTI: "biru",
    StatusTemuan.DIKEMBALIKAN: "merah",
    StatusTemuan.DISETUJUI: "hijau",
}
WARNA_PRIORITAS = {
    PrioritasTemuan.TINGGI: "merah",
    PrioritasTemuan.SEDANG: "kuning",
    PrioritasTemuan.RENDAH: "abu",
}


def url(halaman: str = "", *kunci: object, nama: str = NAMA) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:{nama}{'_' if halaman else ''}{halaman}", args=kunci)


def url_temuan(halaman: str = "", *kunci: object) -> str:
    """The same for findings."""
    return url(halaman, *kunci, nama=TEMUAN)


def tautan(request: HttpRequest, teks: str) -> str:
    """The evidence as an address, where it is one that opens to this person; anything else is only words."""
    is_alamat = teks.startswith(("/", "https://", "http://")) and not teks.startswith("//")
    return teks if is_alamat and boleh_alamat(request, teks) else ""


def isian(request: HttpRequest) -> Any:
    """What was sent to a form; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def jalankan(
    request: HttpRequest,
    objek: Model,
    form: LPSEForm,
    act: Callable[[], Any],
    *,
    tindakan: str,
    judul: str,
    selesai: str,
    kembali: Callable[[Any], str],
    url_batal: str,
    tombol: str = "Simpan",
    **konteks: Any,
) -> HttpResponse:
    """A page with a form and one act behind it; `kembali` takes what the act returned.

    A refusal leaves what was typed in its place.
    """
    status = 200
    if form.is_valid():
        hasil = tindak(request, objek, tindakan, act)
        if hasil is not None:
            messages.success(request, selesai)
            return redirect(kembali(hasil))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/sekretariat/evaluasi/isian.html",
        judul,
        status=status,
        form=form,
        tombol=tombol,
        url_batal=url_batal,
        url_daftar=url(),
        **konteks,
    )
