"""The documents of a registration at the desk: their pages, their originals, their marks."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from lpse.berkas.http import sajikan_asli, sajikan_halaman
from lpse.berkas.pindai import halangan
from lpse.jejak import catat_lihat
from lpse.models import Berkas
from lpse.situs_admin import petugas
from registrasi.forms.meja import TandaiForm
from registrasi.meja.bersama import dengan_pendaftaran, url_meja
from registrasi.meja.meja import tampilkan_meja
from registrasi.meja.penampil import LEBAR_BESAR, LEBAR_KECIL, LEBAR_PAS, is_tercatat
from registrasi.meja.tanda import simpan_tanda
from registrasi.models import DokumenSyarat, Pendaftaran


def _berkas(request: HttpRequest, pendaftaran: Pendaftaran, kode: str) -> Berkas:
    """The document's present file, or the earlier one that `?berkas=` names. Raises Http404.

    A file in quarantine, or infected, is opened by nobody.
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
    if berkas is None or halangan(berkas):
        raise Http404
    return berkas


@require_safe
@dengan_pendaftaran
def halaman(request: HttpRequest, pendaftaran: Pendaftaran, dokumen: str, halaman: int) -> HttpResponse:
    """The picture of one page. The look is recorded before its first byte, whoever looks.

    A thumbnail whose strip is in the trail already (`?tanda=`) adds no row.
    """
    berkas, oleh = _berkas(request, pendaftaran, dokumen), petugas(request)
    if not 1 <= halaman <= berkas.halaman:
        raise Http404
    lebar = _lebar(request.GET)
    if lebar != LEBAR_KECIL or not is_tercatat(request.GET.get("tanda", ""), berkas, oleh):
        catat_lihat(pendaftaran, oleh=oleh, dokumen=dokumen, halaman=halaman, berkas=berkas.pk)
    return sajikan_halaman(berkas, halaman, lebar)


def _lebar(params: QueryDict) -> int:
    lebar = params.get("lebar", "")
    return next((n for n in (LEBAR_KECIL, LEBAR_BESAR) if lebar == str(n)), LEBAR_PAS)


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
    """Save the marks of one document, then go to the next that lacks one.

    `sesuai` in the form is the officer's word for both marks at once, whatever the boxes say.
    """
    syarat = get_object_or_404(pendaftaran.dokumen, kode=dokumen)
    data = request.POST.copy()
    if "sesuai" in data:
        data["ada"] = data["sesuai_asli"] = "on"
    form = TandaiForm(data)
    if not form.is_valid():
        return tampilkan_meja(request, pendaftaran, dok=dokumen, tandai=form)
    hasil = simpan_tanda(request, pendaftaran, dokumen, form)
    if hasil is None:
        # Refused or stale: the desk comes back with everything that was typed.
        jawaban = tampilkan_meja(request, pendaftaran, dok=dokumen, tandai=form)
        jawaban.status_code = 409
        return jawaban
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
