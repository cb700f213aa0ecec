"""The bundle for an audit: asked for, watched while it is made, downloaded with its SHA-256."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from lpse.aturan import AturanDilanggar
from lpse.berkas.http import sajikan_asli
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import KONFLIK
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.kepatuhan import catat_unduhan, minta_bundel
from sekretariat.enums.kepatuhan import StatusBundel
from sekretariat.forms.kepatuhan import PeriodeForm, SaringanBundelForm
from sekretariat.kepatuhan.bersama import url
from sekretariat.models import BundelKepatuhan

PER_HALAMAN = 25
TERBARU = Order("diminta_pada", falling=True)
KEPALA = ("Periode", "Keadaan", "Diminta", "Oleh", "Selesai", "SHA-256", "Sebab gagal")
WARNA = {StatusBundel.ANTRE: "biru", StatusBundel.SIAP: "hijau", StatusBundel.GAGAL: "merah"}


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest) -> HttpResponse:
    """The bundles that the filters leave, newest first, and the form that asks for one."""
    saring = SaringanBundelForm(request.GET)
    saringan = saring.saringan
    form = PeriodeForm(request.POST if request.method == "POST" else request.GET)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            bundel = minta_bundel(form.periode_terpilih, oleh=petugas(request))
        except AturanDilanggar as galat:
            messages.error(request, str(galat))
            status = KONFLIK
        else:
            messages.success(request, "Bundel sedang disusun. Halaman ini menunjukkan kemajuannya.")
            return redirect(url("bundel_lihat", bundel.kode))
    halaman = read_page(_saring(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/sekretariat/kepatuhan/bundel.html",
        "Bundel kepatuhan",
        status=status,
        form=form,
        baris=[(satu, WARNA[StatusBundel(satu.status)]) for satu in halaman.rows],
        saring=saring,
        kueri=urlencode(saringan),
        url_ikhtisar=url(),
        url_daftar=url("bundel"),
        url_ekspor=url("bundel_ekspor"),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
    )


def _saring(saringan: dict[str, str]) -> "QuerySet[BundelKepatuhan]":
    rows = BundelKepatuhan.objects.select_related("diminta_oleh", "berkas")
    if "status" in saringan:
        rows = rows.filter(status=saringan["status"])
    return rows.filter(periode__startswith=saringan["tahun"]) if "tahun" in saringan else rows


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The bundles that the filters leave, with their digests, as CSV."""
    saringan = SaringanBundelForm(request.GET).saringan
    rows = _saring(saringan).order_by("-diminta_pada", "-pk").iterator(chunk_size=SEPOTONG)
    baris = (
        (
            *(b.periode, b.get_status_display(), sel_waktu(b.diminta_pada), b.diminta_oleh),
            *(sel_waktu(b.selesai_pada), b.berkas.sha256 if b.berkas else "", b.galat),
        )
        for b in rows
    )
    return jawab_csv(
        "bundel-kepatuhan",
        KEPALA,
        baris,
        peristiwa="bundelkepatuhan.diekspor",
        oleh=petugas(request),
        **saringan,
    )


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One bundle: how far it is, and once it is there its SHA-256."""
    bundel = _bundel(kode)
    return tampilkan(
        request,
        "admin/sekretariat/kepatuhan/bundel_lihat.html",
        f"Bundel kepatuhan {bundel.periode}",
        bundel=bundel,
        warna=WARNA[StatusBundel(bundel.status)],
        url_ikhtisar=url(periode=bundel.periode),
    )


@require_safe
def unduh(request: HttpRequest, kode: str) -> HttpResponseBase:
    """The PDF as it was stored; 404 while there is none."""
    bundel = _bundel(kode)
    if bundel.berkas is None:
        raise Http404
    catat_unduhan(bundel, bundel.berkas, oleh=petugas(request))
    return sajikan_asli(bundel.berkas, f"bundel-kepatuhan-{bundel.periode}")


def _bundel(kode: str) -> BundelKepatuhan:
    semua = BundelKepatuhan.objects.select_related("diminta_oleh", "berkas")
    return get_object_or_404(semua, kode=kode)
