"""What is written on a ticket's page: an answer, a note, the user's word; and the acts of one button."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from layanan.actions.penyelesaian import selesaikan
from layanan.actions.percakapan import (
    AdaPesanBaru,
    balas,
    catat_internal,
    catat_pesan_pengguna,
    minta_keterangan,
)
from layanan.actions.tiket import ambil as ambil_tiket
from layanan.actions.tiket import tonton as tonton_tiket
from layanan.enums.tiket import Saluran, TindakanTiket
from layanan.forms.jawaban import CatatanForm, JawabForm, KataPenggunaForm
from layanan.forms.tiket_publik import BATAS_MB
from layanan.meja.bersama import dengan_tiket, url_tiket
from layanan.meja.tiket import tampilkan_tiket
from layanan.models import Tiket
from lpse.aturan import AturanDilanggar
from lpse.berkas import BerkasDitolak, diterima
from lpse.jejak import catat_penolakan
from lpse.models import Akun, Berkas
from lpse.pintu import KONFLIK, tindak
from lpse.situs_admin import petugas

T = TindakanTiket
TERKIRIM = {
    T.BALAS: "Jawaban terkirim.",
    T.MINTA_KETERANGAN: "Permintaan keterangan terkirim. Jam penyelesaian berhenti sampai pengguna menjawab.",
    T.SELESAIKAN: "Jawaban terkirim. Pengguna ditanya apakah urusannya selesai.",
}


def dengan_berkas(unggahan: Iterable[Any], oleh: Akun, act: Callable[[Sequence[Berkas]], Any]) -> Any:
    """Take the files in and do the act with them; whatever fails, no copy of them stays.

    Raises BerkasDitolak, and what the act raises.
    """
    with ExitStack() as tumpukan:
        berkas = [tumpukan.enter_context(diterima(satu, oleh=oleh, batas_mb=BATAS_MB)) for satu in unggahan]
        return act(berkas)


@require_POST
@dengan_tiket
def jawab(request: HttpRequest, tiket: Tiket) -> HttpResponse:
    """Send an answer, and what follows it; held back (409) where somebody wrote meanwhile."""
    oleh, form = petugas(request), JawabForm(request.POST, request.FILES, tiket=tiket)
    if not form.is_valid():
        return tampilkan_tiket(request, tiket, jawab=form, status=200)
    langkah = T(form.cleaned_data["langkah"])
    try:
        dengan_berkas(
            form.cleaned_data["lampiran"], oleh, lambda berkas: _kirim(tiket, langkah, form, oleh, berkas)
        )
    except BerkasDitolak as ditolak:
        form.add_error("lampiran", str(ditolak))
        return tampilkan_tiket(request, tiket, jawab=form)
    except AturanDilanggar as aturan:
        return _tertahan(request, tiket, langkah, form, aturan)
    messages.success(request, TERKIRIM[langkah])
    return redirect(url_tiket(tiket, "percakapan"))


def _kirim(
    tiket: Tiket, langkah: TindakanTiket, form: JawabForm, oleh: Akun, berkas: Sequence[Berkas]
) -> None:
    isi = form.cleaned_data
    umum = {"oleh": oleh, "isi": isi["isi"], "lampiran": berkas, "terbaca": isi["terbaca"] or 0}
    if langkah == T.MINTA_KETERANGAN:
        minta_keterangan(tiket.pk, **umum)
    elif langkah == T.SELESAIKAN:
        selesaikan(tiket.pk, **umum, saluran=Saluran(isi["saluran"]), hasil=isi.get("hasil") or None)
    else:
        balas(tiket.pk, **umum, saluran=Saluran(isi["saluran"]))


def _tertahan(
    request: HttpRequest, tiket: Tiket, langkah: TindakanTiket, form: JawabForm, aturan: AturanDilanggar
) -> HttpResponse:
    """The page again with all that was typed; sent once more it answers what is on it now."""
    catat_penolakan(tiket, langkah.value, aturan, oleh=petugas(request))
    disusul = isinstance(aturan, AdaPesanBaru)
    if not disusul:
        messages.error(request, str(aturan))
    tiket.refresh_from_db()
    return tampilkan_tiket(request, tiket, jawab=form, disusul=disusul, status=KONFLIK)


@require_POST
@dengan_tiket
def catatan(request: HttpRequest, tiket: Tiket) -> HttpResponse:
    """Keep a note among the officers."""
    oleh, form = petugas(request), CatatanForm(request.POST, request.FILES, prefix="catatan")
    if not form.is_valid():
        return tampilkan_tiket(request, tiket, catatan=form)
    isi = form.cleaned_data
    try:
        dengan_berkas(
            isi["lampiran"],
            oleh,
            lambda berkas: catat_internal(tiket.pk, oleh=oleh, isi=isi["isi"], lampiran=berkas),
        )
    except BerkasDitolak as ditolak:
        form.add_error("lampiran", str(ditolak))
        return tampilkan_tiket(request, tiket, catatan=form)
    messages.success(request, "Catatan internal tersimpan. Pengguna tidak melihatnya.")
    return redirect(url_tiket(tiket, "percakapan"))


@require_POST
@dengan_tiket
def kata(request: HttpRequest, tiket: Tiket) -> HttpResponse:
    """Note what the user said outside the portal; it counts as their own word."""
    oleh, form = petugas(request), KataPenggunaForm(request.POST, prefix="kata")
    if not form.is_valid():
        return tampilkan_tiket(request, tiket, kata=form)
    isi = {"isi": form.cleaned_data["isi"], "saluran": Saluran(form.cleaned_data["saluran"])}
    hasil = tindak(request, tiket, "kata", lambda: catat_pesan_pengguna(tiket.pk, oleh=oleh, **isi))
    if hasil is not None:
        messages.success(request, "Kata pengguna tercatat.")
    return redirect(url_tiket(tiket, "percakapan"))


@require_POST
@dengan_tiket
def ambil(request: HttpRequest, tiket: Tiket) -> HttpResponse:
    """Take the ticket."""
    if tindak(request, tiket, "ambil", lambda: ambil_tiket(tiket.pk, oleh=petugas(request))):
        messages.success(request, "Tiket ini Anda tangani.")
    return redirect(url_tiket(tiket))


@require_POST
@dengan_tiket
def tonton(request: HttpRequest, tiket: Tiket) -> HttpResponse:
    """Follow the ticket's changes by mail, or no longer (`henti`)."""
    menonton = "henti" not in request.POST
    tindak(
        request,
        tiket,
        "tonton",
        lambda: tonton_tiket(tiket.pk, oleh=petugas(request), menonton=menonton),
    )
    messages.success(
        request, "Perubahan tiket ini dikirim ke surel Anda." if menonton else "Anda tidak lagi mengikutinya."
    )
    return redirect(url_tiket(tiket))
