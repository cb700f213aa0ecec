"""The list of users, and the same as a file."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from lpse.paging import alamat_halaman, baca_kursor, read_page
from lpse.pengenal import samarkan
from lpse.peran import KELOLA_SPSE
from lpse.situs_admin import petugas, tampilkan
from registrasi.forms.spse import SaringanPenggunaForm
from registrasi.models import PenggunaSPSE
from registrasi.queries.pengguna import label_jenis, saring
from registrasi.spse.bersama import url_daftar
from registrasi.spse.ekspor import jawab_ekspor

PER_HALAMAN = 25
BENTUK = ("csv", "xlsx")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the users under the filters of the query string."""
    form = SaringanPenggunaForm(request.GET)
    saringan = form.saringan
    kursor = baca_kursor(request)
    halaman = read_page(saring(saringan), saringan.urutan, size=PER_HALAMAN, **kursor)
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/registrasi/spse/daftar.html",
        "Pengguna SPSE",
        form=form,
        is_disaring=bool(params),
        baris=[(p, label_jenis(p.jenis), _npwp(p)) for p in halaman.rows],
        semua=",".join(p.kode for p in halaman.rows),
        kueri=urlencode(params),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        boleh_kelola=petugas(request).has_perm(KELOLA_SPSE),
    )


def _npwp(pengguna: PenggunaSPSE) -> str:
    return samarkan(pengguna.penyedia.npwp16) if pengguna.penyedia else ""


@require_safe
def ekspor(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """Everything the filters leave, as CSV or XLSX; the export is a trail row of its own."""
    if bentuk not in BENTUK:
        raise Http404
    form = SaringanPenggunaForm(request.GET)
    if not form.is_valid():
        return redirect(f"{url_daftar()}?{request.GET.urlencode()}")
    return jawab_ekspor(form.saringan, bentuk, petugas(request))
