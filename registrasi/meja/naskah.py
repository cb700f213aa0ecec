"""The issued documents at the desk: read the PDF, put the wet-signed copy beside it."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from lpse.berkas import BerkasDitolak, BerkasTidakTersedia, muat_asli, musnahkan, terima
from lpse.berkas.http import sajikan_asli
from lpse.jejak import catat_lihat
from lpse.naskah import milik, pastikan_pdf
from lpse.pintu import sibuk_menjadi_503, tindak
from lpse.situs_admin import petugas
from registrasi import actions
from registrasi.forms.meja import SalinanForm
from registrasi.meja.bersama import dengan_pendaftaran, url_meja
from registrasi.models import Pendaftaran

BATAS_MB = 10


@require_safe
@sibuk_menjadi_503
@dengan_pendaftaran
def pdf(request: HttpRequest, pendaftaran: Pendaftaran, naskah: str) -> HttpResponseBase:
    """The document as issued, opened in the browser, the look recorded; 503 while it cannot be made."""
    terbit = get_object_or_404(milik(pendaftaran), kode=naskah)
    berkas = pastikan_pdf(terbit.pk)
    catat_lihat(terbit, oleh=petugas(request))
    try:
        isi = muat_asli(berkas)
    except BerkasTidakTersedia as galat:
        raise Http404(str(galat)) from galat
    jawaban = FileResponse(isi, content_type="application/pdf", filename=f"{terbit.jenis}-{terbit.kode}.pdf")
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


@require_safe
@dengan_pendaftaran
def bertanda_tangan(request: HttpRequest, pendaftaran: Pendaftaran, naskah: str) -> HttpResponseBase:
    """The wet-signed copy, as a download; recorded."""
    terbit = get_object_or_404(milik(pendaftaran).select_related("berkas_bertanda_tangan"), kode=naskah)
    if terbit.berkas_bertanda_tangan is None:
        raise Http404
    catat_lihat(terbit, oleh=petugas(request), salinan=True)
    return sajikan_asli(terbit.berkas_bertanda_tangan)


@require_POST
@dengan_pendaftaran
def unggah(request: HttpRequest, pendaftaran: Pendaftaran, naskah: str) -> HttpResponse:
    """Take in the scan of the signed paper."""
    terbit = get_object_or_404(milik(pendaftaran), kode=naskah)
    form = SalinanForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(galat) for galat in form.errors["berkas"]))
        return redirect(f"{url_meja(pendaftaran)}#naskah")
    oleh = petugas(request)
    try:
        berkas = terima(form.cleaned_data["berkas"], oleh=oleh, batas_mb=BATAS_MB)
    except BerkasDitolak as galat:
        messages.error(request, str(galat))
        return redirect(f"{url_meja(pendaftaran)}#naskah")
    hasil = tindak(
        request,
        terbit,
        "unggah",
        lambda: actions.simpan_salinan(pendaftaran.pk, terbit.pk, oleh=oleh, berkas=berkas),
    )
    if hasil is None:
        musnahkan(berkas)
    else:
        messages.success(request, f"Salinan bertanda tangan {terbit.nomor} tersimpan.")
    return redirect(f"{url_meja(pendaftaran)}#naskah")
