"""Capacity reports: the list, one report with its items, its chapters, and its issue."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from infrastruktur.actions import kapasitas as actions
from infrastruktur.alur.kapasitas import ALUR_KAPASITAS, KUNCI
from infrastruktur.enums.harian import TindakanLaporanKapasitas as T
from infrastruktur.enums.pantau import SIFAT
from infrastruktur.forms.kapasitas import BabForm, ButirForm, SaringanLaporanForm, SusunForm
from infrastruktur.models import LaporanKapasitas
from infrastruktur.naskah.kapasitas import isi_laporan_kapasitas
from infrastruktur.policies.kapasitas import Butir
from infrastruktur.queries.kapasitas import data_ramalan, hitung, saring_laporan
from lpse.alamat import alamat_ruang
from lpse.berkas.http import sajikan_asli
from lpse.ekspor import jawab_csv, sel_waktu
from lpse.grafik import Grafik, grafik_garis
from lpse.models import Akun
from lpse.naskah import pastikan_pdf
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_PEMANTAUAN
from lpse.pintu import KONFLIK, dengan, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import setempat

TERBARU, PER_HALAMAN = Order(falling=True), 25
KEPALA_CSV = ("Hari terakhir periode 4", "Panjang periode", "Status", "Nomor", "Disusun oleh", "Disusun pada")


url_kapasitas = partial(alamat_ruang, "infrastruktur_kapasitas")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of reports, newest first."""
    form = SaringanLaporanForm(request.GET)
    saringan = form.saringan
    halaman = read_page(
        saring_laporan(saringan.get("status", "")), TERBARU, size=PER_HALAMAN, **baca_kursor(request)
    )
    return tampilkan(
        request,
        "admin/infrastruktur/harian/kapasitas.html",
        "Laporan kapasitas",
        form=form,
        baris=halaman.rows,
        dasar=profil().dasar(KUNCI),
        boleh=petugas(request).has_perm(KELOLA_PEMANTAUAN),
        kueri=urlencode(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=url_kapasitas(),
        url_ekspor=url_kapasitas("ekspor"),
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filter leaves, as CSV."""
    saringan = SaringanLaporanForm(request.GET).saringan
    rows = saring_laporan(saringan.get("status", "")).order_by("-pk")
    baris = (
        (
            *(r.sampai.isoformat(), r.get_panjang_display(), r.get_status_display()),
            *(r.naskah.nomor if r.naskah else "", str(r.dibuat_oleh), sel_waktu(r.dibuat_pada)),
        )
        for r in rows.iterator(chunk_size=1000)
    )
    return jawab_csv(
        "laporan-kapasitas",
        KEPALA_CSV,
        baris,
        peristiwa="laporankapasitas.diekspor",
        oleh=petugas(request),
        **saringan,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Begin a report."""
    form = SusunForm(isian(request))
    if form.is_valid():
        laporan = actions.susun_laporan(oleh=petugas(request), **form.cleaned_data)
        messages.success(request, "Laporan dibuat. Angkanya sudah dihitung; lengkapi bab dan butirnya.")
        return redirect(url_kapasitas("lihat", laporan.kode))
    return _isian(request, "Susun laporan kapasitas", form, url_kembali=url_kapasitas())


def _isian(
    request: HttpRequest, judul: str, form: Any, *, url_kembali: str, status: int = 200, **konteks: Any
) -> HttpResponse:
    return tampilkan(
        request,
        "admin/infrastruktur/harian/kapasitas_isian.html",
        judul,
        status=status,
        form=form,
        url_kembali=url_kembali,
        **konteks,
    )


dengan_laporan = dengan(LaporanKapasitas.objects.select_related("naskah", "dibuat_oleh"))


@require_safe
@dengan_laporan
def lihat(request: HttpRequest, laporan: LaporanKapasitas) -> HttpResponse:
    """The figures and the chapters: as computed now, or as they were issued."""
    oleh = petugas(request)
    butir: list[Butir | None] = list(hitung(laporan)) if laporan.is_disusun else []
    isi = _isi(laporan, [b for b in butir if b], oleh)
    terbuka = ALUR_KAPASITAS.terbuka(laporan, oleh)
    return tampilkan(
        request,
        "admin/infrastruktur/harian/kapasitas_lihat.html",
        str(laporan),
        laporan=laporan,
        isi=isi,
        # Before the issue each item leads to its page.
        baris=list(zip(isi["butir"], butir or [None] * len(isi["butir"]), strict=True)),
        bab=laporan.bab,
        boleh_ubah=T.UBAH in terbuka,
        kosong=[judul for judul, teks in laporan.bab if not teks],
        dasar=profil().dasar(KUNCI),
        url_daftar=url_kapasitas(),
    )


def _isi(laporan: LaporanKapasitas, butir: list[Butir], oleh: Akun) -> dict[str, Any]:
    """What was issued, or what would be now."""
    if laporan.naskah:
        isi: dict[str, Any] = laporan.naskah.isi
        return isi
    return isi_laporan_kapasitas(laporan, butir, petugas=oleh)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_laporan
def ubah(request: HttpRequest, laporan: LaporanKapasitas) -> HttpResponse:
    """Write the chapters."""
    kiriman = isian(request)
    form, status = BabForm(kiriman, initial=BabForm.awal(laporan)), 200
    url = url_kapasitas("lihat", laporan.kode)
    if form.is_valid():
        oleh, bab = petugas(request), form.cleaned_data
        if tindak(request, laporan, "ubah", lambda: actions.ubah_laporan(laporan.pk, oleh=oleh, bab=bab)):
            messages.success(request, "Bab tersimpan.")
            return redirect(url)
        status = KONFLIK
    return _isian(request, "Tulis bab laporan", form, url_kembali=url, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_laporan
def butir(request: HttpRequest, laporan: LaporanKapasitas, kunci: str) -> HttpResponse:
    """One item: its forecast with the data behind it, its limit and what follows."""
    satu = next((b for b in hitung(laporan) if b.kunci == kunci), None)
    if satu is None or not laporan.is_disusun:
        raise Http404
    kiriman = isian(request)
    awal = {
        "perkiraan_resource": satu.perkiraan_resource,
        "tindak_lanjut": satu.tindak_lanjut,
        "batasan": laporan.butir.filter(kunci=kunci).values_list("batasan", flat=True).first(),
    }
    form, status = ButirForm(kiriman, initial=awal), 200
    url = url_kapasitas("lihat", laporan.kode)
    boleh = petugas(request).has_perm(KELOLA_PEMANTAUAN)
    if form.is_valid():
        oleh, kolom = petugas(request), form.cleaned_data
        act = actions.ubah_butir
        if tindak(request, laporan, "ubah", lambda: act(laporan.pk, oleh=oleh, kunci=kunci, **kolom)):
            messages.success(request, "Butir tersimpan.")
            return redirect(url)
        status = KONFLIK
    return _isian(
        *(request, satu.item, form),
        url_kembali=url,
        status=status,
        butir=satu,
        boleh=boleh,
        grafik=_grafik(satu, laporan),
    )


def _grafik(satu: Butir, laporan: LaporanKapasitas) -> Grafik | None:
    """The days behind the forecast; none for people."""
    if satu.ukuran is None:
        return None
    nilai = [(f"{setempat(saat):%d/%m}", round(n, 1)) for saat, n in data_ramalan(satu.kunci, laporan.sampai)]
    satuan = SIFAT[satu.ukuran].satuan or "nilai"
    return grafik_garis("butir", "Rata-rata harian 30 hari terakhir", nilai, kolom="Hari", satuan=satuan)


@require_POST
@dengan_laporan
def terbitkan(request: HttpRequest, laporan: LaporanKapasitas) -> HttpResponse:
    """Issue it; a refusal says what is missing."""
    oleh = petugas(request)
    if tindak(request, laporan, "terbitkan", lambda: actions.terbitkan_laporan(laporan.pk, oleh=oleh)):
        messages.success(request, "Laporan kapasitas terbit. Isinya tidak berubah lagi.")
    return redirect(url_kapasitas("lihat", laporan.kode))


@sibuk_menjadi_503
@require_safe
@dengan_laporan
def pdf(request: HttpRequest, laporan: LaporanKapasitas) -> HttpResponseBase:
    """The report as it was issued; 404 before."""
    naskah = laporan.naskah
    if naskah is None:
        raise Http404
    return sajikan_asli(pastikan_pdf(naskah.pk), f"{naskah.judul} {naskah.nomor}")
