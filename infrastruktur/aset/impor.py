"""Assets from a workbook: handed in, looked at row by row, then applied or dropped."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from infrastruktur.actions.impor_aset import (
    baris_impor,
    batalkan_impor_aset,
    terapkan_impor_aset,
    terima_impor_aset,
)
from infrastruktur.aset.bersama import url
from infrastruktur.aset.buku import baca_buku
from infrastruktur.forms.aset import ImporForm
from infrastruktur.models import ImporAset
from infrastruktur.policies.buku_aset import nama_lembar
from infrastruktur.queries.impor_aset import BARU, BERUBAH, DITOLAK, Putusan, hitung, pilah
from lpse.lembar import LembarTidakTerbaca
from lpse.pintu import isian, tindak, unggahan
from lpse.situs_admin import petugas, tampilkan

# Of each kind so many rows are shown; all are counted.
DITAMPILKAN = 200
SALAH_ISI = 422


@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: HttpRequest) -> HttpResponse:
    """Hand in a workbook. What cannot be read is said at the field."""
    form = ImporForm(isian(request), unggahan(request))
    oleh, status = petugas(request), 200
    if form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            rows, sidik = baca_buku(berkas.file)
        except LembarTidakTerbaca as galat:
            form.add_error("berkas", str(galat))
            status = SALAH_ISI
        else:
            impor = terima_impor_aset(rows, oleh=oleh, nama_berkas=berkas.name, sha256=sidik)
            return redirect(url("impor_lihat", impor.kode))
    templat = "admin/infrastruktur/aset/impor.html"
    return tampilkan(request, templat, "Impor aset", status=status, form=form, url_daftar=url())


def _impor(request: HttpRequest, kode: str) -> ImporAset:
    """This person's own; a stranger's is none of their business."""
    return get_object_or_404(ImporAset, kode=kode, diunggah_oleh=petugas(request))


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """What each row would do to the registers as they are now; what it did, once it is applied."""
    impor = _impor(request, kode)
    putusan = pilah(baris_impor(impor))
    menunggu = impor.isi is not None
    jumlah = (
        hitung(putusan)
        if menunggu
        else {h: getattr(impor, h) for h in ("baru", "berubah", "sama", "ditolak")}
    )
    return tampilkan(
        request,
        "admin/infrastruktur/aset/pratinjau.html",
        "Pratinjau impor" if menunggu else "Hasil impor",
        impor=impor,
        menunggu=menunggu,
        jumlah=jumlah,
        ada_perubahan=bool(jumlah[BARU] or jumlah[BERUBAH]),
        ditolak=[_tampil(p) for p in putusan if p.hasil == DITOLAK][:DITAMPILKAN],
        berubah=[_tampil(p) for p in putusan if p.hasil == BERUBAH][:DITAMPILKAN],
        baru=[_tampil(p) for p in putusan if p.hasil == BARU][:DITAMPILKAN],
        url_daftar=url(),
    )


def _tampil(putusan: Putusan) -> dict[str, Any]:
    baris = putusan.baris
    return {
        "letak": f"{nama_lembar(baris.register)}, baris {baris.nomor}",
        "nama": putusan.isi.kolom.get("nama") or baris.sel.get("nama", ""),
        "kode": putusan.aset.kode if putusan.aset else "",
        "galat": putusan.isi.galat,
        "kolom": ", ".join(putusan.judul_berubah) if putusan.hasil == BERUBAH else "",
    }


@require_POST
def terapkan(request: HttpRequest, kode: str) -> HttpResponse:
    """Do it."""
    impor, oleh = _impor(request, kode), petugas(request)
    hasil = tindak(request, impor, "terapkan", lambda: terapkan_impor_aset(impor.pk, oleh=oleh))
    if hasil is not None:
        messages.success(request, f"{hasil.baru} aset baru, {hasil.berubah} aset berubah.")
    return redirect(url("impor_lihat", kode))


@require_POST
def batalkan(request: HttpRequest, kode: str) -> HttpResponse:
    """Drop it."""
    impor, oleh = _impor(request, kode), petugas(request)
    if tindak(request, impor, "batalkan", lambda: batalkan_impor_aset(impor.pk, oleh=oleh)) is not None:
        messages.success(request, "Berkas dibuang. Tidak ada aset yang berubah.")
        return redirect(url("impor"))
    return redirect(url("impor_lihat", kode))
