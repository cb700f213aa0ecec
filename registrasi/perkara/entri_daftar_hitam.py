"""The list of sanctions, one sanction, and the list as CSV."""

from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.jejak import catat_lihat
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pengenal import samarkan
from lpse.peran import KELOLA_DAFTAR_HITAM
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini
from registrasi.daftar_hitam import kueri
from registrasi.forms.daftar_hitam import SaringanEntriForm
from registrasi.models import CocokDaftarHitam, EntriDaftarHitam
from registrasi.perkara.csv_daftar_hitam import KEPALA_ENTRI, baris_entri

NAMA_DAFTAR = "registrasi_daftar_hitam"
NAMA_ENTRI = "registrasi_daftar_hitam_entri"
PER_HALAMAN = 25
TERBARU = Order(falling=True)
MAKS_TEMUAN = 50
M = TypeVar("M", bound=Model)


def halaman(
    request: HttpRequest, rows: QuerySet[M], urutan: Order, params: dict[str, str]
) -> tuple[list[M], dict[str, Any]]:
    """One page of a list and the addresses of its neighbours under the same filters."""
    kursor = baca_kursor(request)
    page = read_page(rows, urutan, size=PER_HALAMAN, **kursor)
    return page.rows, {
        "url_sebelum": alamat_halaman(params, before=page.before),
        "url_sesudah": alamat_halaman(params, after=page.after),
        "kueri": urlencode(params),
    }


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the sanctions under the filters of the query string, the latest taken in first."""
    form = SaringanEntriForm(request.GET)
    saringan, hari = form.saringan, hari_ini()
    rows, letak = halaman(request, kueri.entri(saringan), TERBARU, saringan.as_params())
    return tampilkan(
        request,
        "admin/registrasi/daftar_hitam.html",
        "Daftar hitam",
        form=form,
        baris=[(e, e.is_berlaku(hari), samarkan(e.npwp16 or "")) for e in rows],
        boleh_impor=petugas(request).has_perm(KELOLA_DAFTAR_HITAM),
        **letak,
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every sanction that the filters leave, as CSV."""
    form = SaringanEntriForm(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse(f'admin:{NAMA_DAFTAR}')}?{request.GET.urlencode()}")
    saringan = form.saringan
    rows = kueri.entri(saringan).order_by("-pk")
    rincian = {"keadaan": saringan.keadaan, "dicari": bool(saringan.cari)}
    return jawab_csv(
        "daftar-hitam",
        KEPALA_ENTRI,
        map(baris_entri, rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="daftar_hitam.diekspor",
        oleh=petugas(request),
        **rincian,
    )


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One sanction as delivered, and whom of ours it seems to mean. The look is recorded."""
    entri = get_object_or_404(EntriDaftarHitam.objects.select_related("impor", "impor__oleh"), kode=kode)
    catat_lihat(entri, oleh=petugas(request))
    rows = kueri.lengkap(CocokDaftarHitam.objects.filter(entri=entri)).order_by("-pk")[:MAKS_TEMUAN]
    return tampilkan(
        request,
        "admin/registrasi/daftar_hitam_entri.html",
        f"SK {entri.no_sk}",
        entri=entri,
        is_berlaku=entri.is_berlaku(hari_ini()),
        temuan=[(c, kueri.subjek(c)) for c in rows],
    )
