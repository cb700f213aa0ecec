"""The list of bookings, one booking with its steps, and booking for somebody at the counter."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.actions import pemesanan as tindakan
from layanan.alur.tempat import ALUR_PEMESANAN
from layanan.enums.tempat import StatusPemesanan
from layanan.enums.tempat import TindakanPemesanan as T
from layanan.forms.ruang import AlasanForm, PesanLoketForm, PindahForm, SaringanPemesananForm
from layanan.models import PemesananRuang, Ruang
from layanan.policies.ruang import jawab_sampai
from layanan.queries.ruang import ruang_tersedia, saring_pemesanan
from layanan.tempat.bersama import (
    PEMESANAN,
    PER_HALAMAN,
    dengan_pemesanan,
    dengan_ruang,
    perlu_ruang,
    url_pemesanan,
)
from lpse.baca_saja import Sel
from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.jejak import catat_lihat
from lpse.kalender import kalender
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import KONFLIK, View, isian, tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import setempat, tanggal

TERBARU = Order(falling=True)
KEPALA = ("Kode", "Pemesan", "Ruang", "Waktu", "Status")
KEPALA_CSV = (
    "Kode",
    "Ruang",
    "Tanggal",
    "Mulai",
    "Selesai",
    "Kursi",
    "Orang",
    "Keperluan",
    "Instansi",
    "Status",
)


@perlu_ruang
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the bookings, newest first."""
    form = SaringanPemesananForm(request.GET, ruang=ruang_tersedia())
    saringan = form.saringan
    halaman = read_page(saring_pemesanan(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/layanan/ruang/daftar.html",
        "Pemesanan ruang",
        form=form,
        kepala=KEPALA,
        baris=[(url_pemesanan(p), _sel(p)) for p in halaman.rows],
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        kueri=urlencode(params),
    )


def _sel(p: PemesananRuang) -> list[Sel]:
    return [
        Sel("Kode", p.kode_datang),
        Sel("Pemesan", f"{p.nama}, {p.instansi}" if p.instansi else p.nama),
        Sel("Ruang", p.ruang.nama),
        Sel("Waktu", f"{tanggal(p.mulai)}, {p.sebutan_jam}"),
        Sel("Status", p.get_status_display(), warna(p.status)),
    ]


def warna(status: str) -> str:
    """The colour of a tag whose status has none of its own."""
    return {"menunggu": "kuning", "hadir": "hijau", "tidak_hadir": "abu", "dibatalkan": "abu"}.get(
        status, status
    )


@perlu_ruang
@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave; who booked is not in it, which body they came from is."""
    saringan = SaringanPemesananForm(request.GET, ruang=ruang_tersedia()).saringan
    rows = saring_pemesanan(saringan).order_by("-pk")
    rincian = {**saringan.as_params(), "cari": bool(saringan.cari)}
    return jawab_csv(
        "pemesanan-ruang",
        KEPALA_CSV,
        _baris_csv(rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="pemesanan_ruang.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _baris_csv(rows: Iterator[PemesananRuang]) -> Iterator[tuple[object, ...]]:
    for p in rows:
        mulai, selesai = setempat(p.mulai), setempat(p.selesai)
        yield (
            *(p.kode_datang, p.ruang.nama, f"{mulai:%Y-%m-%d}", f"{mulai:%H:%M}", f"{selesai:%H:%M}"),
            *(p.sebutan_kursi, p.jumlah, p.get_keperluan_display(), p.instansi, p.get_status_display()),
        )


# --- One booking -------------------------------------------------------------------------------------


@require_safe
@dengan_pemesanan
def satu(request: HttpRequest, pemesanan: PemesananRuang) -> HttpResponse:
    """Who, when, where and what for, with the steps that are open. The look is recorded."""
    catat_lihat(pemesanan, oleh=petugas(request))
    terbuka = ALUR_PEMESANAN.terbuka(pemesanan, petugas(request))
    return tampilkan(
        request,
        "admin/layanan/ruang/satu.html",
        f"Pemesanan {pemesanan.kode_datang}",
        pemesanan=pemesanan,
        warna=warna(pemesanan.status),
        terbuka={t.value for t in terbuka if t != T.TIDAK_HADIRKAN or pemesanan.is_mulai},
        jawab_sampai=jawab_sampai(pemesanan, kalender())
        if pemesanan.status == StatusPemesanan.DIAJUKAN
        else None,
        kunjungan=getattr(pemesanan, "kunjungan", None),
        url_daftar=reverse(f"admin:{PEMESANAN}"),
    )


def _tekan(act: Callable[..., Any], nama: str, kalimat: str) -> View:
    """A button that does one act and leads back to the booking."""

    @require_POST
    @dengan_pemesanan
    def view(request: HttpRequest, pemesanan: PemesananRuang) -> HttpResponse:
        if tindak(request, pemesanan, nama, lambda: act(pemesanan.pk, oleh=petugas(request))):
            messages.success(request, kalimat)
        return redirect(url_pemesanan(pemesanan))

    return view


def _beralasan(act: Callable[..., Any], judul: str, kalimat: str) -> View:
    """A step with a reason that the person who booked reads."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @dengan_pemesanan
    def view(request: HttpRequest, pemesanan: PemesananRuang) -> HttpResponse:
        form, status = AlasanForm(isian(request)), 200
        if form.is_valid():
            isi = {"oleh": petugas(request), "alasan": form.cleaned_data["alasan"]}
            if tindak(request, pemesanan, judul.lower(), lambda: act(pemesanan.pk, **isi)):
                messages.success(request, kalimat)
                return redirect(url_pemesanan(pemesanan))
            status = KONFLIK
        return _langkah(request, pemesanan, form, judul, status)

    return view


def _langkah(
    request: HttpRequest, pemesanan: PemesananRuang, form: Any, judul: str, status: int = 200
) -> HttpResponse:
    return tampilkan(
        request,
        "admin/layanan/ruang/langkah.html",
        f"{judul} pemesanan {pemesanan.kode_datang}",
        status=status,
        pemesanan=pemesanan,
        form=form,
        tombol=judul,
        url_kembali=url_pemesanan(pemesanan),
    )


setujui = _tekan(tindakan.setujui_pemesanan, "setujui", "Disetujui. Pemesan diberi tahu lewat surel.")
tidak_hadir = _tekan(
    tindakan.tidak_hadirkan_pemesanan, "tidak_hadirkan", "Dicatat tidak hadir. Kursinya dapat dipakai."
)
tolak = _beralasan(tindakan.tolak_pemesanan, "Tolak", "Ditolak. Alasannya dikirim kepada pemesan.")
batal = _beralasan(
    tindakan.batalkan_oleh_petugas, "Batalkan", "Dibatalkan. Alasannya dikirim kepada pemesan."
)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pemesanan
def pindah(request: HttpRequest, pemesanan: PemesananRuang) -> HttpResponse:
    """Another room or time; the booking is approved with it."""
    data = isian(request)
    form = PindahForm(data, ruang=ruang_tersedia(), pemesanan=pemesanan, kerja=kalender())
    status = 200
    if form.is_valid():
        isi = {
            "kode": form.cleaned_data["ruang"],
            "mulai": form.saat("mulai"),
            "selesai": form.saat("selesai"),
        }
        if tindak(
            request,
            pemesanan,
            "pindahkan",
            lambda: tindakan.pindahkan_pemesanan(pemesanan.pk, oleh=petugas(request), **isi),
        ):
            messages.success(request, "Dipindahkan. Pemesan diberi tahu lewat surel.")
            return redirect(url_pemesanan(pemesanan))
        status = KONFLIK
    return _langkah(request, pemesanan, form, "Pindahkan", status)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_ruang
def pesan(request: HttpRequest, ruang: Ruang) -> HttpResponse:
    """Book for somebody who stands here or is on the phone; approved at once."""
    form = PesanLoketForm(
        isian(request),
        ruang=ruang,
        kerja=kalender(),
        initial={"tanggal": request.GET.get("tanggal", "")},
    )
    status = 200
    if form.is_valid():
        oleh = petugas(request)
        pemesanan = tindak(
            request, ruang, "pesan", lambda: tindakan.pesan_di_loket(ruang.kode, form.isian, oleh=oleh)
        )
        if pemesanan:
            messages.success(request, f"Dipesankan. Kode pemesanannya {pemesanan.kode_datang}.")
            return redirect(url_pemesanan(pemesanan))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/layanan/ruang/pesan.html",
        f"Pesankan {ruang.nama}",
        status=status,
        form=form,
        ruang=ruang,
    )
