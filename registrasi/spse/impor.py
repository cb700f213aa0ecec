"""Imports of existing users: handing a file in, watching it being read, looking at its rows, applying it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.lembar import LembarTidakTerbaca
from lpse.paging import Order, baca_kursor, read_page
from lpse.pengenal import samarkan
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.enums.spse import HasilBaris, StatusImpor
from registrasi.forms.spse import ImporForm, TerapkanForm
from registrasi.impor.kolom import KOLOM_EKSPOR
from registrasi.models import ImporPengguna
from registrasi.spse.bersama import dengan_impor, url_impor

PER_HALAMAN = 50
TERAKHIR = 20
KEPALA = (
    *("Berkas", "Keadaan", "Diunggah pada", "Diunggah oleh", "Dibaca", "Baru", "Berubah", "Sama", "Ditolak"),
    *("Diterapkan", "Diterapkan pada", "SHA-256"),
)
CONTOH = (
    "RAJAWALIJAYA",
    "badan_usaha",
    "CV Rajawali Jaya",
    "01",
    "3504",
    "Jalan Contoh Nomor 1",
    "99.000.001.4-000.000",
    "",
    "rajawali@perusahaan.example",
    "2019-02-18",
    "2019-02-20",
)


@require_http_methods(["GET", "HEAD", "POST"])
def impor(request: HttpRequest) -> HttpResponse:
    """Hand a file in; below it the last imports."""
    form = ImporForm(request.POST, request.FILES) if request.method == "POST" else ImporForm()
    if request.method == "POST" and form.is_valid():
        unggahan = form.cleaned_data["berkas"]
        try:
            baru = actions.terima_impor(unggahan.file, unggahan.name, oleh=petugas(request))
        except LembarTidakTerbaca as galat:
            form.add_error("berkas", str(galat))
        else:
            return redirect(url_impor(baru))
    terakhir = ImporPengguna.objects.select_related("diunggah_oleh").order_by("-pk")[:TERAKHIR]
    return tampilkan(
        request, "admin/registrasi/spse/impor.html", "Impor pengguna", form=form, terakhir=terakhir
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every import and what it came to, newest first, as CSV."""
    return jawab_csv(
        "impor-pengguna", KEPALA, _sel(), peristiwa="impor_pengguna.diekspor", oleh=petugas(request)
    )


def _sel() -> Iterator[tuple[Any, ...]]:
    rows = ImporPengguna.objects.select_related("diunggah_oleh").order_by("-pk")
    for i in rows.iterator(chunk_size=SEPOTONG):
        oleh = str(i.diunggah_oleh or "baris perintah")
        angka = (i.dibaca, i.jumlah_baru, i.jumlah_berubah, i.jumlah_sama, i.jumlah_ditolak, i.diterapkan)
        yield (
            *(i.nama_berkas, i.get_status_display(), sel_waktu(i.created_at), oleh, *angka),
            *(sel_waktu(i.diterapkan_pada), i.sha256),
        )


@require_safe
def contoh(request: HttpRequest) -> HttpResponse:
    """A file to begin with: the headings and one invented row."""
    isi = f"\ufeff{','.join(KOLOM_EKSPOR[: len(CONTOH)])}\r\n{','.join(CONTOH)}\r\n"
    jawaban = HttpResponse(isi, content_type="text/csv; charset=utf-8")
    jawaban["Content-Disposition"] = 'attachment; filename="contoh-impor-pengguna.csv"'
    return jawaban


@require_safe
@dengan_impor
def lihat(request: HttpRequest, impor: ImporPengguna) -> HttpResponse:
    """How far it is; once it is read, its rows by outcome."""
    hasil = request.GET.get("hasil", "")
    hasil = hasil if hasil in HasilBaris.values else ""
    return tampilkan(
        request,
        "admin/registrasi/spse/lihat_impor.html",
        impor.nama_berkas,
        impor=impor,
        hitungan=_hitungan(impor, hasil),
        hasil=hasil,
        form=TerapkanForm(),
        boleh_terapkan=impor.status == StatusImpor.TERBACA and impor.akan_diterapkan,
        boleh_batalkan=impor.status in (StatusImpor.MEMBACA, StatusImpor.TERBACA),
        persen=_persen(impor),
        **_halaman(request, impor, hasil),
    )


def _hitungan(impor: ImporPengguna, hasil: str) -> list[dict[str, Any]]:
    """The filter by outcome, each with its count."""
    pilihan = [{"display": f"Semua ({impor.dibaca})", "query_string": "?", "selected": not hasil}]
    for h in HasilBaris:
        jumlah = getattr(impor, f"jumlah_{h.value}")
        pilihan.append(
            {
                "display": f"{h.label} ({jumlah})",
                "query_string": f"?hasil={h.value}",
                "selected": hasil == h.value,
            }
        )
    return pilihan


def _persen(impor: ImporPengguna) -> int:
    if impor.status == StatusImpor.MENERAPKAN:
        return impor.diterapkan * 100 // max(impor.akan_diterapkan, 1)
    return impor.kemajuan


def _halaman(request: HttpRequest, impor: ImporPengguna, hasil: str) -> dict[str, Any]:
    if impor.status == StatusImpor.MEMBACA:
        return {"baris": []}
    rows = impor.baris.filter(hasil=hasil) if hasil else impor.baris.all()
    kursor = baca_kursor(request)
    halaman = read_page(rows, Order("nomor"), size=PER_HALAMAN, **kursor)
    params = {"hasil": hasil} if hasil else {}
    return {
        "baris": [(b, samarkan(b.npwp16)) for b in halaman.rows],
        "url_sebelum": f"?{urlencode({**params, 'before': halaman.before})}" if halaman.before else "",
        "url_sesudah": f"?{urlencode({**params, 'after': halaman.after})}" if halaman.after else "",
    }


@require_POST
@dengan_impor
def terapkan(request: HttpRequest, impor: ImporPengguna) -> HttpResponse:
    """Apply what was looked at."""
    form, oleh = TerapkanForm(request.POST), petugas(request)
    undangan = form.is_valid() and form.cleaned_data["kirim_undangan"]
    tindak(
        request,
        impor,
        "terapkan",
        lambda: actions.terapkan_impor(impor.pk, oleh=oleh, kirim_undangan=undangan),
    )
    return redirect(url_impor(impor))


@require_POST
@dengan_impor
def batalkan(request: HttpRequest, impor: ImporPengguna) -> HttpResponse:
    """Call it off; what was read is destroyed."""
    oleh = petugas(request)
    if tindak(request, impor, "batalkan", lambda: actions.batalkan_impor(impor.pk, oleh=oleh)):
        messages.success(request, "Impor dibatalkan. Berkas dan bacaannya dimusnahkan.")
    return redirect(url_impor(impor))
