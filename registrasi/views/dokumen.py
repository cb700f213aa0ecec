"""One page per required document: the form to print, the upload, the look at what arrived."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.aturan import AturanDilanggar
from lpse.berkas.pindai import halangan
from lpse.dokumen import build_pdf
from lpse.jejak import catat_penolakan
from lpse.pintu import isian, tindak, unggahan
from registrasi import actions
from registrasi.forms.pendaftaran import UnggahForm
from registrasi.forms.penyerahan_syarat import serahkan
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.naskah.surat import FORMULIR, isi_formulir
from registrasi.policies.pendaftaran import (
    BagianTerkunci,
    check_boleh_dilepas,
    is_bagian_selesai,
    is_dokumen_terbuka,
    is_perlu_diganti,
    label_bagian,
)
from registrasi.views.bersama import milik_pemohon, url_kembali
from registrasi.views.pindaian import sajikan_pindaian, tampilkan_pindaian

TIPE_SKRIP = "application/json"


def _dokumen(pendaftaran: Pendaftaran, kode: str) -> DokumenSyarat:
    return get_object_or_404(pendaftaran.dokumen.select_related("berkas"), kode=kode)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@milik_pemohon
def dokumen(request: HttpRequest, pendaftaran: Pendaftaran, dokumen: str) -> HttpResponse:
    """Upload one document; whatever arrives is in the draft at once.

    The page's script, which must not swallow the message of the next page, is told the address instead of
    being led there; a refusal is this page for both.
    """
    syarat = _dokumen(pendaftaran, dokumen)
    form = UnggahForm(isian(request), unggahan(request), kode=syarat.kode, batas_mb=syarat.batas_mb)
    if form.is_valid() and _unggah(request, pendaftaran, syarat, form):
        if request.headers.get("Accept") == TIPE_SKRIP:
            return JsonResponse({"tujuan": request.get_full_path()})
        return redirect(request.get_full_path())
    return render(
        request,
        "registrasi/dokumen.html",
        {
            "pendaftaran": pendaftaran,
            "dokumen": syarat,
            "form": form,
            "terbuka": is_dokumen_terbuka(pendaftaran, syarat),
            "boleh_lepas": _is_boleh_dilepas(pendaftaran, syarat),
            "halangan": halangan(syarat.berkas) if syarat.berkas else "",
            "perlu_diganti": is_perlu_diganti(syarat),
            "beres": syarat.berkas and syarat.is_terpenuhi and not is_perlu_diganti(syarat),
            "is_formulir": syarat.kode in FORMULIR,
            "dahulukan": _dahulukan(pendaftaran),
            "kembali": url_kembali(request, pendaftaran),
        },
    )


def _is_boleh_dilepas(pendaftaran: Pendaftaran, syarat: DokumenSyarat) -> bool:
    try:
        check_boleh_dilepas(pendaftaran, syarat)
    except BagianTerkunci:
        return False
    return syarat.berkas_id is not None


def _unggah(request: HttpRequest, pendaftaran: Pendaftaran, syarat: DokumenSyarat, form: UnggahForm) -> bool:
    """Take the file in and attach it. A refusal stands next to the field; what was there before stays."""
    try:
        serahkan(pendaftaran, syarat, form.cleaned_data["berkas"], oleh=pendaftaran.akun)
    except AturanDilanggar as aturan:
        catat_penolakan(pendaftaran, "unggah", aturan, oleh=pendaftaran.akun)
        form.add_error("berkas", str(aturan))
        return False
    messages.success(request, f"{syarat.nama} sudah tersimpan.")
    return True


@require_POST
@milik_pemohon
def lepas(request: HttpRequest, pendaftaran: Pendaftaran, dokumen: str) -> HttpResponse:
    """Take back a file uploaded by mistake."""
    syarat = _dokumen(pendaftaran, dokumen)
    dilepas = tindak(
        request,
        pendaftaran,
        "lepas_berkas",
        lambda: actions.lepas_berkas(pendaftaran.pk, syarat.kode, oleh=pendaftaran.akun),
    )
    if dilepas:
        messages.success(request, f"Berkas {syarat.nama} sudah dilepas.")
    return redirect("registrasi:dokumen", kode=pendaftaran.kode, dokumen=syarat.kode)


@never_cache
@require_safe
@milik_pemohon
def lihat(request: HttpRequest, pendaftaran: Pendaftaran, dokumen: str, halaman: int) -> HttpResponse:
    """The page on which one page of a scan is looked at."""
    return tampilkan_pindaian(request, _dokumen(pendaftaran, dokumen), halaman, pendaftaran.kode)


@require_safe
@milik_pemohon
def gambar(request: HttpRequest, pendaftaran: Pendaftaran, dokumen: str, halaman: int) -> HttpResponseBase:
    """One page of the scan as a picture."""
    syarat = _dokumen(pendaftaran, dokumen)
    return sajikan_pindaian(syarat, halaman, oleh=pendaftaran.akun, pendaftaran=pendaftaran.pk)


def _dahulukan(pendaftaran: Pendaftaran) -> list[tuple[str, str]]:
    """The sections (code, label) to fill in before the forms can be printed."""
    return [
        (bagian, label)
        for bagian, label in label_bagian(pendaftaran.jenis).items()
        if not is_bagian_selesai(pendaftaran, bagian)
    ]


@require_safe
@milik_pemohon
def formulir(request: HttpRequest, pendaftaran: Pendaftaran, dokumen: str) -> HttpResponse:
    """A form as PDF, filled in from the answers, to be printed and signed."""
    if dokumen not in FORMULIR:
        raise Http404
    if _dahulukan(pendaftaran):
        return redirect("registrasi:dokumen", kode=pendaftaran.kode, dokumen=dokumen)
    pdf = build_pdf(dokumen, isi_formulir(pendaftaran, dokumen), stempel_waktu=timezone.now())
    nama = f"{dokumen.replace('_', '-')}.pdf"
    return unduhan_pdf(pdf, nama)


def unduhan_pdf(pdf: bytes, nama: str) -> HttpResponse:
    """A PDF of our own making as a download that no cache keeps."""
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{nama}"',
            "Cache-Control": "private, no-store",
        },
    )
