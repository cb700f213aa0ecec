"""Where assets stand: the unit's places, and which of them is the server room."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions.tempat_aset import simpan_tempat_aset
from infrastruktur.aset.bersama import jalankan, url
from infrastruktur.forms.aset import TempatForm
from infrastruktur.models import Aset
from lpse.ekspor import jawab_csv, sel_ya
from lpse.models import Lokasi
from lpse.peran import KELOLA_ASET
from lpse.pintu import isian
from lpse.situs_admin import petugas, tampilkan

PALING_BANYAK = 500
KEPALA = ("Kode", "Lokasi", "Keterangan", "Ruang server", "Aset")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every place, and how many assets stand there."""
    return tampilkan(
        request,
        "admin/infrastruktur/aset/tempat.html",
        "Lokasi",
        baris=_tempat(),
        boleh_kelola=petugas(request).has_perm(KELOLA_ASET),
        url_daftar=url(),
        url_ekspor=url("tempat_ekspor"),
    )


def _tempat() -> list[tuple[Lokasi, int]]:
    tempat = list(Lokasi.objects.order_by("nama", "pk")[:PALING_BANYAK])
    banyak = dict(Aset.objects.ada().filter(lokasi__in=tempat).values_list("lokasi").annotate(Count("pk")))
    return [(satu, banyak.get(satu.pk, 0)) for satu in tempat]


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every place as CSV."""
    baris = ((t.kode, t.nama, t.keterangan, sel_ya(t.is_ruang_server), banyak) for t, banyak in _tempat())
    return jawab_csv("lokasi-aset", KEPALA, baris, peristiwa="lokasi.diekspor", oleh=petugas(request))


@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    """Add a place."""
    return _simpan(request, None, "Tambah lokasi")


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest) -> HttpResponse:
    """Change the place that `?kode=` names: a code may hold any sign."""
    lokasi = get_object_or_404(Lokasi, kode__iexact=request.GET.get("kode", "").replace("\0", ""))
    return _simpan(request, lokasi, f"Ubah {lokasi.nama}")


def _simpan(request: HttpRequest, lokasi: Lokasi | None, judul: str) -> HttpResponse:
    kolom = ("kode", "nama", "keterangan", "is_ruang_server")
    awal = {nama: getattr(lokasi, nama) for nama in kolom} if lokasi else None
    form, oleh = TempatForm(isian(request), initial=awal), petugas(request)
    return jalankan(
        request,
        lokasi or oleh,
        form,
        lambda: simpan_tempat_aset(lokasi, oleh=oleh, **form.cleaned_data),
        tindakan="simpan_tempat",
        judul=judul,
        selesai="Lokasi tersimpan.",
        kembali=url("tempat"),
    )
