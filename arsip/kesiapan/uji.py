"""Restore drills: the list, one drill with its berita acara, and asking for one."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from arsip.actions.catat_uji import minta_uji
from arsip.forms.kesiapan import SaringanUjiForm
from arsip.models import Sumber, UjiPemulihan
from arsip.policies.kata import sebut_lama
from arsip.policies.kesiapan import KUNCI
from arsip.queries.uji import riwayat_uji, saring_uji
from lpse.alamat import alamat_ruang
from lpse.berkas.http import sajikan_asli
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu, sel_ya
from lpse.naskah import pastikan_pdf
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_CADANGAN
from lpse.pintu import sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

TERBARU, PER_HALAMAN = Order("created_at", falling=True), 25
KEPALA_CSV = ("Diuji pada", "Sumber", "Repositori", "Keadaan pada", "Lulus", "Lama (detik)", "Berita acara")


url_kesiapan = partial(alamat_ruang, "arsip_kesiapan")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of drills, newest first."""
    form = SaringanUjiForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_uji(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/arsip/kesiapan/daftar_uji.html",
        "Uji pemulihan",
        form=form,
        baris=[(uji, sebut_lama(uji.durasi)) for uji in halaman.rows],
        dasar=profil().dasar(KUNCI),
        kueri=urlencode(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=url_kesiapan("uji"),
        url_ekspor=url_kesiapan("uji_ekspor"),
        url_kesiapan=url_kesiapan(),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanUjiForm(request.GET).saringan
    rows = saring_uji(saringan).order_by("-created_at", "-pk").iterator(chunk_size=SEPOTONG)
    baris = (
        (
            *(sel_waktu(u.created_at), u.cadangan.sumber.nama, u.cadangan.repositori.nama),
            *(sel_waktu(u.cadangan.dari_saat), sel_ya(u.is_lulus)),
            *(f"{u.durasi.total_seconds():.0f}", u.naskah.nomor if u.naskah else ""),
        )
        for u in rows
    )
    return jawab_csv(
        "uji-pemulihan",
        KEPALA_CSV,
        baris,
        peristiwa="ujipemulihan.diekspor",
        oleh=petugas(request),
        **saringan | {"cari": "cari" in saringan},
    )


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """What one drill compared and what differed."""
    uji = _uji(kode)
    return tampilkan(
        request,
        "admin/arsip/kesiapan/uji.html",
        f"Uji pemulihan {uji.cadangan.sumber}",
        uji=uji,
        lama=sebut_lama(uji.durasi),
        taksiran=sebut_lama(uji.taksiran) if uji.taksiran > uji.durasi else "",
        boleh=petugas(request).has_perm(KELOLA_CADANGAN),
        dasar=profil().dasar(KUNCI),
        url_kembali=url_kesiapan("uji"),
    )


@sibuk_menjadi_503
@require_safe
def pdf(request: HttpRequest, kode: str) -> HttpResponseBase:
    """The berita acara as it was issued."""
    naskah = _uji(kode).naskah
    if naskah is None:
        raise Http404
    return sajikan_asli(pastikan_pdf(naskah.pk), f"{naskah.judul} {naskah.nomor}")


@require_POST
def minta(request: HttpRequest, kode: str) -> HttpResponse:
    """Ask for a drill of a source now."""
    sumber = get_object_or_404(Sumber.objects.aktif().select_related("repositori"), kode=kode)
    oleh = petugas(request)
    pekerjaan = tindak(request, sumber, "uji", lambda: minta_uji(sumber, oleh=oleh))
    if pekerjaan is None:
        return redirect(url_kesiapan())
    messages.success(request, "Uji pemulihan diantrekan. Halaman ini memperlihatkan kemajuannya.")
    return redirect("admin:arsip_pekerjaan_lihat", pekerjaan.kode)


def _uji(kode: str) -> UjiPemulihan:
    return get_object_or_404(riwayat_uji(), kode=kode)
