"""The canned answers: everybody at the desk reads and uses them, whoever keeps them changes them."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions.jawaban_baku import boleh_kelola, simpan_jawaban_baku
from layanan.forms.jawaban import JawabanBakuForm, SaringanBakuForm, isi_jawaban_baku
from layanan.meja.bersama import dengan_tiket
from layanan.models import JawabanBaku, Tiket
from lpse.aturan import AturanDilanggar
from lpse.ekspor import jawab_csv, sel_waktu, sel_ya
from lpse.jejak import catat_penolakan
from lpse.pemeriksa import hanya_melihat
from lpse.pintu import isian
from lpse.situs_admin import petugas, tampilkan

PALING_BANYAK = 500
KEPALA = ("Singkatan", "Judul", "Isi", "Untuk jenis", "Dipakai", "Diubah oleh", "Diubah pada")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """All that the filters leave: some dozens, so one page."""
    form = SaringanBakuForm(request.GET)
    saringan = form.saringan
    return tampilkan(
        request,
        "admin/layanan/tiket/jawaban_baku.html",
        "Jawaban baku",
        form=form,
        jawaban=_saring(saringan)[:PALING_BANYAK],
        kueri=urlencode(saringan),
        boleh_ubah=boleh_kelola(petugas(request)),
    )


def _saring(saringan: dict[str, str]) -> "QuerySet[JawabanBaku]":
    rows = JawabanBaku.objects.select_related("diubah_oleh").order_by("judul", "pk")
    if cari := saringan.get("cari", "").removeprefix("/"):
        rows = rows.filter(Q(kunci__icontains=cari) | Q(judul__icontains=cari) | Q(isi__icontains=cari))
    return rows.filter(aktif=saringan["keadaan"] == "dipakai") if "keadaan" in saringan else rows


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanBakuForm(request.GET).saringan
    baris = (
        (
            *(j.kunci, j.judul, j.isi, j.jenis, sel_ya(j.aktif), j.diubah_oleh or ""),
            sel_waktu(j.diubah_pada),
        )
        for j in _saring(saringan)
    )
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        "jawaban-baku", KEPALA, baris, peristiwa="jawabanbaku.diekspor", oleh=petugas(request), **rincian
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    """Add one."""
    _periksa(request)
    return _simpan(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, kunci: str) -> HttpResponse:
    """Change one, or put it out of use."""
    _periksa(request)
    return _simpan(request, get_object_or_404(JawabanBaku, kunci=kunci))


def _periksa(request: HttpRequest) -> None:
    """Ask for one of the two duties before anything is looked up. Raises PermissionDenied."""
    if not boleh_kelola(petugas(request)) and not hanya_melihat(request):
        raise PermissionDenied


def _simpan(request: HttpRequest, jawaban: JawabanBaku | None) -> HttpResponse:
    oleh = petugas(request)
    awal = {nama: getattr(jawaban, nama) for nama in JawabanBakuForm.base_fields} if jawaban else {}
    form = JawabanBakuForm(isian(request), initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            hasil = simpan_jawaban_baku(jawaban.pk if jawaban else None, oleh=oleh, **form.cleaned_data)
        except AturanDilanggar as aturan:
            catat_penolakan(jawaban or oleh, "jawaban_baku", aturan, oleh=oleh)
            form.add_error("kunci", str(aturan))
        else:
            messages.success(request, f"Jawaban baku “{hasil.judul}” tersimpan.")
            return redirect("admin:layanan_jawaban_baku")
    judul = f"Ubah jawaban baku {jawaban.kunci}" if jawaban else "Tambah jawaban baku"
    return tampilkan(request, "admin/layanan/tiket/jawaban_baku_ubah.html", judul, form=form)


@require_safe
@dengan_tiket
def teks(request: HttpRequest, tiket: Tiket, kunci: str) -> HttpResponse:
    """One canned answer as plain text, with this ticket's name and number in it."""
    jawaban = get_object_or_404(JawabanBaku, kunci=kunci, aktif=True)
    isi = HttpResponse(isi_jawaban_baku(jawaban, tiket), content_type="text/plain; charset=utf-8")
    isi["Cache-Control"] = "private, no-store"
    return isi
