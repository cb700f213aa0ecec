"""What is done with an asset: moved, taken into use or out of it, let go by two people."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from infrastruktur.actions.aset import (
    pindahkan_aset,
    setujui_penghapusan,
    tarik_penghapusan,
    tolak_penghapusan,
    ubah_status_aset,
    usulkan_penghapusan,
)
from infrastruktur.aset.bersama import dengan_aset, jalankan, url
from infrastruktur.enums.aset import TindakanAset, TindakanPenghapusan
from infrastruktur.forms.aset import (
    PindahForm,
    SetujuiForm,
    StatusForm,
    TanpaIsianForm,
    TolakForm,
    UsulHapusForm,
)
from infrastruktur.models import Aset
from infrastruktur.policies.aset import has_kolom
from infrastruktur.queries.aset import usulan_terbuka
from lpse.bentuk import LPSEForm
from lpse.pintu import isian
from lpse.situs_admin import petugas

T, H = TindakanAset, TindakanPenghapusan
STATUS = (T.PAKAI, T.CADANGKAN, T.RUSAKKAN)


@dataclass(frozen=True, slots=True)
class Putusan:
    """One answer to a proposal: its form, its act, what is said before it and after."""

    form: type[LPSEForm]
    act: Callable[..., Any]
    keterangan: str
    selesai: str


PUTUSAN = {
    H.SETUJUI: Putusan(
        SetujuiForm,
        setujui_penghapusan,
        "Aset menjadi dihapuskan dan tidak berubah lagi. Catatannya tetap tersimpan.",
        "Aset dihapuskan. Riwayatnya tetap tersimpan.",
    ),
    H.TOLAK: Putusan(
        TolakForm, tolak_penghapusan, "Aset tetap tercatat seperti sekarang.", "Usulan penghapusan ditolak."
    ),
    H.TARIK: Putusan(
        TanpaIsianForm, tarik_penghapusan, "Aset tetap tercatat seperti sekarang.", "Usulan Anda ditarik."
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def pindah(request: HttpRequest, aset: Aset) -> HttpResponse:
    """Another place, or another holder."""
    if not has_kolom(aset.register, "pemegang"):
        raise Http404
    awal = {"lokasi": aset.lokasi.kode if aset.lokasi else "", "pemegang": aset.pemegang}
    form, oleh = PindahForm(isian(request), initial=awal), petugas(request)
    return jalankan(
        request,
        aset,
        form,
        lambda: pindahkan_aset(aset.pk, oleh=oleh, **form.cleaned_data),
        tindakan="pindahkan",
        judul=f"Pindahkan {aset.kode}",
        selesai="Perpindahan tercatat.",
        kembali=url("lihat", aset.kode),
        aset=aset,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def ubah_status(request: HttpRequest, aset: Aset, *, tindakan: TindakanAset) -> HttpResponse:
    """Used, kept in reserve, or broken."""
    form, oleh = StatusForm(isian(request)), petugas(request)
    return jalankan(
        request,
        aset,
        form,
        lambda: ubah_status_aset(aset.pk, oleh=oleh, tindakan=tindakan, **form.cleaned_data),
        tindakan=tindakan.value,
        judul=f"{tindakan.label}: {aset.kode}",
        selesai="Status tersimpan.",
        kembali=url("lihat", aset.kode),
        aset=aset,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def usul_hapus(request: HttpRequest, aset: Aset) -> HttpResponse:
    """Propose that it be let go."""
    form, oleh = UsulHapusForm(isian(request), initial={"metode": aset.metode_penghapusan}), petugas(request)
    return jalankan(
        request,
        aset,
        form,
        lambda: usulkan_penghapusan(aset.pk, oleh=oleh, **form.cleaned_data),
        tindakan="usulkan_penghapusan",
        judul=f"Usulkan penghapusan {aset.kode}",
        selesai="Usulan tersimpan. Orang lain yang memutuskannya.",
        kembali=url("lihat", aset.kode),
        tombol="Usulkan penghapusan",
        keterangan="Penghapusan diputus orang lain. Aset tetap tercatat sampai disetujui.",
        aset=aset,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_aset
def putus_hapus(request: HttpRequest, aset: Aset, *, tindakan: TindakanPenghapusan) -> HttpResponse:
    """Answer the proposal; 404 where none is open."""
    usulan, satu, oleh = usulan_terbuka(aset), PUTUSAN[tindakan], petugas(request)
    if usulan is None:
        raise Http404
    form = satu.form(isian(request))
    return jalankan(
        request,
        aset,
        form,
        lambda: satu.act(usulan.pk, oleh=oleh, **form.cleaned_data),
        tindakan=f"penghapusan_{tindakan.value}",
        judul=f"{tindakan.label}: {aset.kode}",
        selesai=satu.selesai,
        kembali=url("lihat", aset.kode),
        tombol=tindakan.label,
        is_berat=tindakan == H.SETUJUI,
        keterangan=satu.keterangan,
        usulan=usulan,
        aset=aset,
    )
