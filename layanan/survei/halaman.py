"""The officers' pages of surveys: the list, one survey with its figures, its steps, its answers as CSV."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.actions import survei as actions
from layanan.enums.survei import KODE_UNSUR, UNSUR
from layanan.enums.survei import StatusSurvei as S
from layanan.forms.survei import SaringanSurveiForm, SurveiForm, TerbitForm
from layanan.models import Survei
from layanan.policies.skm import Hasil, sampel_sedikitnya, sebut_unsur
from layanan.queries.survei import PROFIL_RESPONDEN, baca_hasil, populasi, saran, sebaran
from lpse.alamat import url_penuh
from lpse.dokumen.qr import qr_svg
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu, sel_ya
from lpse.grafik import grafik_batang
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import KONFLIK, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

TERBARU, PER_HALAMAN = Order(falling=True), 25
KEPALA_DAFTAR = ("Judul", "Status", "Layanan sejak", "Sampai dengan", "Responden", "Indeks", "Mutu", "Terbit")
KEPALA_CSV = (*(kode.upper() for kode in KODE_UNSUR), *PROFIL_RESPONDEN, "lewat undangan", "pada", "saran")


def _url(nama: str, *args: object) -> str:
    return reverse(f"admin:layanan_survei{nama}", args=args)


@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request: HttpRequest) -> HttpResponse:
    """Every survey, newest first, and the form for the next one."""
    form = SurveiForm(request.POST or None)
    if form.is_valid():
        survei = actions.buat_survei(oleh=petugas(request), **form.cleaned_data)
        messages.success(request, "Survei tersimpan sebagai draf. Buka bila sudah waktunya.")
        return redirect(_url("_lihat", survei.kode))
    saring = SaringanSurveiForm(request.GET)
    saringan = saring.saringan
    halaman = read_page(_saring(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/layanan/survei/daftar.html",
        "Survei Kepuasan Masyarakat",
        form=form,
        saring=saring,
        kueri=urlencode(saringan),
        baris=halaman.rows,
        url_daftar=_url(""),
        url_ekspor=_url("_daftar_ekspor"),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        dasar=profil().dasar("layanan.masukan"),
    )


def _saring(saringan: dict[str, str]) -> "QuerySet[Survei]":
    rows = Survei.objects.all()
    if "status" in saringan:
        rows = rows.filter(status=saringan["status"])
    return rows.filter(judul__icontains=saringan["cari"]) if "cari" in saringan else rows


@require_safe
def ekspor_daftar(request: HttpRequest) -> HttpResponseBase:
    """The surveys that the filters leave, as CSV; what was published as it was published."""
    saringan = SaringanSurveiForm(request.GET).saringan
    baris = (
        (
            *(s.judul, s.get_status_display(), s.dari, s.sampai, s.responden, s.indeks, s.mutu),
            sel_waktu(s.terbit_pada),
        )
        for s in _saring(saringan).order_by("-pk")
    )
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        "daftar-survei",
        KEPALA_DAFTAR,
        baris,
        peristiwa="survei.daftar_diekspor",
        oleh=petugas(request),
        **rincian,
    )


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One survey: how many have answered, where the index stands, and what comes next."""
    survei = get_object_or_404(Survei, kode=kode)
    return _tampilkan(request, survei, TerbitForm())


def _tampilkan(request: HttpRequest, survei: Survei, form: TerbitForm, status: int = 200) -> HttpResponse:
    hasil, banyak = baca_hasil(survei), populasi(survei).values("surel").distinct().count()
    alamat = url_penuh("layanan:survei", survei.kode)
    return tampilkan(
        request,
        "admin/layanan/survei/lihat.html",
        survei.judul,
        status=status,
        survei=survei,
        hasil=hasil,
        unsur=_unsur(hasil),
        grafik=_grafik(hasil),
        terendah=sebut_unsur(hasil.terendah) if hasil else [],
        populasi=banyak,
        sampel=sampel_sedikitnya(banyak),
        sebaran=sebaran(survei),
        saran=saran(survei),
        form=form,
        alamat=alamat,
        qr=qr_svg(alamat) if survei.status == S.DIBUKA else "",
    )


def _unsur(hasil: Hasil | None) -> list[tuple[str, str, Any]]:
    return [(kode.upper(), nama, hasil.rata[kode]) for kode, nama, _ in UNSUR] if hasil else []


def _grafik(hasil: Hasil | None) -> Any:
    if hasil is None:
        return None
    nilai = [(kode.upper(), hasil.rata[kode]) for kode in KODE_UNSUR]
    return grafik_batang("unsur", "Nilai rata-rata tiap unsur", nilai, kolom="Unsur", satuan="dari 4")


@require_POST
def buka(request: HttpRequest, kode: str) -> HttpResponse:
    """Open it; the invitations follow by themselves."""
    survei = get_object_or_404(Survei, kode=kode)
    if tindak(request, survei, "buka", lambda: actions.buka_survei(survei.pk, oleh=petugas(request))):
        messages.success(request, "Survei dibuka. Undangannya keluar sedikit demi sedikit.")
    return redirect(_url("_lihat", kode))


@require_POST
def tutup(request: HttpRequest, kode: str) -> HttpResponse:
    """Close it: no further answers."""
    survei = get_object_or_404(Survei, kode=kode)
    if tindak(request, survei, "tutup", lambda: actions.tutup_survei(survei.pk, oleh=petugas(request))):
        messages.success(request, "Survei ditutup. Tulis tindak lanjutnya, lalu terbitkan.")
    return redirect(_url("_lihat", kode))


@require_POST
def batalkan(request: HttpRequest, kode: str) -> HttpResponse:
    """End one that will not be published."""
    survei = get_object_or_404(Survei, kode=kode)
    if tindak(request, survei, "batalkan", lambda: actions.batalkan_survei(survei.pk, oleh=petugas(request))):
        messages.success(request, "Survei dibatalkan.")
    return redirect(_url("_lihat", kode))


@require_POST
def terbitkan(request: HttpRequest, kode: str) -> HttpResponse:
    """Publish index, class and follow-up on /laporan/."""
    survei = get_object_or_404(Survei, kode=kode)
    form = TerbitForm(request.POST)
    if not form.is_valid():
        return _tampilkan(request, survei, form)
    isi, oleh = form.cleaned_data, petugas(request)
    if tindak(request, survei, "terbitkan", lambda: actions.terbitkan_survei(survei.pk, oleh=oleh, **isi)):
        messages.success(request, "Hasil survei terbit di halaman Laporan.")
        return redirect(_url("_lihat", kode))
    return _tampilkan(request, survei, form, status=KONFLIK)


@require_safe
def ekspor(request: HttpRequest, kode: str) -> HttpResponseBase:
    """The answers as CSV: they name nobody."""
    survei = get_object_or_404(Survei, kode=kode)
    baris = (
        (
            *(getattr(j, kode_unsur) for kode_unsur in KODE_UNSUR),
            *(getattr(j, nama) for nama in PROFIL_RESPONDEN),
            *(sel_ya(j.diundang), j.pada.isoformat(), j.saran),
        )
        for j in survei.jawaban.order_by("pk").iterator(chunk_size=SEPOTONG)
    )
    return jawab_csv(
        "survei", KEPALA_CSV, baris, peristiwa="survei.diekspor", oleh=petugas(request), survei=survei.pk
    )
