"""Bringing a file of the list in the browser: upload, look at what it would do, apply."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.jejak import catat_penolakan
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.forms.daftar_hitam import UnggahDaftarForm
from registrasi.models import ImporDaftarHitam
from registrasi.policies.daftar_hitam import DaftarTidakTerbaca

NAMA_IMPOR = "registrasi_daftar_hitam_impor"
NAMA_PRATINJAU = "registrasi_daftar_hitam_pratinjau"
TERAKHIR = 20


def _impor(kode: str) -> ImporDaftarHitam:
    """The import with this code, without the bytes it holds."""
    rows = ImporDaftarHitam.objects.select_related("oleh").defer("isi")
    impor: ImporDaftarHitam = get_object_or_404(rows, kode=kode)
    return impor


@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: HttpRequest) -> HttpResponse:
    """Hand a file in; what it would do is shown next, and nothing is written before that was read."""
    form = UnggahDaftarForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = UnggahDaftarForm(request.POST, request.FILES)
        impor = _pratinjau(request, form) if form.is_valid() else None
        if impor is not None:
            return redirect(f"admin:{NAMA_PRATINJAU}", kode=impor.kode)
    terakhir = ImporDaftarHitam.objects.select_related("oleh").defer("isi", "penolakan").order_by("-pk")
    return tampilkan(
        request,
        "admin/registrasi/daftar_hitam_impor.html",
        "Impor daftar hitam",
        form=form,
        terakhir=terakhir[:TERAKHIR],
    )


def _pratinjau(request: HttpRequest, form: UnggahDaftarForm) -> ImporDaftarHitam | None:
    """The preview; None where the file cannot be read, the sentence then standing beside its field."""
    oleh = petugas(request)
    try:
        return actions.pratinjau_daftar_hitam(form.cleaned_data["berkas"].file, oleh=oleh)
    except DaftarTidakTerbaca as galat:
        catat_penolakan(oleh, "pratinjau_daftar_hitam", galat, oleh=oleh)
        form.add_error("berkas", str(galat))
        return None


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """What a file would do, or has done: counts, and the refused rows with the reason."""
    impor = _impor(kode)
    return tampilkan(
        request,
        "admin/registrasi/daftar_hitam_pratinjau.html",
        "Pratinjau impor" if impor.status == "pratinjau" else "Impor daftar hitam",
        impor=impor,
        selebihnya=impor.ditolak - len(impor.penolakan),
        perubahan=impor.baru + impor.berubah,
    )


@require_POST
def terapkan(request: HttpRequest, kode: str) -> HttpResponse:
    """Write what the preview showed."""
    impor, oleh = _impor(kode), petugas(request)
    hasil = tindak(request, impor, "terapkan", lambda: actions.terapkan_daftar_hitam(impor.pk, oleh=oleh))
    if hasil is not None:
        messages.success(
            request,
            f"Diterapkan: {hasil.baru} entri baru, {hasil.berubah} diperbarui. "
            "Pencocokan dengan pengguna berjalan di belakang; temuannya muncul di Temuan daftar hitam.",
        )
    return redirect(f"admin:{NAMA_PRATINJAU}", kode=kode)


@require_POST
def batalkan(request: HttpRequest, kode: str) -> HttpResponse:
    """Drop the preview and the file."""
    impor, oleh = _impor(kode), petugas(request)
    hasil = tindak(
        request, impor, "batalkan", lambda: actions.batalkan_impor_daftar_hitam(impor.pk, oleh=oleh)
    )
    if hasil is not None:
        messages.success(request, "Pratinjau dibatalkan. Tidak ada entri yang berubah.")
    return redirect(f"admin:{NAMA_IMPOR}")
