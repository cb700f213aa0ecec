"""Filling in for the applicant: the same questions and the same uploads that applicants have."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.aturan import AturanDilanggar
from lpse.berkas.pindai import halangan
from lpse.dokumen import build_pdf
from lpse.jejak import catat_lihat, catat_penolakan
from lpse.pintu import isian, sibuk_menjadi_503, tindak, unggahan
from lpse.serentak import tanda_isian
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.enums.bantuan import JenisAsal
from registrasi.forms.pendaftaran import UnggahForm, form_bagian
from registrasi.forms.penyerahan_syarat import serahkan
from registrasi.loket.bersama_bantuan import sedang_dibantu, url_bantuan, url_dokumen
from registrasi.models import BantuanPendaftaran, DokumenSyarat, Pendaftaran
from registrasi.naskah.surat import FORMULIR, isi_formulir
from registrasi.policies.bantuan import asal_isian, sebut_asal
from registrasi.policies.pendaftaran import (
    BAGIAN,
    JENIS,
    BagianTerkunci,
    check_bagian_terbuka,
    is_bagian_selesai,
    is_dokumen_terbuka,
    label_bagian,
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sedang_dibantu
def isi(
    request: HttpRequest, bantuan: BantuanPendaftaran, pendaftaran: Pendaftaran, bagian: str
) -> HttpResponse:
    """One section, in the applicant's own form; their answers are looked at, and that is recorded."""
    if bagian not in label_bagian(pendaftaran.jenis):
        raise Http404
    if bagian != JENIS and not pendaftaran.jenis:
        messages.info(request, "Pilih dahulu siapa yang mendaftar. Isian berikutnya mengikuti pilihan itu.")
        return redirect("admin:registrasi_bantuan_isi", kode=bantuan.kode, bagian=JENIS)
    try:
        check_bagian_terbuka(pendaftaran, bagian)
    except BagianTerkunci as aturan:
        messages.info(request, str(aturan))
        return redirect(url_bantuan(bantuan))
    form = _form(pendaftaran, bagian, isian(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _simpan(request, bantuan, pendaftaran, bagian, form)
        except actions.IsianBerubah as pertanyaan:
            # The applicant has written meanwhile: the officer reads that before anything is overwritten.
            pendaftaran.refresh_from_db()
            messages.warning(request, f"{pertanyaan} Di bawah ini isian yang tersimpan sekarang.")
            form = _form(pendaftaran, bagian, None)
            return _halaman_isi(request, bantuan, pendaftaran, bagian, form, "", 409)
    return _halaman_isi(request, bantuan, pendaftaran, bagian, form, request.POST.get("tanda", ""), 200)


def _kini(pendaftaran: Pendaftaran, bagian: str) -> dict[str, Any]:
    return {nama: getattr(pendaftaran, nama) for nama in BAGIAN[bagian]}


def _form(pendaftaran: Pendaftaran, bagian: str, kiriman: QueryDict | None) -> forms.Form:
    return form_bagian(bagian, pendaftaran.jenis, kiriman, initial=_kini(pendaftaran, bagian))


def _simpan(
    request: HttpRequest,
    bantuan: BantuanPendaftaran,
    pendaftaran: Pendaftaran,
    bagian: str,
    form: forms.Form,
) -> HttpResponse:
    pk, oleh, tanda = pendaftaran.pk, petugas(request), request.POST.get("tanda")
    data = {nama: form.cleaned_data[nama] for nama in BAGIAN[bagian]}
    tersimpan = tindak(
        request,
        pendaftaran,
        "isi",
        lambda: actions.isi(pk, oleh=oleh, bagian=bagian, tanda=tanda, **data),
    )
    if tersimpan:
        messages.success(request, "Tersimpan atas nama pemohon.")
    return redirect(url_bantuan(bantuan))


def _halaman_isi(
    request: HttpRequest,
    bantuan: BantuanPendaftaran,
    pendaftaran: Pendaftaran,
    bagian: str,
    form: forms.Form,
    tanda: str,
    status: int,
) -> HttpResponse:
    catat_lihat(pendaftaran, oleh=petugas(request), bantuan=bantuan.pk, bagian=bagian)
    return tampilkan(
        request,
        "admin/registrasi/bantuan/isi.html",
        label_bagian(pendaftaran.jenis)[bagian],
        status=status,
        bantuan=bantuan,
        pendaftaran=pendaftaran,
        yang_diperbaiki=pendaftaran.bagian_perbaikan.get(bagian, ""),
        ada_berkas=bagian == JENIS and pendaftaran.dokumen.filter(berkas__isnull=False).exists(),
        form=form,
        # A mistake in the form does not make the page any younger.
        tanda=tanda or tanda_isian(_kini(pendaftaran, bagian)),
    )


def _dokumen(pendaftaran: Pendaftaran, kode: str) -> DokumenSyarat:
    return get_object_or_404(pendaftaran.dokumen.select_related("berkas"), kode=kode)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
@sedang_dibantu
def dokumen(
    request: HttpRequest, bantuan: BantuanPendaftaran, pendaftaran: Pendaftaran, dokumen: str
) -> HttpResponse:
    """Hand in the scan of one document that was made at the counter."""
    syarat, oleh = _dokumen(pendaftaran, dokumen), petugas(request)
    form = UnggahForm(isian(request), unggahan(request), kode=syarat.kode, batas_mb=syarat.batas_mb)
    if form.is_valid():
        try:
            serahkan(pendaftaran, syarat, form.cleaned_data["berkas"], oleh=oleh)
        except AturanDilanggar as aturan:
            catat_penolakan(pendaftaran, "unggah", aturan, oleh=oleh)
            form.add_error("berkas", str(aturan))
        else:
            messages.success(request, f"{syarat.nama} tersimpan atas nama pemohon.")
            return redirect(url_bantuan(bantuan))
    asal = asal_isian(pendaftaran).get((JenisAsal.DOKUMEN, syarat.kode))
    return tampilkan(
        request,
        "admin/registrasi/bantuan/dokumen.html",
        syarat.nama,
        bantuan=bantuan,
        dokumen=syarat,
        terbuka=is_dokumen_terbuka(pendaftaran, syarat),
        boleh_lepas=syarat.berkas_id is not None and pendaftaran.status == "draf",
        halangan=halangan(syarat.berkas) if syarat.berkas else "",
        asal=sebut_asal(asal, kepada_pemohon=False) if asal else "",
        is_formulir=syarat.kode in FORMULIR,
        siap_cetak=_is_siap_cetak(pendaftaran),
        form=form,
    )


@require_POST
@sedang_dibantu
def lepas(
    request: HttpRequest, bantuan: BantuanPendaftaran, pendaftaran: Pendaftaran, dokumen: str
) -> HttpResponse:
    """Take back a file uploaded by mistake."""
    syarat, oleh = _dokumen(pendaftaran, dokumen), petugas(request)
    if tindak(
        request,
        pendaftaran,
        "lepas_berkas",
        lambda: actions.lepas_berkas(pendaftaran.pk, syarat.kode, oleh=oleh),
    ):
        messages.success(request, f"Berkas {syarat.nama} sudah dilepas.")
    return redirect(url_dokumen(bantuan, syarat.kode))


def _is_siap_cetak(pendaftaran: Pendaftaran) -> bool:
    return all(is_bagian_selesai(pendaftaran, bagian) for bagian in label_bagian(pendaftaran.jenis))


@require_safe
@sedang_dibantu
def formulir(
    request: HttpRequest, bantuan: BantuanPendaftaran, pendaftaran: Pendaftaran, dokumen: str
) -> HttpResponse:
    """The form as PDF, for the applicant to sign at the counter; the look is recorded before it leaves."""
    if dokumen not in FORMULIR:
        raise Http404
    if not _is_siap_cetak(pendaftaran):
        messages.info(request, "Lengkapi datanya dahulu. Formulir terisi dari jawaban pemohon.")
        return redirect(url_dokumen(bantuan, dokumen))
    pdf = build_pdf(dokumen, isi_formulir(pendaftaran, dokumen), stempel_waktu=timezone.now())
    catat_lihat(pendaftaran, oleh=petugas(request), bantuan=bantuan.pk, formulir=dokumen)
    nama = f"{dokumen.replace('_', '-')}.pdf"
    kepala = {"Content-Disposition": f'attachment; filename="{nama}"', "Cache-Control": "private, no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=kepala)
