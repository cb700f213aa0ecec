"""The documents of a registration at the desk: their pages, their originals, their marks."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from lpse.berkas.http import sajikan_asli, sajikan_halaman
from lpse.jejak import catat_lihat
from lpse.models import Berkas
from lpse.models.berkas import KeadaanPemeriksaan
from lpse.pintu import tindak
from lpse.situs_admin import petugas
from registrasi import actions
from registrasi.forms_meja import TandaiForm
from registrasi.meja.bersama import dengan_pendaftaran, url_meja
from registrasi.meja.meja import tampilkan_meja
from registrasi.meja.penampil import LEBAR_BESAR, LEBAR_PAS
from registrasi.models import DokumenSyarat, Pendaftaran


def _berkas(request: HttpRequest, pendaftaran: Pendaftaran, kode: str) -> Berkas:
    """The document's present file, or the earlier one that `?berkas=` names. Raises Http404.

    An infected file is opened by nobody.
    """
    dokumen = get_object_or_404(pendaftaran.dokumen.select_related("berkas"), kode=kode)
    lama = request.GET.get("berkas", "")
    if not lama:
        berkas = dokumen.berkas
    else:
        try:
            pernah = dokumen.riwayat.select_related("berkas").filter(berkas__kode=UUID(lama)).first()
        except ValueError:
            raise Http404 from None
        berkas = pernah.berkas if pernah else None
    if berkas is None or berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.TERINFEKSI:
        raise Http404
    return berkas


@require_safe
@dengan_pendaftaran
def halaman(request: HttpRequest, pendaftaran: Pendaftaran, dokumen: str, halaman: int) -> HttpResponse:
    """The picture of one page. The look is recorded before its first byte, whoever looks."""
    berkas = _berkas(request, pendaftaran, dokumen)
    if not 1 <= halaman <= berkas.halaman:
        raise Http404
    catat_lihat(pendaftaran, oleh=petugas(request), dokumen=dokumen, halaman=halaman, berkas=berkas.pk)
    lebar = LEBAR_BESAR if request.GET.get("lebar") == str(LEBAR_BESAR) else LEBAR_PAS
    return sajikan_halaman(berkas, halaman, lebar)


@require_safe
@dengan_pendaftaran
def asli(request: HttpRequest, pendaftaran: Pendaftaran, dokumen: str) -> HttpResponseBase:
    """The file as it was handed in, as a download; recorded like a look."""
    berkas = _berkas(request, pendaftaran, dokumen)
    catat_lihat(pendaftaran, oleh=petugas(request), dokumen=dokumen, unduh=True, berkas=berkas.pk)
    return sajikan_asli(berkas)


@require_POST
@dengan_pendaftaran
def tandai(request: HttpRequest, pendaftaran: Pendaftaran, dokumen: str) -> HttpResponse:
    """Save the marks of one document, then go to the next that lacks one."""
    syarat = get_object_or_404(pendaftaran.dokumen, kode=dokumen)
    form = TandaiForm(request.POST)
    if not form.is_valid():
        return tampilkan_meja(request, pendaftaran, dok=dokumen, tandai=form)
    oleh = petugas(request)
    hasil = tindak(
        request,
        pendaftaran,
        "tandai",
        lambda: actions.tandai(pendaftaran.pk, dokumen, oleh=oleh, **form.cleaned_data),
    )
    if hasil is None:
        return redirect(url_meja(pendaftaran, dok=dokumen))
    berikutnya = _berikutnya(pendaftaran, hasil)
    if berikutnya is None:
        messages.success(
            request, f"{syarat.nama}: tersimpan. Semua dokumen sudah sesuai asli; pilih putusannya."
        )
        return redirect(f"{url_meja(pendaftaran, dok=dokumen)}#putusan")
    messages.success(request, f"{syarat.nama}: tersimpan.")
    return redirect(url_meja(pendaftaran, dok=berikutnya))


def _berikutnya(pendaftaran: Pendaftaran, dari: DokumenSyarat) -> str | None:
    """The next document that still needs a mark, beginning after this one; None when all have theirs."""
    dokumen = list(pendaftaran.dokumen.all())
    urutan = sorted(dokumen, key=lambda d: (d.urutan <= dari.urutan, d.urutan))
    return next((d.kode for d in urutan if not d.is_lolos), None)
