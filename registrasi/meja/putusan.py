"""The four decisions, each on its own page with the letter that the applicant will read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lpse.aturan import AturanDilanggar
from lpse.pintu import KONFLIK, isian, tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.enums.pendaftaran import Tindakan
from registrasi.forms.meja import AlasanForm, PerbaikanForms, TolakForm
from registrasi.meja.bersama import dengan_pendaftaran, url_meja
from registrasi.meja.pratinjau import Pratinjau, SuratBerubah, kirim_yang_dibaca, pratinjau
from registrasi.models import Pendaftaran
from registrasi.policies.pendaftaran import SedangDiperiksa, SudahBerubah, tanda_dokumen

JUDUL = {
    Tindakan.SETUJUI: "Setujui pendaftaran",
    Tindakan.KEMBALIKAN: "Kembalikan untuk diperbaiki",
    Tindakan.TOLAK: "Tolak pendaftaran",
    Tindakan.CABUT: "Cabut persetujuan",
}
# Refusals that leave the officer on the page, with all that was typed, instead of at the desk.
TETAP_DI_HALAMAN = (SedangDiperiksa, SudahBerubah, SuratBerubah)


@dataclass(slots=True)
class HalamanPutusan:
    """One decision page: its act, the sentence once it is done, and what the page needs beside the letter.

    `act` takes `tanda`, the mark of the page that is decided on; None for a preview.
    """

    tindakan: Tindakan
    act: Callable[..., Pendaftaran]
    selesai: str
    konteks: dict[str, Any]


def _baca(h: HalamanPutusan) -> tuple[Pratinjau | None, str]:
    """The letter, or the sentence of the rule that stands in the way."""
    try:
        return pratinjau(h.act), ""
    except AturanDilanggar as aturan:
        return None, str(aturan)


def _tampil(
    request: HttpRequest,
    pendaftaran: Pendaftaran,
    h: HalamanPutusan,
    surat: Pratinjau | None = None,
    halangan: str = "",
    *,
    tanda: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the page. `tanda` is what it was first made from, and stays so from step to step."""
    return tampilkan(
        request,
        f"admin/registrasi/putusan_{h.tindakan.value}.html",
        JUDUL[h.tindakan],
        status=status,
        pendaftaran=pendaftaran,
        surat=surat,
        halangan=halangan,
        tanda_halaman=tanda or tanda_dokumen(pendaftaran.dokumen.all()),
        **h.konteks,
    )


def _lakukan(
    request: HttpRequest, pendaftaran: Pendaftaran, h: HalamanPutusan, act: Callable[[], Pendaftaran]
) -> HttpResponse:
    """Do the act for good. The desk shows what came of it; this page again, where something changed."""
    tetap: list[AturanDilanggar] = []

    def jalankan() -> Pendaftaran:
        try:
            return act()
        except TETAP_DI_HALAMAN as berubah:
            tetap.append(berubah)
            raise

    hasil = tindak(request, pendaftaran, h.tindakan.value, jalankan)
    if not tetap:
        if hasil is not None:
            messages.success(request, h.selesai)
        return redirect(url_meja(pendaftaran))
    surat, _ = _baca(h)
    # Whoever was told what changed decides on the page as it is now.
    tanda = "" if isinstance(tetap[0], SudahBerubah) else request.POST.get("tanda", "")
    return _tampil(request, pendaftaran, h, surat, tanda=tanda, status=KONFLIK)


def _dua_langkah(request: HttpRequest, pendaftaran: Pendaftaran, h: HalamanPutusan) -> HttpResponse:
    """Show the letter first; do the act when exactly this letter has been read."""
    tanda = request.POST.get("tanda")
    if "kirim" in request.POST:
        act = partial(h.act, tanda=tanda)
        sidik = request.POST.get("sidik", "")
        return _lakukan(request, pendaftaran, h, lambda: kirim_yang_dibaca(act, sidik))
    return _tampil(request, pendaftaran, h, *_baca(h), tanda=tanda or "")


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def setujui(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Approve: what will be issued and the letter, then the button."""
    oleh = petugas(request)
    h = HalamanPutusan(
        Tindakan.SETUJUI,
        partial(actions.setujui, pendaftaran.pk, oleh=oleh),
        f"{pendaftaran.nomor} disetujui. Unduh Berita Acara di bagian Naskah, cetak, dan tanda tangani.",
        {"dokumen": pendaftaran.dokumen.select_related("diperiksa_oleh")},
    )
    if request.method == "POST":
        return _lakukan(request, pendaftaran, h, partial(h.act, tanda=request.POST.get("tanda")))
    return _tampil(request, pendaftaran, h, *_baca(h))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def kembalikan(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Return for correction: choose documents and sections with reasons, read the letter, send it."""
    oleh = petugas(request)
    forms = PerbaikanForms(pendaftaran.dokumen.all(), pendaftaran.jenis, isian(request))
    h = HalamanPutusan(
        Tindakan.KEMBALIKAN,
        lambda tanda=None: actions.kembalikan(pendaftaran.pk, oleh=oleh, tanda=tanda, **forms.data_perbaikan),
        f"{pendaftaran.nomor} dikembalikan. Pemohon menerima daftar perbaikannya.",
        {"forms": forms},
    )
    if request.method == "POST" and forms.is_valid():
        return _dua_langkah(request, pendaftaran, h)
    return _tampil(request, pendaftaran, h, tanda=request.POST.get("tanda", ""))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def tolak(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Refuse with a reason."""
    oleh, form = petugas(request), TolakForm(isian(request))
    h = HalamanPutusan(
        Tindakan.TOLAK,
        lambda tanda=None: actions.tolak(pendaftaran.pk, oleh=oleh, alasan=form.pilihan, tanda=tanda),
        f"{pendaftaran.nomor} ditolak. Pemohon menerima alasannya.",
        {"form": form},
    )
    return _dengan_formulir(request, pendaftaran, h)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_pendaftaran
def cabut(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Revoke a wrong approval with a reason."""
    oleh, form = petugas(request), AlasanForm(isian(request))
    h = HalamanPutusan(
        Tindakan.CABUT,
        lambda tanda=None: actions.cabut(pendaftaran.pk, oleh=oleh, alasan=form.pilihan),
        f"Persetujuan {pendaftaran.nomor} dicabut. Naskahnya terbaca dicabut dan aksesnya berakhir.",
        {"form": form},
    )
    return _dengan_formulir(request, pendaftaran, h)


def _dengan_formulir(request: HttpRequest, pendaftaran: Pendaftaran, h: HalamanPutusan) -> HttpResponse:
    if request.method == "POST" and h.konteks["form"].is_valid():
        return _dua_langkah(request, pendaftaran, h)
    return _tampil(request, pendaftaran, h, tanda=request.POST.get("tanda", ""))
