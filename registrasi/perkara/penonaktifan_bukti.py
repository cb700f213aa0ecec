"""The files of a case at the officers' pages: taken in, looked at (which is recorded), taken out again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from lpse.berkas import musnahkan
from lpse.berkas.http import sajikan_asli, sajikan_halaman
from lpse.berkas.pindai import halangan, keterangan
from lpse.jejak import catat_lihat
from lpse.models import Berkas
from lpse.peran import USULKAN_PENONAKTIFAN
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.forms.penonaktifan import BuktiForm, PindaianSuratForm
from registrasi.forms.penyerahan_perkara import serahkan
from registrasi.perkara.jenis_nonaktif import JenisPerkara, dengan_perkara
from registrasi.perkara.penonaktifan_halaman import tampilkan_perkara
from registrasi.policies.penonaktifan import Perkara

LEBAR = 900


@require_POST
@dengan_perkara
def tambah(request: HttpRequest, jenis: JenisPerkara, perkara: Perkara) -> HttpResponse:
    """Bring a piece of evidence into the case."""
    form, oleh = BuktiForm(request.POST, request.FILES), petugas(request)

    def lampirkan(berkas: Berkas) -> object:
        kata = form.cleaned_data["keterangan"]
        return actions.tambah_bukti(perkara, oleh=oleh, berkas=berkas, keterangan=kata)

    if form.is_valid() and serahkan(perkara, form, oleh, lampirkan):
        messages.success(request, "Bukti tersimpan.")
        return redirect(jenis.url("lihat", perkara.kode))
    return tampilkan_perkara(request, jenis, perkara, form_bukti=form)


@require_POST
@dengan_perkara
def surat(request: HttpRequest, jenis: JenisPerkara, perkara: Any) -> HttpResponse:
    """Attach the scan of the letter that a report came in."""
    form, oleh = PindaianSuratForm(request.POST, request.FILES), petugas(request)
    if form.is_valid() and serahkan(
        perkara, form, oleh, lambda berkas: actions.lampirkan_surat(perkara, oleh=oleh, berkas=berkas)
    ):
        messages.success(request, "Surat laporan tersimpan.")
        return redirect(jenis.url("lihat", perkara.kode))
    return tampilkan_perkara(request, jenis, perkara, form_surat=form)


@require_POST
@dengan_perkara
def lepas(request: HttpRequest, jenis: JenisPerkara, perkara: Perkara, berkas: UUID) -> HttpResponse:
    """Take a file out that was brought in by mistake."""
    oleh, dicari = petugas(request), _berkas(perkara, berkas)
    dilepas = tindak(
        request, perkara, "lepas_bukti", lambda: actions.lepas_bukti(perkara, dicari.pk, oleh=oleh)
    )
    if dilepas is not None:
        musnahkan(dilepas)
        messages.success(request, "Berkas dilepas dari perkara.")
    return redirect(jenis.url("lihat", perkara.kode))


def _berkas(perkara: Perkara, kode: UUID) -> Berkas:
    """A file of this case: its letter or a piece of evidence. Raises Http404 for any other."""
    surat = perkara.rujukan_surat
    if surat is not None and surat.berkas is not None and surat.berkas.kode == kode:
        return surat.berkas
    bukti = perkara.bukti.select_related("berkas").filter(berkas__kode=kode).first()
    if bukti is None:
        raise Http404
    return bukti.berkas


@require_safe
@dengan_perkara
def lihat(
    request: HttpRequest, jenis: JenisPerkara, perkara: Perkara, berkas: UUID, halaman: int
) -> HttpResponse:
    """The page on which one page of a file is looked at; the picture itself writes the look."""
    isi = _berkas(perkara, berkas)
    if not 1 <= halaman <= isi.halaman:
        raise Http404
    kunci = (perkara.kode, isi.kode)
    return tampilkan(
        request,
        "admin/registrasi/perkara/berkas.html",
        f"Berkas {perkara.nomor}",
        jenis=jenis,
        perkara=perkara,
        berkas=isi,
        halaman=halaman,
        halangan=halangan(isi),
        pemindaian=keterangan(isi),
        boleh_asli=petugas(request).has_perm(USULKAN_PENONAKTIFAN),
        url_perkara=jenis.url("lihat", perkara.kode),
        url_gambar=jenis.url("gambar", *kunci, halaman),
        url_asli=jenis.url("asli", *kunci),
        url_sebelum=jenis.url("berkas", *kunci, halaman - 1) if halaman > 1 else "",
        url_sesudah=jenis.url("berkas", *kunci, halaman + 1) if halaman < isi.halaman else "",
    )


@require_safe
@dengan_perkara
def gambar(
    request: HttpRequest, jenis: JenisPerkara, perkara: Perkara, berkas: UUID, halaman: int
) -> HttpResponse:
    """The picture of one page; the look is in the trail before its first byte leaves."""
    isi = _berkas(perkara, berkas)
    if halangan(isi) or not 1 <= halaman <= isi.halaman:
        raise Http404
    catat_lihat(perkara, oleh=petugas(request), berkas=isi.pk, halaman=halaman)
    return sajikan_halaman(isi, halaman, LEBAR)


@require_safe
@dengan_perkara
def asli(request: HttpRequest, jenis: JenisPerkara, perkara: Perkara, berkas: UUID) -> HttpResponseBase:
    """The file as it was handed in, as a download; recorded like a look."""
    isi = _berkas(perkara, berkas)
    if halangan(isi):
        raise Http404
    catat_lihat(perkara, oleh=petugas(request), berkas=isi.pk, unduh=True)
    return sajikan_asli(isi)
