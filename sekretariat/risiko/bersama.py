"""What the pages of risks share: addresses, colours, the chart, a form with one act."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from lpse.bentuk import LPSEForm
from lpse.grafik import Grafik, grafik_batang
from lpse.pintu import dengan, tindak
from lpse.situs_admin import tampilkan
from sekretariat.enums.risiko import StatusPengendalian, StatusRisiko, TingkatRisiko
from sekretariat.queries.risiko import RingkasanRisiko, semua_risiko

View = Callable[..., HttpResponseBase]
Rute = tuple[str, View, str, str]
KONFLIK, PER_HALAMAN = 409, 25
NAMA, TEMPLAT = "sekretariat_risiko", "admin/sekretariat/risiko"
WARNA_TINGKAT = {TingkatRisiko.RENDAH: "hijau", TingkatRisiko.SEDANG: "kuning", TingkatRisiko.TINGGI: "merah"}
WARNA = {
    StatusRisiko.DICATAT: "kuning",
    StatusRisiko.DITANGANI: "biru",
    StatusRisiko.MENUNGGU: "kuning",
    StatusRisiko.DITERIMA: "hijau",
    StatusRisiko.DITUTUP: "abu",
}
WARNA_PENGENDALIAN = {
    StatusPengendalian.DIRENCANAKAN: "biru",
    StatusPengendalian.DILAKSANAKAN: "hijau",
    StatusPengendalian.DIBATALKAN: "abu",
}
dengan_risiko = dengan(semua_risiko())


def url(halaman: str = "", *kunci: object) -> str:
    """The address of one of this room's pages; "" names the list."""
    return reverse(f"admin:{NAMA}{'_' if halaman else ''}{halaman}", args=kunci)


def grafik_tingkat(ringkas: RingkasanRisiko) -> Grafik:
    """The open risks at each level, before control beside now."""
    nilai = [
        (f"{tingkat.label} {kapan}", angka[tingkat])
        for tingkat in reversed(TingkatRisiko)
        for kapan, angka in (("awal", ringkas.awal), ("kini", ringkas.kini))
    ]
    judul = "Risiko yang belum ditutup menurut tingkat: sebelum pengendalian (awal) dan sekarang (kini)"
    return grafik_batang("tingkat", judul, nilai, kolom="Tingkat", satuan="risiko")


def isian(request: HttpRequest) -> Any:
    """What was sent to a form; None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def unggahan(request: HttpRequest) -> Any:
    """The files sent to a form; None where it is only looked at."""
    return request.FILES if request.method == "POST" else None


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
    url_kembali: str,
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
        f"{TEMPLAT}/isian.html",
        judul,
        status=status,
        form=form,
        tombol=tombol,
        url_kembali=url_kembali,
        **konteks,
    )
