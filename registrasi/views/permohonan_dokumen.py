"""One page per document of a request: the upload, and the look at what arrived."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lpse.aturan import AturanDilanggar
from lpse.berkas.pindai import halangan
from lpse.jejak import catat_penolakan
from lpse.pintu import isian, unggahan
from registrasi import actions
from registrasi.forms.pendaftaran import UnggahForm
from registrasi.forms.penyerahan_permohonan import serahkan
from registrasi.models import BerkasPermohonan, Permohonan
from registrasi.policies.permohonan import (
    BATAS_MB,
    check_dokumen_terbuka,
    is_dokumen_terbuka,
    is_perlu_diganti,
)
from registrasi.views.permohonan_bersama import lanjut_ke, milik_sendiri
from registrasi.views.pindaian import sajikan_pindaian, tampilkan_pindaian


def _dokumen(permohonan: Permohonan, kode: str) -> BerkasPermohonan:
    """The document of this code as it stands. Raises Http404."""
    for dokumen in actions.dokumen_berlaku(permohonan):
        if dokumen.kode == kode:
            return dokumen
    raise Http404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@milik_sendiri
def dokumen(request: HttpRequest, permohonan: Permohonan, dokumen: str) -> HttpResponse:
    """Upload one document; the page's script is told the address, as on the pages of a registration."""
    syarat = _dokumen(permohonan, dokumen)
    form = UnggahForm(isian(request), unggahan(request), kode=syarat.kode, batas_mb=BATAS_MB)
    if form.is_valid() and _unggah(request, permohonan, syarat, form):
        return lanjut_ke(request, request.get_full_path())
    return render(
        request,
        "registrasi/permohonan/dokumen.html",
        {
            "permohonan": permohonan,
            "dokumen": syarat,
            "form": form,
            "terbuka": is_dokumen_terbuka(permohonan, syarat),
            "halangan": halangan(syarat.berkas) if syarat.berkas else "",
            "perlu_diganti": is_perlu_diganti(syarat),
            "beres": syarat.berkas and syarat.is_terpenuhi and not is_perlu_diganti(syarat),
        },
    )


def _unggah(request: HttpRequest, permohonan: Permohonan, syarat: BerkasPermohonan, form: UnggahForm) -> bool:
    """Take the file in and attach it. A refusal stands next to the field; what was there before stays."""
    try:
        # Asked before the intake as well, so that a file for a locked document is not even stored.
        check_dokumen_terbuka(permohonan, syarat)
        serahkan(permohonan, syarat.kode, form.cleaned_data["berkas"], oleh=permohonan.akun)
    except AturanDilanggar as aturan:
        catat_penolakan(permohonan, "unggah", aturan, oleh=permohonan.akun)
        form.add_error("berkas", str(aturan))
        return False
    messages.success(request, f"{syarat.nama} sudah tersimpan.")
    return True


@never_cache
@require_safe
@milik_sendiri
def lihat(request: HttpRequest, permohonan: Permohonan, dokumen: str, halaman: int) -> HttpResponse:
    """The page on which one page of a scan is looked at."""
    syarat = _dokumen(permohonan, dokumen)
    return tampilkan_pindaian(request, syarat, halaman, permohonan.kode, "permohonan_")


@require_safe
@milik_sendiri
def gambar(request: HttpRequest, permohonan: Permohonan, dokumen: str, halaman: int) -> HttpResponseBase:
    """One page of the scan as a picture."""
    syarat = _dokumen(permohonan, dokumen)
    return sajikan_pindaian(syarat, halaman, oleh=permohonan.akun, permohonan=permohonan.pk)
