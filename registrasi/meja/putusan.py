"""The four decisions, each on its own page with the letter that the applicant will read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lpse.aturan import AturanDilanggar
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions, alasan
from registrasi.enums import Tindakan
from registrasi.forms_meja import AlasanForm, PerbaikanForms
from registrasi.meja.bersama import dengan_pendaftaran, url_meja
from registrasi.meja.pratinjau import Pratinjau, pratinjau
from registrasi.models import Pendaftaran

Act = Callable[[], Pendaftaran]
JUDUL = {
    Tindakan.SETUJUI: "Setujui pendaftaran",
    Tindakan.KEMBALIKAN: "Kembalikan untuk diperbaiki",
    Tindakan.TOLAK: "Tolak pendaftaran",
    Tindakan.CABUT: "Cabut persetujuan",
}
BERUBAH = "Surat berubah sejak pratinjau terakhir. Baca sekali lagi, lalu kirim."


@dataclass(slots=True)
class HalamanPutusan:
    """One decision page: its act, the sentence once it is done, and what the page needs beside the letter."""

    tindakan: Tindakan
    act: Act
    selesai: str
    konteks: dict[str, Any]


def _baca(act: Act) -> tuple[Pratinjau | None, str]:
    """The letter, or the sentence of the rule that stands in the way."""
    try:
        return pratinjau(act), ""
    except AturanDilanggar as aturan:
        return None, str(aturan)


def _tampil(
    request: HttpRequest, pendaftaran: Pendaftaran, h: HalamanPutusan, surat: Pratinjau | None, halangan: str
) -> HttpResponse:
    return tampilkan(
        request,
        f"admin/registrasi/putusan_{h.tindakan.value}.html",
        JUDUL[h.tindakan],
        pendaftaran=pendaftaran,
        surat=surat,
        halangan=halangan,
        **h.konteks,
    )


def _lakukan(request: HttpRequest, pendaftaran: Pendaftaran, h: HalamanPutusan) -> HttpResponse:
    """Do the act for good; either way the desk shows what came of it."""
    hasil = tindak(request, pendaftaran, h.tindakan.value, h.act)
    if hasil is not None:
        messages.success(request, h.selesai)
    return redirect(url_meja(pendaftaran))


def _dua_langkah(request: HttpRequest, pendaftaran: Pendaftaran, h: HalamanPutusan) -> HttpResponse:
    """Show the letter first; do the act when exactly this letter has been read."""
    surat, halangan = _baca(h.act)
    if "kirim" in request.POST:
        if surat is None or surat.sidik == request.POST.get("sidik"):
            return _lakukan(request, pendaftaran, h)
        messages.warning(request, BERUBAH)
    return _tampil(request, pendaftaran, h, surat, halangan)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def setujui(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Approve: what will be issued and the letter, then the button."""
    oleh = petugas(request)
    h = HalamanPutusan(
        Tindakan.SETUJUI,
        lambda: actions.setujui(pendaftaran.pk, oleh=oleh),
        f"{pendaftaran.nomor} disetujui. Unduh Berita Acara di bagian Naskah, cetak, dan tanda tangani.",
        {"dokumen": pendaftaran.dokumen.select_related("diperiksa_oleh")},
    )
    if request.method == "POST":
        return _lakukan(request, pendaftaran, h)
    return _tampil(request, pendaftaran, h, *_baca(h.act))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def kembalikan(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Return for correction: choose documents and sections with reasons, read the letter, send it."""
    oleh = petugas(request)
    forms = PerbaikanForms(pendaftaran.dokumen.all(), request.POST if request.method == "POST" else None)
    h = HalamanPutusan(
        Tindakan.KEMBALIKAN,
        lambda: actions.kembalikan(pendaftaran.pk, oleh=oleh, **forms.data_perbaikan),
        f"{pendaftaran.nomor} dikembalikan. Pemohon menerima daftar perbaikannya.",
        {"forms": forms},
    )
    if request.method == "POST" and forms.is_valid():
        return _dua_langkah(request, pendaftaran, h)
    return _tampil(request, pendaftaran, h, None, "")


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def tolak(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Refuse with a reason."""
    selesai = f"{pendaftaran.nomor} ditolak. Pemohon menerima alasannya."
    return _dengan_alasan(request, pendaftaran, Tindakan.TOLAK, actions.tolak, selesai)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def cabut(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Revoke a wrong approval with a reason."""
    selesai = f"Persetujuan {pendaftaran.nomor} dicabut. Naskahnya terbaca dicabut dan aksesnya berakhir."
    return _dengan_alasan(request, pendaftaran, Tindakan.CABUT, actions.cabut, selesai)


def _dengan_alasan(
    request: HttpRequest,
    pendaftaran: Pendaftaran,
    tindakan: Tindakan,
    act: Callable[..., Pendaftaran],
    selesai: str,
) -> HttpResponse:
    oleh = petugas(request)
    form = AlasanForm(request.POST if request.method == "POST" else None)
    h = HalamanPutusan(
        tindakan,
        lambda: act(pendaftaran.pk, oleh=oleh, alasan=form.cleaned_data["alasan"]),
        selesai,
        {"form": form, "saran": alasan.PENOLAKAN},
    )
    if request.method == "POST" and form.is_valid():
        return _dua_langkah(request, pendaftaran, h)
    return _tampil(request, pendaftaran, h, None, "")
