"""The catalogue of watched services: what /status/ shows and announcements point to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions.layanan_dipantau import simpan_layanan
from layanan.forms.pengumuman import LayananBaruForm, LayananDipantauForm
from layanan.models import LayananDipantau
from lpse.ekspor import jawab_csv, sel_ya
from lpse.pintu import isian, tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini

DAFTAR = "admin:layanan_dipantau"
KEPALA = ("Kode", "Layanan", "Keterangan", "Urutan", "Dipantau sejak", "Ditampilkan")
KOLOM = ("nama", "keterangan", "urutan", "dipantau_sejak", "dipakai")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The whole catalogue in its order; it has a handful of rows."""
    semua = LayananDipantau.objects.all()
    return tampilkan(request, "admin/layanan/papan/layanan.html", "Layanan yang dipantau", daftar=semua)


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The whole catalogue as CSV."""
    baris = (
        (s.kode, s.nama, s.keterangan, s.urutan, s.dipantau_sejak, sel_ya(s.dipakai))
        for s in LayananDipantau.objects.all()
    )
    return jawab_csv(
        "layanan-dipantau", KEPALA, baris, peristiwa="layanandipantau.diekspor", oleh=petugas(request)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Add a service."""
    awal = {"urutan": 100, "dipakai": True, "dipantau_sejak": hari_ini()}
    form = LayananBaruForm(isian(request), initial=awal)
    if form.is_valid():
        isi, oleh = form.kolom, petugas(request)
        kode = isi.pop("kode").lower()
        if tindak(request, oleh, "simpan_layanan", lambda: simpan_layanan(kode, oleh=oleh, baru=True, **isi)):
            messages.success(request, "Layanan ditambah.")
            return redirect(DAFTAR)
    return _tampilkan(request, form, "Tambah layanan")


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, kode: str) -> HttpResponse:
    """Change a service; its code stays, and nothing is deleted: what was announced points to it."""
    layanan = get_object_or_404(LayananDipantau, kode=kode)
    awal = {nama: getattr(layanan, nama) for nama in KOLOM}
    form = LayananDipantauForm(isian(request), initial=awal)
    if form.is_valid():
        isi, oleh = form.kolom, petugas(request)
        if tindak(request, layanan, "simpan_layanan", lambda: simpan_layanan(kode, oleh=oleh, **isi)):
            messages.success(request, "Layanan tersimpan.")
            return redirect(DAFTAR)
    return _tampilkan(request, form, f"Ubah layanan {layanan}")


def _tampilkan(request: HttpRequest, form: LayananDipantauForm, judul: str) -> HttpResponse:
    url = reverse(DAFTAR)
    return tampilkan(request, "admin/layanan/papan/layanan_isian.html", judul, form=form, url_daftar=url)
