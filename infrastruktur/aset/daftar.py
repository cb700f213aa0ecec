"""The list of assets: filtered, searched, exported, and labels for those chosen."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from infrastruktur.aset.bersama import url
from infrastruktur.aset.buku import jawab_buku
from infrastruktur.forms.aset import SaringanAsetForm
from infrastruktur.models import Aset
from infrastruktur.naskah.label_aset import build_label_aset
from infrastruktur.queries.aset import saring
from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.label import LABEL_TERBANYAK
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_ASET
from lpse.situs_admin import petugas, tampilkan

PER_HALAMAN = 25
MENURUT_KODE = Order("kode")
KEPALA = (
    "Kode",
    "Register",
    "Nomor inventaris",
    "Nama",
    "Sub klasifikasi",
    "Jenis",
    "Nomor seri",
    "Pemilik",
    "Pemegang",
    "Lokasi",
    "C",
    "I",
    "A",
    "Nilai",
    "Kelas",
    "Status",
)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Assets by their codes."""
    form = SaringanAsetForm(request.GET)
    saringan = form.saringan
    params = saringan.as_params()
    halaman = read_page(saring(saringan), MENURUT_KODE, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/infrastruktur/aset/daftar.html",
        "Aset",
        form=form,
        baris=halaman.rows,
        is_tersaring=bool(params),
        kueri=urlencode(params),
        boleh_kelola=petugas(request).has_perm(KELOLA_ASET),
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; numbers of persons are not in it."""
    saringan = SaringanAsetForm(request.GET).saringan
    rows = saring(saringan).order_by("kode").iterator(chunk_size=SEPOTONG)
    rincian = saringan.as_rincian()
    return jawab_csv(
        "aset", KEPALA, map(_sel, rows), peristiwa="aset.diekspor", oleh=petugas(request), **rincian
    )


def _sel(aset: Aset) -> tuple[Any, ...]:
    siapa = (aset.pemilik, aset.pemegang, aset.lokasi.nama if aset.lokasi else "")
    cia = (aset.kerahasiaan, aset.keutuhan, aset.ketersediaan)
    apa = (aset.nama, aset.sub_klasifikasi, aset.jenis, aset.nomor_seri)
    awal = (aset.kode, aset.get_register_display(), aset.nomor_inventaris)
    return (*awal, *apa, *siapa, *cia, aset.nilai, aset.nama_kelas, aset.get_status_display())


@require_safe
def ekspor_buku(request: HttpRequest) -> HttpResponseBase:
    """All registers as one workbook, the numbers of persons among them."""
    return jawab_buku(petugas(request))


@require_safe
def buku_contoh(request: HttpRequest) -> HttpResponseBase:
    """The same workbook with its headings alone, to be filled in."""
    return jawab_buku(petugas(request), kosong=True)


@require_safe
def label(request: HttpRequest) -> HttpResponseBase:
    """Labels of the assets that were ticked, in the order of their codes."""
    kode = request.GET.getlist("kode")
    if not kode or len(kode) > LABEL_TERBANYAK:
        kurang = "Centang dulu aset yang hendak diberi label."
        lebih = f"Paling banyak {LABEL_TERBANYAK} label sekali cetak."
        messages.error(request, lebih if kode else kurang)
        return redirect(url())
    pilihan = [satu.replace("\0", "").upper() for satu in kode]
    aset = list(Aset.objects.filter(kode__in=pilihan).order_by("kode"))
    if not aset:
        messages.error(request, "Aset yang dipilih tidak ditemukan. Pilih lagi dari daftar.")
        return redirect(url())
    jawaban = HttpResponse(build_label_aset(aset), content_type="application/pdf")
    jawaban["Content-Disposition"] = 'inline; filename="label-aset.pdf"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
