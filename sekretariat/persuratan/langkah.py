"""What is done with a letter: instructed about, closed, put forward, approved, numbered, sent, called off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from lpse.berkas import diterima, diterima_bila_ada
from lpse.formulir import Langkah
from lpse.pintu import isian, sibuk_menjadi_503, tindak, unggahan
from lpse.situs_admin import petugas
from sekretariat.actions.kaitan_surat import kaitkan_surat, lepas_kaitan
from sekretariat.actions.surat_keluar import (
    ajukan_surat,
    batalkan_surat,
    kembalikan_surat,
    kirim_surat,
    nomori_surat,
    setujui_surat,
)
from sekretariat.actions.surat_masuk import selesaikan_surat, unggah_surat
from sekretariat.enums.persuratan import TindakanKeluar, TindakanMasuk
from sekretariat.forms.persuratan import (
    BATAS_MB,
    CatatanForm,
    KaitanForm,
    KirimForm,
    PindaianForm,
    TanpaIsianForm,
)
from sekretariat.models import AgendaSurat, KaitanSurat
from sekretariat.persuratan.bersama import dengan_surat, jalankan, url

K, M = TindakanKeluar, TindakanMasuk


LANGKAH: dict[TindakanKeluar | TindakanMasuk, Langkah] = {
    M.SELESAIKAN: Langkah(
        CatatanForm,
        selesaikan_surat,
        "Surat dinyatakan selesai.",
        "Tulis bagaimana surat ini diselesaikan. Sesudah itu datanya tidak diubah lagi.",
    ),
    K.AJUKAN: Langkah(
        TanpaIsianForm,
        ajukan_surat,
        "Diajukan. Kepala menyetujui atau mengembalikannya.",
        "Sesudah diajukan, surat tidak diubah lagi kecuali dikembalikan.",
    ),
    K.KEMBALIKAN: Langkah(
        CatatanForm, kembalikan_surat, "Dikembalikan ke penyusunnya.", "Tulis apa yang perlu diperbaiki."
    ),
    K.SETUJUI: Langkah(
        TanpaIsianForm,
        setujui_surat,
        "Disetujui. Sekretaris memberi nomor lalu mengirimnya.",
        "Anda menjadi penanda tangan surat ini. Sesudah itu sekretaris memberi nomor dan mengirimnya.",
    ),
    K.NOMORI: Langkah(
        TanpaIsianForm,
        nomori_surat,
        "Surat bernomor. Unduh, kirim, lalu catat pengirimannya.",
        "Nomor berikutnya dipakai dan tetap dalam agenda, juga bila surat ini nanti dibatalkan.",
    ),
    K.BATALKAN: Langkah(
        CatatanForm,
        batalkan_surat,
        "Surat dibatalkan. Nomornya, bila sudah ada, tetap dalam agenda dengan alasannya.",
        "Tulis alasannya. Naskah yang sudah terbit dicabut dan tidak berlaku lagi.",
        is_berat=True,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_surat
def langkah(
    request: HttpRequest, surat: AgendaSurat, *, tindakan: TindakanKeluar | TindakanMasuk
) -> HttpResponse:
    """One step of the letter."""
    satu, oleh = LANGKAH[tindakan], petugas(request)
    form = satu.form(isian(request))
    return jalankan(
        request,
        surat,
        form,
        lambda: satu.act(surat.pk, oleh=oleh, **form.cleaned_data),
        tindakan=tindakan.value,
        judul=str(tindakan.label),
        selesai=satu.selesai,
        tombol=str(tindakan.label),
        keterangan=satu.keterangan,
        is_berat=satu.is_berat,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
@dengan_surat
def kirim(request: HttpRequest, surat: AgendaSurat) -> HttpResponse:
    """When and how it was sent, with what proves it."""
    form, oleh = KirimForm(isian(request), unggahan(request)), petugas(request)

    def simpan() -> AgendaSurat:
        isi = dict(form.cleaned_data)
        kiriman = isi.pop("bukti")
        # Refused, no byte of it stays.
        with diterima_bila_ada(kiriman, oleh=oleh, batas_mb=BATAS_MB) as berkas:
            return kirim_surat(surat.pk, oleh=oleh, bukti=berkas, **isi)

    return jalankan(
        request,
        surat,
        form,
        simpan,
        tindakan="kirim",
        judul="Catat pengiriman",
        selesai="Tercatat dikirim.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
@dengan_surat
def unggah(request: HttpRequest, surat: AgendaSurat) -> HttpResponse:
    """Keep the scan of the letter."""
    form, oleh = PindaianForm(isian(request), unggahan(request)), petugas(request)

    def simpan() -> AgendaSurat:
        with diterima(form.cleaned_data["berkas"], oleh=oleh, batas_mb=BATAS_MB) as berkas:
            return unggah_surat(surat.pk, oleh=oleh, berkas=berkas)

    return jalankan(
        request,
        surat,
        form,
        simpan,
        tindakan="unggah",
        judul="Unggah pindaian",
        selesai="Pindaian tersimpan.",
        tombol="Unggah",
        keterangan="Pindaian yang sudah ada diganti; jejaknya tetap." if surat.berkas_id else "",
    )


@require_POST
@dengan_surat
def kaitkan(request: HttpRequest, surat: AgendaSurat) -> HttpResponseBase:
    """Point to another record of the portal."""
    form, oleh = KaitanForm(request.POST), petugas(request)
    if not form.is_valid():
        messages.error(request, "Isi nomor catatan yang hendak dikaitkan.")
    elif tindak(
        request, surat, "kaitkan", lambda: kaitkan_surat(surat.pk, form.cleaned_data["nomor"], oleh=oleh)
    ):
        messages.success(request, "Tercatat berkaitan.")
    return redirect(url("lihat", surat.kode))


@require_POST
@dengan_surat
def lepas(request: HttpRequest, surat: AgendaSurat) -> HttpResponseBase:
    """Take back a link that was a mistake."""
    nomor, oleh = request.POST.get("nomor", "").replace("\0", ""), petugas(request)
    try:
        tindak(request, surat, "lepas_kaitan", lambda: lepas_kaitan(surat.pk, nomor, oleh=oleh))
    except KaitanSurat.DoesNotExist:
        messages.error(request, "Kaitan itu sudah tidak ada.")
    return redirect(url("lihat", surat.kode))
