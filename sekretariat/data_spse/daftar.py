"""The list of imports, the same as a file, and handing files in."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, jawab_xlsx, sel_waktu
from lpse.lembar import LembarTidakTerbaca
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_DATA_SPSE
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import awal_hari
from sekretariat.actions.spse import terima_kiriman
from sekretariat.alur.spse import DASAR
from sekretariat.data_spse.bersama import PER_HALAMAN, url, warna
from sekretariat.forms.data_spse import KirimForm, SaringanKirimanForm
from sekretariat.models import KirimanSPSE
from sekretariat.queries.spse import SaringanKiriman, saring_kiriman

TERBARU = Order("dibuat_pada", falling=True)
KEPALA = (
    *("Berkas", "Jenis data", "Status", "Sumber", "Dikirim pada", "Dikirim oleh", "Ditarik dari SPSE pada"),
    *("Dibaca", "Baru", "Berubah", "Sama", "Ditolak", "Pagu", "HPS", "Nilai kontrak", "SHA-256"),
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Imports, the newest first."""
    form = SaringanKirimanForm(request.GET)
    saringan = form.saringan
    params = saringan.as_params()
    halaman = read_page(saring_kiriman(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/sekretariat/data_spse/daftar.html",
        "Data SPSE",
        form=form,
        baris=[(k, warna(k)) for k in halaman.rows],
        is_disaring=bool(params),
        kueri=urlencode(params),
        boleh_kelola=petugas(request).has_perm(KELOLA_DATA_SPSE),
        dasar=profil().dasar(DASAR),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest, *, bentuk: str) -> HttpResponseBase:
    """All the imports that the filters leave; the export is a trail row of its own."""
    form = SaringanKirimanForm(request.GET)
    if not form.is_valid():
        return redirect(f"{url()}?{request.GET.urlencode()}")
    saringan = form.saringan
    jawab = jawab_xlsx if bentuk == "xlsx" else jawab_csv
    return jawab(
        *("kiriman-data-spse", KEPALA, _sel(saringan)),
        peristiwa="kiriman_spse.diekspor",
        oleh=petugas(request),
        **saringan.as_rincian(),
    )


def _sel(saringan: SaringanKiriman) -> Iterator[tuple[Any, ...]]:
    for k in saring_kiriman(saringan).order_by("-dibuat_pada", "-pk").iterator(chunk_size=SEPOTONG):
        apa = (k.nama_berkas, k.get_jenis_display(), k.get_status_display(), k.get_sumber_display())
        kapan = (sel_waktu(k.dibuat_pada), str(k.dikirim_oleh or ""), sel_waktu(k.ditarik_pada))
        yield (
            *(*apa, *kapan, k.dibaca, k.baru, k.berubah, k.sama, k.ditolak),
            *(k.pagu, k.hps, k.kontrak, k.sha256),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def kirim(request: HttpRequest) -> HttpResponse:
    """Hand files in; each is checked by itself, in the background."""
    form = KirimForm(request.POST, _berkas(request)) if request.method == "POST" else KirimForm()
    if request.method == "POST" and form.is_valid():
        diterima = _terima(request, form)
        if len(diterima) == 1:
            return redirect(url("lihat", diterima[0].kode))
        if diterima:
            messages.success(request, f"{len(diterima)} berkas diterima dan sedang diperiksa.")
            return redirect(url())
    return tampilkan(
        request,
        "admin/sekretariat/data_spse/kirim.html",
        "Kirim data SPSE",
        form=form,
        dasar=profil().dasar(DASAR),
    )


def _berkas(request: HttpRequest) -> Any:
    # A field of several files reads them all, a plain dictionary as well as Django's own.
    return {"berkas": request.FILES.getlist("berkas")}


def _terima(request: HttpRequest, form: KirimForm) -> list[KirimanSPSE]:
    """Take in what can be taken; what cannot is told, beside the field where nothing came in."""
    ditarik, diterima, salah = form.cleaned_data["ditarik"], [], []
    for berkas in form.cleaned_data["berkas"]:
        try:
            kiriman = terima_kiriman(
                berkas.file,
                berkas.name,
                oleh=petugas(request),
                ditarik_pada=awal_hari(ditarik) if ditarik else None,
            )
        except LembarTidakTerbaca as galat:
            salah.append(f"{berkas.name}: {galat}")
        else:
            diterima.append(kiriman)
    for kalimat in salah:
        if diterima:
            messages.error(request, kalimat)
        else:
            form.add_error("berkas", kalimat)
    return diterima
