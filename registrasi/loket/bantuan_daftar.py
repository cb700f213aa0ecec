"""The list of help at the counter, current and past: filtered, searched, exported."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from lpse.baca_saja import Sel
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.paging import alamat_halaman, baca_kursor, read_page
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import jam, tanggal
from registrasi.enums.bantuan import StatusBantuan
from registrasi.forms.bantuan import SaringanBantuanForm
from registrasi.loket.bersama_bantuan import NAMA_DAFTAR, url_bantuan
from registrasi.models import BantuanPendaftaran
from registrasi.policies.bantuan import dasar_bantuan
from registrasi.queries.bantuan import TERBARU, SaringanBantuan, saring_bantuan

PER_HALAMAN = 25
KEPALA = ("Pemohon", "Surel", "Petugas", "Mulai", "Keadaan")
KEPALA_CSV = ("Pemohon", "Surel", "Petugas", "Diminta", "Diizinkan", "Berakhir", "Keadaan")


def _baca_saringan(request: HttpRequest) -> tuple[SaringanBantuanForm, SaringanBantuan]:
    """The filters of the query string; what cannot be understood is left out and told beside its field."""
    form = SaringanBantuanForm(request.GET)
    return form, SaringanBantuan(**form.terisi)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the list under the filters of the query string."""
    form, saringan = _baca_saringan(request)
    kursor = baca_kursor(request)
    halaman = read_page(saring_bantuan(saringan, petugas(request)), TERBARU, size=PER_HALAMAN, **kursor)
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/registrasi/bantuan/daftar.html",
        "Bantuan mendaftar",
        form=form,
        saringan=saringan,
        kepala=KEPALA,
        baris=[(url_bantuan(b), _baris(b)) for b in halaman.rows],
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        kueri=urlencode(params),
        dasar=dasar_bantuan(),
    )


def _warna(bantuan: BantuanPendaftaran) -> str:
    """The colour of its tag: at work, done by being handed over, ended in another way."""
    if bantuan.is_hidup:
        return "biru" if bantuan.status == StatusBantuan.BERJALAN else "kuning"
    return "hijau" if bantuan.status == StatusBantuan.DISERAHKAN else "abu"


def _baris(b: BantuanPendaftaran) -> list[Sel]:
    return [
        Sel("Pemohon", b.nama),
        Sel("Surel", b.email),
        Sel("Petugas", str(b.petugas)),
        Sel("Mulai", f"{tanggal(b.created_at)} pukul {jam(b.created_at)}"),
        Sel("Keadaan", b.keadaan, _warna(b)),
    ]


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV; the export is a trail row, committed before the first byte."""
    form, saringan = _baca_saringan(request)
    if form.errors:
        return redirect(f"{reverse(f'admin:{NAMA_DAFTAR}')}?{request.GET.urlencode()}")
    rows = saring_bantuan(saringan, petugas(request)).order_by(*(f"-{k}" for k in TERBARU.columns))
    return jawab_csv(
        "bantuan-mendaftar",
        KEPALA_CSV,
        (_sel_csv(b) for b in rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="bantuan.diekspor",
        oleh=petugas(request),
        **saringan.as_rincian(),
    )


def _sel_csv(b: BantuanPendaftaran) -> tuple[Any, ...]:
    saat = (b.created_at, b.diizinkan_pada, b.selesai_pada)
    waktu = (sel_waktu(s) for s in saat)
    return (b.nama, b.email, str(b.petugas), *waktu, b.keadaan)
