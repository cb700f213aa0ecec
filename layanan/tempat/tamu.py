"""The guest book: one screen for coming and going, one page a visit, the list of all visits."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions import tamu as tindakan
from layanan.forms.tamu import KodeDatangForm, SaringanTamuForm, TamuForm
from layanan.models import Kunjungan
from layanan.policies.ruang import ada_ruang
from layanan.policies.tamu import is_tertinggal, nama_tampil, samarkan_nama, telepon_tampil
from layanan.queries.tamu import di_dalam, pengunjung_lama, saring_kunjungan
from layanan.tempat.bersama import PER_HALAMAN, TAMU, TAMU_DAFTAR, url_tamu
from lpse.aturan import AturanDilanggar
from lpse.baca_saja import Sel
from lpse.ekspor import SEPOTONG, jawab_csv
from lpse.jejak import catat_penolakan
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import KONFLIK, isian, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import jam, setempat, tanggal

TERBARU = Order(falling=True)
# A unit holds no more people than this; the list has the rest.
TAMPIL_DI_DALAM = 50
KEPALA = ("Tamu", "Telepon", "Keperluan", "Masuk", "Keluar")
KEPALA_CSV = ("Masuk", "Keluar", "Nama", "Instansi", "Orang", "Keperluan", "Bertemu dengan", "Ruang")


@require_http_methods(["GET", "HEAD", "POST"])
def buku(request: HttpRequest) -> HttpResponse:
    """Note who comes in, by a booking's code or by name; below, who is still inside."""
    if request.method == "POST" and "kode" in request.POST:
        return _dengan_kode(request)
    form = TamuForm(
        isian(request),
        lama=_lama(request),
        nama=request.GET.get("nama", ""),
    )
    if form.is_valid():
        oleh = petugas(request)
        kunjungan = tindak(
            request, oleh, "catat_kunjungan", lambda: tindakan.catat_kunjungan(form.isian, oleh=oleh)
        )
        if kunjungan:
            return _tercatat(request, kunjungan)
    return _layar(request, form, KodeDatangForm())


def _lama(request: HttpRequest) -> Kunjungan | None:
    """The earlier visit from which the form is filled in."""
    return Kunjungan.objects.filter(kode=request.GET.get("dari", "")).first()


def _dengan_kode(request: HttpRequest) -> HttpResponse:
    form, oleh = KodeDatangForm(request.POST), petugas(request)
    if form.is_valid():
        try:
            kunjungan = tindakan.hadirkan_pemesanan(form.cleaned_data["kode"], oleh=oleh)
        except AturanDilanggar as aturan:
            catat_penolakan(oleh, "hadirkan_pemesanan", aturan, oleh=oleh)
            form.add_error("kode", str(aturan))
        else:
            return _tercatat(request, kunjungan)
    return _layar(request, TamuForm(), form, status=KONFLIK if form.errors else 200)


def _tercatat(request: HttpRequest, kunjungan: Kunjungan) -> HttpResponse:
    ruang = kunjungan.pemesanan
    tempat = f" {ruang.ruang.nama}, {ruang.sebutan_kursi.lower()}." if ruang else ""
    messages.success(request, f"{kunjungan.nama} tercatat masuk pukul {jam(kunjungan.masuk_pada)}.{tempat}")
    return redirect(f"admin:{TAMU}")


def _layar(
    request: HttpRequest, form: TamuForm, form_kode: KodeDatangForm, status: int = 200
) -> HttpResponse:
    cari = {"hx-get": reverse("admin:layanan_tamu_cari"), "hx-target": "#usulan"}
    form.fields["nama"].widget.attrs |= {**cari, "hx-trigger": "input changed delay:300ms", "autofocus": True}
    now = timezone.now()
    dalam = list(di_dalam()[: TAMPIL_DI_DALAM + 1])
    return tampilkan(
        request,
        "admin/layanan/tamu/buku.html",
        "Buku tamu",
        status=status,
        form=form,
        form_kode=form_kode if ada_ruang() else None,
        ada_galat=bool(form.errors or form_kode.errors),
        usulan=pengunjung_lama(request.GET.get("nama", "")),
        dalam=[(k, is_tertinggal(k, now)) for k in dalam[:TAMPIL_DI_DALAM]],
        ada_lagi=len(dalam) > TAMPIL_DI_DALAM,
        dasar=profil().dasar("layanan.konsultasi"),
    )


@require_safe
def cari(request: HttpRequest) -> HttpResponse:
    """People who came before, while their name is being typed: a piece of the guest book's page."""
    return tampilkan(
        request,
        "admin/layanan/tamu/_usulan.html",
        "Tamu yang pernah datang",
        usulan=pengunjung_lama(request.GET.get("nama", "")),
    )


# --- All visits --------------------------------------------------------------------------------------


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the visits, newest first; who has gone is shortened."""
    form = SaringanTamuForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_kunjungan(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/layanan/tamu/daftar.html",
        "Semua kunjungan",
        form=form,
        kepala=KEPALA,
        baris=[(url_tamu(k), _sel(k)) for k in halaman.rows],
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        kueri=urlencode(params),
    )


def _sel(k: Kunjungan) -> list[Sel]:
    nama = nama_tampil(k)
    return [
        Sel("Tamu", f"{nama}, {k.instansi}" if k.instansi else nama),
        Sel("Telepon", telepon_tampil(k) or "–"),
        Sel("Keperluan", k.get_keperluan_display()),
        Sel("Masuk", f"{tanggal(k.masuk_pada)}, {jam(k.masuk_pada)}"),
        Sel("Keluar", jam(k.keluar_pada)) if k.keluar_pada else Sel("Keluar", "Masih di dalam", "biru"),
    ]


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, names shortened and without telephone numbers."""
    saringan = SaringanTamuForm(request.GET).saringan
    rows = saring_kunjungan(saringan).order_by("-pk")
    rincian = {**saringan.as_params(), "cari": bool(saringan.cari)}
    return jawab_csv(
        "buku-tamu",
        KEPALA_CSV,
        _baris_csv(rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="kunjungan.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _baris_csv(rows: Iterator[Kunjungan]) -> Iterator[tuple[object, ...]]:
    for k in rows:
        saat = (f"{setempat(s):%Y-%m-%d %H:%M %Z}" if s else "" for s in (k.masuk_pada, k.keluar_pada))
        ruang = k.pemesanan.ruang.nama if k.pemesanan else ""
        nama = samarkan_nama(k.nama)
        yield (*saat, nama, k.instansi, k.jumlah, k.get_keperluan_display(), k.bertemu, ruang)


def url_daftar_di_dalam() -> str:
    """The list of those who have not left."""
    return f"{reverse(f'admin:{TAMU_DAFTAR}')}?keadaan=di_dalam"
