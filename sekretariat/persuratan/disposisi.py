"""Instructions about letters: given, passed on, reported on, withdrawn; and everybody's own list."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from lpse.ekspor import jawab_csv, sel_ya
from lpse.models import Akun
from lpse.peran import DISPOSISIKAN_SURAT
from lpse.pintu import View, isian
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.disposisi import (
    disposisikan,
    selesaikan_disposisi,
    tarik_disposisi,
    teruskan_disposisi,
)
from sekretariat.enums.persuratan import TindakanDisposisi
from sekretariat.forms.persuratan import CatatanForm, DisposisiForm
from sekretariat.models import AgendaSurat, Disposisi
from sekretariat.persuratan.bersama import dengan_surat, jalankan, url
from sekretariat.queries.persuratan import disposisi_lewat_semua, disposisi_saya, surat_terbaca

TERBANYAK = 100
KEPALA = ("Surat", "Perihal", "Dari", "Kepada", "Instruksi", "Tenggat", "Lewat tenggat")
T = TindakanDisposisi
SELESAI = {
    T.SELESAIKAN: "Terima kasih, disposisi tercatat selesai.",
    T.TERUSKAN: "Diteruskan. Bagian Anda tetap Anda laporkan sendiri.",
    T.TARIK: "Disposisi ditarik.",
}
KETERANGAN = {
    T.SELESAIKAN: "Tulis apa yang dikerjakan dan hasilnya.",
    T.TERUSKAN: "Bagian Anda sendiri tetap Anda laporkan selesai.",
    T.TARIK: "Tulis alasannya. Penerimanya tidak perlu mengerjakannya lagi.",
}


def dengan_disposisi(view: View) -> View:
    """Hand the view the instruction with this code, if it is one's own or one gives them; else 404."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        satu = get_object_or_404(Disposisi.objects.select_related("surat", "kepada", "dari"), kode=kode)
        oleh = petugas(request)
        if satu.kepada_id != oleh.pk and not oleh.has_perm(DISPOSISIKAN_SURAT):
            raise Http404
        return view(request, satu, **kwargs)

    return terbuka


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """What this person is to do; for whoever gives instructions also what others are late with."""
    oleh = petugas(request)
    return tampilkan(
        request,
        "admin/sekretariat/persuratan/disposisi.html",
        "Disposisi saya",
        milik_saya=disposisi_saya(oleh)[:TERBANYAK],
        lewat=_lewat(oleh)[:TERBANYAK],
        url_daftar=url(),
    )


def _lewat(oleh: Akun) -> QuerySet[Disposisi]:
    """What others are late with, for whoever gives instructions."""
    return disposisi_lewat_semua() if oleh.has_perm(DISPOSISIKAN_SURAT) else Disposisi.objects.none()


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """The same as CSV, without the limit of the page."""
    oleh = petugas(request)
    semua = [
        *((satu, oleh) for satu in disposisi_saya(oleh)),
        *((satu, satu.kepada) for satu in _lewat(oleh)),
    ]
    baris = (
        (
            *(d.surat.sebutan, d.surat.perihal, str(d.dari), str(kepada)),
            *(d.instruksi, d.tenggat, sel_ya(d.is_terlambat)),
        )
        for d, kepada in dict.fromkeys(semua)
    )
    return jawab_csv("disposisi", KEPALA, baris, peristiwa="disposisi.diekspor", oleh=oleh)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_surat
def beri(request: HttpRequest, surat: AgendaSurat) -> HttpResponse:
    """Tell officers what to do about a letter; the sheet is issued with it."""
    oleh = petugas(request)
    form = DisposisiForm(isian(request), oleh=oleh)
    return jalankan(
        request,
        surat,
        form,
        lambda: disposisikan(surat.pk, oleh=oleh, **_kolom(form)),
        tindakan="disposisikan",
        judul="Disposisikan",
        selesai="Didisposisikan. Penerimanya diberi tahu lewat surat elektronik; lembarnya dapat dicetak.",
        tombol="Disposisikan",
    )


def _kolom(form: DisposisiForm) -> dict[str, Any]:
    isi = dict(form.cleaned_data)
    return isi | {"kepada": list(isi["kepada"])}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_disposisi
def teruskan(request: HttpRequest, satu: Disposisi) -> HttpResponse:
    """Pass an instruction of one's own on."""
    oleh = petugas(request)
    form = DisposisiForm(isian(request), oleh=oleh, initial={"instruksi": satu.instruksi})
    return _jalankan(
        request, satu, form, T.TERUSKAN, lambda: teruskan_disposisi(satu.pk, oleh=oleh, **_kolom(form))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_disposisi
def akhiri(request: HttpRequest, satu: Disposisi, *, tindakan: TindakanDisposisi) -> HttpResponse:
    """Report that it is done, or withdraw it."""
    oleh, form = petugas(request), CatatanForm(isian(request))
    act = selesaikan_disposisi if tindakan == T.SELESAIKAN else tarik_disposisi
    return _jalankan(
        request, satu, form, tindakan, lambda: act(satu.pk, oleh=oleh, catatan=form.cleaned_data["catatan"])
    )


def _jalankan(
    request: HttpRequest, satu: Disposisi, form: Any, tindakan: TindakanDisposisi, act: Callable[[], Any]
) -> HttpResponse:
    # Whoever lost the right to read the letter meanwhile does not read it on this form either.
    surat = get_object_or_404(surat_terbaca(petugas(request)), pk=satu.surat_id)
    return jalankan(
        request,
        surat,
        form,
        act,
        tindakan=f"disposisi_{tindakan.value}",
        judul=tindakan.label,
        selesai=SELESAI[tindakan],
        tombol=tindakan.label,
        keterangan=KETERANGAN[tindakan],
        disposisi=satu,
    )
