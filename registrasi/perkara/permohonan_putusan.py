"""The decision pages of a request: nothing is sent before its letter has been read."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lpse.aturan import AturanDilanggar
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.enums.permohonan import TindakanPermohonan
from registrasi.forms.permohonan import (
    AlasanPermohonanForm,
    KembalikanPermohonanForm,
    SetujuiPermohonanForm,
)
from registrasi.meja.pratinjau import Pratinjau, SuratBerubah, kirim_yang_dibaca, pratinjau
from registrasi.models import Permohonan
from registrasi.perkara.permohonan_bersama import dengan_permohonan, url_perkara
from registrasi.policies.beda import beda_permohonan

T = TindakanPermohonan
Formulir = SetujuiPermohonanForm | AlasanPermohonanForm
Tindakan = Callable[..., Permohonan]
JUDUL = {T.SETUJUI: "Setujui permohonan", T.KEMBALIKAN: "Kembalikan permohonan", T.TOLAK: "Tolak permohonan"}
SELESAI = {
    T.SETUJUI: "{} disetujui. Data yang baru sudah berlaku.",
    T.KEMBALIKAN: "{} dikembalikan. Pemohon menerima yang perlu diperbaiki.",
    T.TOLAK: "{} ditolak. Pemohon menerima alasannya.",
}


def _act(form: Formulir, permohonan: Permohonan, act: Tindakan, request: HttpRequest) -> Any:
    """The act as preview and sending call it. Any: the preview is written for registrations, whose outbox
    rows, account and code a request has as well.
    """
    return cast(Any, lambda: act(permohonan.pk, oleh=petugas(request), **form.isi))


def _baca(act: Any) -> tuple[Pratinjau | None, str]:
    """The letter, or the sentence of the rule that stands in the way."""
    try:
        return pratinjau(act), ""
    except AturanDilanggar as aturan:
        return None, str(aturan)


def _halaman(
    request: HttpRequest,
    permohonan: Permohonan,
    tindakan: T,
    form: Formulir,
    surat: tuple[Pratinjau | None, str] = (None, ""),
    status: int = 200,
) -> HttpResponse:
    return tampilkan(
        request,
        "admin/registrasi/permohonan/putusan.html",
        JUDUL[tindakan],
        status=status,
        permohonan=permohonan,
        tindakan=tindakan,
        beda=beda_permohonan(permohonan, terbuka=False),
        dokumen=actions.dokumen_berlaku(permohonan),
        form=form,
        surat=surat[0],
        halangan=surat[1],
    )


def _kirim(
    request: HttpRequest, permohonan: Permohonan, tindakan: T, form: Formulir, act: Any
) -> HttpResponse:
    """Do the act for good if exactly this letter was read; the page again where it reads otherwise now."""
    berubah: list[SuratBerubah] = []

    def jalankan() -> Any:
        try:
            return kirim_yang_dibaca(act, request.POST.get("sidik", ""))
        except SuratBerubah as lain:
            berubah.append(lain)
            raise

    hasil = tindak(request, permohonan, tindakan.value, jalankan)
    if berubah:
        return _halaman(request, permohonan, tindakan, form, (berubah[0].surat, ""), KONFLIK)
    if hasil is not None:
        messages.success(request, SELESAI[tindakan].format(permohonan.nomor))
    return redirect(url_perkara(permohonan))


def _putuskan(
    request: HttpRequest, permohonan: Permohonan, tindakan: T, form: Formulir, act: Tindakan
) -> HttpResponse:
    """Show the letter first, do the act when it has been read."""
    if request.method == "POST" and form.is_valid():
        jalan = _act(form, permohonan, act, request)
        if "kirim" in request.POST:
            return _kirim(request, permohonan, tindakan, form, jalan)
        return _halaman(request, permohonan, tindakan, form, _baca(jalan))
    return _halaman(request, permohonan, tindakan, form)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_permohonan
def setujui(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Approve: what will hold and the letter, then the button."""
    awal = {"putaran": permohonan.putaran}
    if request.method == "POST":
        form = SetujuiPermohonanForm(request.POST)
        return _putuskan(request, permohonan, T.SETUJUI, form, actions.setujui_permohonan)
    # Nothing has to be written first, so the letter is there at once.
    form = SetujuiPermohonanForm(awal)
    form.is_valid()
    surat = _baca(_act(form, permohonan, actions.setujui_permohonan, request))
    return _halaman(request, permohonan, T.SETUJUI, form, surat)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_permohonan
def kembalikan(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Return for correction."""
    form = KembalikanPermohonanForm(
        isian(request),
        initial={"putaran": permohonan.putaran},
        berkas=actions.dokumen_berlaku(permohonan),
    )
    return _putuskan(request, permohonan, T.KEMBALIKAN, form, actions.kembalikan_permohonan)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_permohonan
def tolak(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Refuse with a reason."""
    form = AlasanPermohonanForm(isian(request), initial={"putaran": permohonan.putaran})
    return _putuskan(request, permohonan, T.TOLAK, form, actions.tolak_permohonan)
