"""LKPP's access: who may watch with what, what was asked, giving access and taking it back."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from infrastruktur.actions.akses import beri_akses, cabut_akses
from infrastruktur.forms.akses import AksesForm, SaringanPanggilanForm
from infrastruktur.queries.akses import pemakaian_token, pemantau, saring_panggilan, token_pemantauan
from lpse.alamat import alamat_ruang
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_AKSES_LKPP
from lpse.pintu import isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

NAMA = "infrastruktur_akses"
TERBARU = Order("pada", falling=True)
KEPALA_CSV = ("Waktu", "Akses", "Pemilik", "Cara", "Alamat yang diminta", "Status", "Dari jaringan")
WARNA = {"Berlaku": "hijau", "Menunggu diambil": "kuning"}


url_akses = partial(alamat_ruang, NAMA)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The tokens with how often they are used, and one page of calls."""
    form = SaringanPanggilanForm(request.GET)
    saringan, kueri, kursor = form.saringan, form.kueri, baca_kursor(request)
    rows = saring_panggilan(saringan)
    halaman = read_page(rows, TERBARU, after=kursor["after"], before=kursor["before"])
    return tampilkan(
        request,
        "admin/infrastruktur/akses/daftar.html",
        "Akses LKPP",
        token=[(t, WARNA.get(t.keadaan, "abu")) for t in pemakaian_token(timezone.now())],
        form=form,
        baris=halaman.rows,
        ada_saringan=bool(saringan),
        boleh=petugas(request).has_perm(KELOLA_AKSES_LKPP),
        dasar=profil().dasar("infrastruktur.akses_lkpp"),
        url_sebelum=alamat_halaman(kueri, before=halaman.before),
        url_sesudah=alamat_halaman(kueri, after=halaman.after),
        url_daftar=url_akses(),
        url_ekspor=url_akses("ekspor") + alamat_halaman(kueri, token=kueri.get("token", "")),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every call the filters leave, as CSV."""
    saringan = SaringanPanggilanForm(request.GET).saringan
    return jawab_csv(
        "akses-lkpp",
        KEPALA_CSV,
        _baris(saringan),
        peristiwa="panggilan_pemantauan.diekspor",
        oleh=petugas(request),
        # Of what an address may hold as typed, only that it was asked for.
        **{nama: str(nilai) for nama, nilai in saringan.items()} | {"token": "token" in saringan},
    )


def _baris(saringan: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    for satu in saring_panggilan(saringan).order_by("-pada", "-pk").iterator(chunk_size=SEPOTONG):
        yield (
            *(sel_waktu(satu.pada), satu.token.nama, str(satu.token.akun), satu.metode),
            *(satu.jalur, satu.status, satu.alamat),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def beri(request: HttpRequest) -> HttpResponse:
    """Give one of LKPP's people access; they alone get the secret."""
    oleh = petugas(request)
    form = AksesForm(isian(request))
    if form.is_valid():
        pemilik = form.cleaned_data["pemilik"]
        if tindak(request, pemilik, "beri_akses", lambda: beri_akses(oleh=oleh, **form.kolom)) is not None:
            messages.success(request, f"Akses disiapkan. {pemilik} disurati untuk mengambil tokennya.")
            return redirect(url_akses())
    return tampilkan(
        request,
        "admin/infrastruktur/akses/beri.html",
        "Beri akses LKPP",
        form=form,
        ada_pemantau=pemantau().exists(),
        url_daftar=url_akses(),
    )


@require_POST
def cabut(request: HttpRequest, kode: str) -> HttpResponse:
    """Take one access back."""
    token = get_object_or_404(token_pemantauan().select_related("akun"), kode=kode)
    oleh = petugas(request)
    if tindak(request, token, "cabut_akses", lambda: cabut_akses(token.pk, oleh=oleh)) is not None:
        messages.success(request, f"Akses “{token}” dicabut; panggilan berikutnya ditolak.")
    return redirect(url_akses())
