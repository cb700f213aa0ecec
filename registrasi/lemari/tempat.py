"""The unit's rooms and stores for paper: a short list, kept by whoever keeps the archive."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from lpse.ekspor import jawab_csv, sel_ya
from lpse.models import Lokasi
from lpse.peran import KELOLA_ARSIP
from lpse.pintu import isian, tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.forms.arsip import TempatForm
from registrasi.models import ButirArsip

NAMA_TEMPAT = "registrasi_arsip_tempat"
PALING_BANYAK = 500
KEPALA = ("Kode", "Ruang", "Keterangan", "Berisi dokumen")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every room, and whether documents lie there."""
    return tampilkan(
        request,
        "admin/registrasi/arsip/tempat.html",
        "Tempat arsip kertas",
        ruang=_ruang(),
        boleh_kelola=petugas(request).has_perm(KELOLA_ARSIP),
    )


def _ruang() -> list[tuple[Lokasi, bool]]:
    ruang = list(Lokasi.objects.order_by("nama", "pk")[:PALING_BANYAK])
    terisi = ButirArsip.objects.filter(lokasi__in=ruang).order_by().values_list("lokasi", flat=True)
    dipakai = set(terisi.distinct())
    return [(satu, satu.pk in dipakai) for satu in ruang]


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every room as CSV."""
    baris = ((r.kode, r.nama, r.keterangan, sel_ya(terisi)) for r, terisi in _ruang())
    return jawab_csv("tempat-arsip", KEPALA, baris, peristiwa="lokasi.diekspor", oleh=petugas(request))


@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    """Add a room."""
    return _simpan(request, None, "Tambah ruang")


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest) -> HttpResponse:
    """Change the code, name or note of the room that `?kode=` names: a code may hold any sign."""
    kode = request.GET.get("kode", "").replace("\0", "")
    lokasi = get_object_or_404(Lokasi, kode__iexact=kode)
    return _simpan(request, lokasi, f"Ubah {lokasi.nama}")


def _simpan(request: HttpRequest, lokasi: Lokasi | None, judul: str) -> HttpResponse:
    oleh = petugas(request)
    awal = {n: getattr(lokasi, n) for n in ("kode", "nama", "keterangan")} if lokasi else None
    form = TempatForm(isian(request), initial=awal)
    if request.method == "POST" and form.is_valid():
        hasil = tindak(
            request,
            lokasi or oleh,
            "simpan_tempat",
            lambda: actions.simpan_tempat(lokasi, oleh=oleh, **form.cleaned_data),
        )
        if hasil is not None:
            messages.success(request, f"{hasil.nama} tersimpan.")
            return redirect(f"admin:{NAMA_TEMPAT}")
    return tampilkan(request, "admin/registrasi/arsip/tempat_isian.html", judul, form=form, lokasi=lokasi)
