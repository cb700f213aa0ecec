"""One control over a risk: planned, carried out with evidence, called off; its evidence."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from lpse.berkas import diterima_bila_ada
from lpse.berkas.http import sajikan_asli
from lpse.berkas.pindai import halangan
from lpse.jejak import catat_lihat
from lpse.pintu import dengan, isian, sibuk_menjadi_503, unggahan
from lpse.situs_admin import petugas
from sekretariat.actions.pengendalian import (
    batalkan_pengendalian,
    laksanakan_pengendalian,
    rencanakan_pengendalian,
)
from sekretariat.enums.risiko import TindakanPengendalian
from sekretariat.forms.evaluasi import BATAS_BUKTI_MB, AlasanForm
from sekretariat.forms.risiko import LaksanakanForm, PengendalianForm
from sekretariat.models import PengendalianRisiko, Risiko
from sekretariat.risiko.bersama import dengan_risiko, jalankan, url

FORMULIR = ["GET", "HEAD", "POST"]
T = TindakanPengendalian
dengan_pengendalian = dengan(
    PengendalianRisiko.objects.select_related("risiko__dicatat_oleh", "berkas", "penanggung")
)


@require_http_methods(FORMULIR)
@dengan_risiko
def rencanakan(request: HttpRequest, risiko: Risiko) -> HttpResponse:
    """Plan a control: what, by whom, until when."""
    oleh = petugas(request)
    awal = {"penanggung": risiko.pemilik_id, "tenggat": risiko.tenggat}
    form = PengendalianForm(isian(request), initial=awal)
    return jalankan(
        request,
        risiko,
        form,
        lambda: rencanakan_pengendalian(risiko.pk, oleh=oleh, **form.cleaned_data),
        tindakan="rencanakan_pengendalian",
        judul=f"Rencanakan pengendalian: {risiko.kode}",
        selesai="Pengendalian direncanakan. Pelaksananya disurati, lalu diingatkan seminggu sebelum tenggat.",
        kembali=url("lihat", risiko.kode),
        remah_risiko=risiko,
        tombol="Rencanakan",
        keterangan=risiko.judul,
    )


@require_http_methods(FORMULIR)
@sibuk_menjadi_503
@dengan_pengendalian
def laksanakan(request: HttpRequest, pengendalian: PengendalianRisiko) -> HttpResponse:
    """Say what was done, and show it; 404 for whoever is not to do it."""
    oleh = petugas(request)
    if not pengendalian.is_milik(oleh):
        raise Http404
    form = LaksanakanForm(isian(request), unggahan(request))

    def simpan() -> PengendalianRisiko:
        isi = {nama: form.cleaned_data[nama] for nama in ("hasil", "bukti")}
        # Refused, no byte of it stays.
        with diterima_bila_ada(form.cleaned_data["berkas"], oleh=oleh, batas_mb=BATAS_BUKTI_MB) as berkas:
            return laksanakan_pengendalian(pengendalian.pk, oleh=oleh, berkas=berkas, **isi)

    return _langkah(
        request,
        pengendalian,
        form,
        simpan,
        T.LAKSANAKAN,
        selesai=f"Pelaksanaan dilaporkan. {pengendalian.risiko.dicatat_oleh} disurati untuk menilai ulang.",
    )


@require_http_methods(FORMULIR)
@dengan_pengendalian
def batalkan(request: HttpRequest, pengendalian: PengendalianRisiko) -> HttpResponse:
    """Call it off, with the reason."""
    oleh, form = petugas(request), AlasanForm(isian(request))
    return _langkah(
        request,
        pengendalian,
        form,
        lambda: batalkan_pengendalian(pengendalian.pk, oleh=oleh, **form.cleaned_data),
        T.BATALKAN,
        selesai="Pengendalian dibatalkan. Rencanakan gantinya, atau nilai ulang risikonya.",
        is_berat=True,
    )


def _langkah(
    request: HttpRequest,
    pengendalian: PengendalianRisiko,
    form: Any,
    act: Any,
    tindakan: TindakanPengendalian,
    **konteks: Any,
) -> HttpResponse:
    alamat = url("lihat", pengendalian.risiko.kode)
    return jalankan(
        request,
        pengendalian,
        form,
        act,
        tindakan=tindakan.value,
        judul=f"{tindakan.label}: {pengendalian.kode}",
        kembali=alamat,
        remah_risiko=pengendalian.risiko,
        tombol=tindakan.label,
        keterangan=pengendalian.uraian,
        **konteks,
    )


@require_safe
@dengan_pengendalian
def berkas(request: HttpRequest, pengendalian: PengendalianRisiko) -> HttpResponseBase:
    """The file that shows what was done; 404 where there is none."""
    if pengendalian.berkas is None or halangan(pengendalian.berkas):
        raise Http404
    catat_lihat(pengendalian, oleh=petugas(request), berkas=pengendalian.berkas.pk)
    return sajikan_asli(pengendalian.berkas, f"Bukti {pengendalian.kode}")
