"""The question pages: kind of applicant, company, responsible person."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lpse.pintu import isian as terkirim
from lpse.pintu import tindak
from lpse.serentak import tanda_isian
from registrasi import actions
from registrasi.enums.pendaftaran import JenisPemohon
from registrasi.forms.pendaftaran import form_bagian
from registrasi.models import Pendaftaran
from registrasi.models.pendaftaran import MENEMPATI
from registrasi.policies.pendaftaran import (
    BAGIAN,
    INSTANSI,
    JENIS,
    LABEL_BAGIAN,
    PEJABAT,
    PENANGGUNG_JAWAB,
    PERUSAHAAN,
    BagianTerkunci,
    PeranSudahTerdaftar,
    SudahTerdaftar,
    check_bagian_terbuka,
)
from registrasi.views.bersama import milik_pemohon, url_kembali, url_tugas
from registrasi.views.ringkasan import Selisih, selisih


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@milik_pemohon
def isian(request: HttpRequest, pendaftaran: Pendaftaran, bagian: str) -> HttpResponse:
    """One section of the data: `bagian` is a key of policies.BAGIAN."""
    if bagian not in BAGIAN:
        raise Http404
    if request.method != "POST":
        try:
            check_bagian_terbuka(pendaftaran, bagian)
        except BagianTerkunci as aturan:
            messages.info(request, str(aturan))
            return redirect(url_tugas(pendaftaran))
    if bagian != JENIS and not pendaftaran.jenis:
        messages.info(request, "Pilih dahulu siapa yang mendaftar. Isian berikutnya mengikuti pilihan itu.")
        return redirect("registrasi:isian", kode=pendaftaran.kode, bagian=JENIS)
    form = _form(request, pendaftaran, bagian)
    if request.method == "POST" and form.is_valid():
        try:
            return _simpan(request, pendaftaran, bagian, form.cleaned_data)
        except actions.IsianBerubah as pertanyaan:
            return _tanyakan(request, pendaftaran, bagian, form, pertanyaan)
    # A mistake in the form does not make the page any younger.
    return _halaman(request, pendaftaran, bagian, form, request.POST.get("tanda"))


def _tanyakan(
    request: HttpRequest,
    pendaftaran: Pendaftaran,
    bagian: str,
    form: forms.Form,
    pertanyaan: actions.IsianBerubah,
) -> HttpResponse:
    """Show both answers where another tab has saved; whoever saves after that has read what goes."""
    pendaftaran.refresh_from_db()
    beda = selisih(pendaftaran, form, pertanyaan.berubah)
    form.add_error(None, str(pertanyaan))
    return _halaman(request, pendaftaran, bagian, form, None, beda)


def _halaman(
    request: HttpRequest,
    pendaftaran: Pendaftaran,
    bagian: str,
    form: forms.Form,
    tanda: str | None,
    beda: list[Selisih] | None = None,
) -> HttpResponse:
    kini = {nama: getattr(pendaftaran, nama) for nama in BAGIAN[bagian]}
    konteks = {
        "pendaftaran": pendaftaran,
        "form": form,
        "tanda": tanda_isian(kini) if tanda is None else tanda,
        "selisih": beda,
        "judul": LABEL_BAGIAN[bagian],
        "yang_diperbaiki": pendaftaran.bagian_perbaikan.get(bagian, ""),
        "kembali": url_kembali(request, pendaftaran),
        "ada_berkas": bagian == JENIS and pendaftaran.dokumen.filter(berkas__isnull=False).exists(),
    }
    return render(request, "registrasi/isian.html", konteks, status=409 if beda else 200)


def _form(request: HttpRequest, pendaftaran: Pendaftaran, bagian: str) -> forms.Form:
    data = terkirim(request)
    awal = {nama: getattr(pendaftaran, nama) for nama in BAGIAN[bagian]}
    if bagian == PENANGGUNG_JAWAB and pendaftaran.jenis == JenisPemohon.PERORANGAN:
        awal |= {k: v for k, v in _dari_data_diri(pendaftaran).items() if not awal[k]}
    return form_bagian(bagian, pendaftaran.jenis, data, initial=awal)


def _dari_data_diri(pendaftaran: Pendaftaran) -> dict[str, str]:
    """A person who offers their own services is their own responsible person: nothing is asked twice."""
    # A resident's 16-digit NPWP is their NIK; one that begins with 0 is an old number.
    nik = pendaftaran.npwp16 if pendaftaran.npwp16[:1] != "0" else ""
    return {"penanggung_jawab_nama": pendaftaran.nama_perusahaan, "penanggung_jawab_nik": nik}


def _simpan(request: HttpRequest, pendaftaran: Pendaftaran, bagian: str, isi: dict[str, Any]) -> HttpResponse:
    pk, oleh = pendaftaran.pk, pendaftaran.akun
    data = {nama: isi[nama] for nama in BAGIAN[bagian]}
    tanda = request.POST.get("tanda")
    tersimpan = tindak(
        request,
        pendaftaran,
        "isi",
        lambda: actions.isi(pk, oleh=oleh, bagian=bagian, tanda=tanda, **data),
    )
    if tersimpan is None:
        return redirect(url_tugas(pendaftaran))
    # The decision falls at sending; said now, it saves the person from scanning in vain.
    if bagian == PERUSAHAAN and _sudah_dipakai(tersimpan, npwp16=tersimpan.npwp16):
        messages.warning(request, str(SudahTerdaftar()))
    if bagian in (INSTANSI, PEJABAT) and _peran_sudah_dipakai(tersimpan):
        messages.warning(request, str(PeranSudahTerdaftar()))
    return redirect(url_kembali(request, pendaftaran))


def _peran_sudah_dipakai(p: Pendaftaran) -> bool:
    """Whether another case has the official's role under their NIP, or their NIK where there is no NIP."""
    if not p.peran_pengguna or not (p.nip or p.penanggung_jawab_nik):
        return False
    nomor = {"nip": p.nip} if p.nip else {"nip": "", "penanggung_jawab_nik": p.penanggung_jawab_nik}
    return _sudah_dipakai(p, jenis=p.jenis, peran_pengguna=p.peran_pengguna, **nomor)


def _sudah_dipakai(pendaftaran: Pendaftaran, **sama: str) -> bool:
    lain = Pendaftaran.objects.filter(**sama, status__in=MENEMPATI)
    return lain.exclude(pk=pendaftaran.pk).exists()
