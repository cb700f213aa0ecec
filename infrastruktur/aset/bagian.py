"""The parts of a server, and what of an asset runs out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from infrastruktur.actions.masa_aset import akhiri_masa, catat_masa
from infrastruktur.actions.suku_cadang import ganti_suku_cadang, lepas_suku_cadang, pasang_suku_cadang
from infrastruktur.aset.bersama import dengan_aset, jalankan, url
from infrastruktur.enums.aset import MASA
from infrastruktur.forms.aset import (
    GantiSukuForm,
    LepasSukuForm,
    MasaForm,
    SukuCadangForm,
    TanpaIsianForm,
)
from infrastruktur.models import Aset
from lpse.pintu import isian
from lpse.situs_admin import petugas


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def pasang(request: HttpRequest, aset: Aset) -> HttpResponse:
    """A part goes in."""
    if not aset.is_bersuku_cadang:
        raise Http404
    form, oleh = SukuCadangForm(isian(request)), petugas(request)
    return jalankan(
        request,
        aset,
        form,
        lambda: pasang_suku_cadang(aset, oleh=oleh, **form.cleaned_data),
        tindakan="pasang_suku_cadang",
        judul=f"Pasang suku cadang di {aset.kode}",
        selesai="Suku cadang tercatat terpasang.",
        kembali=url("lihat", aset.kode),
        aset=aset,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def ganti(request: HttpRequest, aset: Aset, suku: str) -> HttpResponse:
    """A part comes out, and another of its kind goes in."""
    lama = get_object_or_404(aset.suku_cadang, kode=suku)
    awal = {"jenis": lama.jenis, "ukuran_gb": lama.ukuran_gb}
    form, oleh = GantiSukuForm(isian(request), initial=awal), petugas(request)
    return jalankan(
        request,
        aset,
        form,
        lambda: ganti_suku_cadang(aset, oleh=oleh, lama=lama, **form.cleaned_data),
        tindakan="ganti_suku_cadang",
        judul=f"Ganti {lama}",
        selesai="Penggantian tercatat.",
        kembali=url("lihat", aset.kode),
        keterangan="Isi data suku cadang penggantinya.",
        aset=aset,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def lepas(request: HttpRequest, aset: Aset, suku: str) -> HttpResponse:
    """A part comes out."""
    satu = get_object_or_404(aset.suku_cadang, kode=suku)
    form, oleh = LepasSukuForm(isian(request)), petugas(request)
    return jalankan(
        request,
        aset,
        form,
        lambda: lepas_suku_cadang(satu.pk, oleh=oleh, **form.cleaned_data),
        tindakan="lepas_suku_cadang",
        judul=f"Lepas {satu}",
        selesai="Suku cadang tercatat dilepas.",
        kembali=url("lihat", aset.kode),
        aset=aset,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def masa(request: HttpRequest, aset: Aset) -> HttpResponse:
    """A day on which something of it runs out; one that is there already is renewed."""
    if not MASA[aset.register]:
        raise Http404
    form, oleh = MasaForm(aset.register, isian(request)), petugas(request)
    return jalankan(
        request,
        aset,
        form,
        lambda: catat_masa(aset.pk, oleh=oleh, **form.cleaned_data),
        tindakan="catat_masa",
        judul=f"Masa berlaku {aset.kode}",
        selesai="Masa berlaku tercatat. Anda diingatkan 90, 30, dan 7 hari sebelumnya.",
        kembali=url("lihat", aset.kode),
        keterangan="Yang jenisnya sama dan masih diawasi diganti dengan tanggal ini.",
        aset=aset,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def masa_akhiri(request: HttpRequest, aset: Aset, masa: str) -> HttpResponse:
    """It need not be watched any more."""
    satu = get_object_or_404(aset.masa, kode=masa)
    form, oleh = TanpaIsianForm(isian(request)), petugas(request)
    return jalankan(
        request,
        aset,
        form,
        lambda: akhiri_masa(satu.pk, oleh=oleh),
        tindakan="akhiri_masa",
        judul=f"Berhenti mengawasi {satu.get_jenis_display().lower()}",
        selesai="Masa berlaku itu tidak diawasi lagi.",
        kembali=url("lihat", aset.kode),
        tombol="Berhenti mengawasi",
        keterangan="Tidak ada pengingat lagi. Catatannya tetap tersimpan.",
        aset=aset,
    )
