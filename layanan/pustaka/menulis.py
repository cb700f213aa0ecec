"""Writing an article, anew or from a ticket, and the steps that change where it stands."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from layanan.actions import pustaka as tindakan
from layanan.alur.pustaka import ALUR_ARTIKEL
from layanan.enums.pustaka import TindakanArtikel as T
from layanan.forms.pustaka import ArtikelForm
from layanan.models import Artikel
from layanan.policies.samar import bagian
from layanan.pustaka.halaman import DAFTAR, alamat, dengan_artikel, selesai
from layanan.pustaka.langkah import LANGKAH, MENULIS
from layanan.pustaka.naskah_tiket import naskah, tiket_asal
from lpse.formulir import jalankan_langkah
from lpse.markdown import ke_html
from lpse.pemeriksa import hanya_melihat
from lpse.pintu import isian, tindak
from lpse.situs_admin import petugas, tampilkan

AWAL = {"bentuk": "artikel", "untuk": "semua"}
SEKALIGUS = "Artikel terbit dan dapat dicari."


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Write one; with `?tiket=` it begins with that ticket's answer, and the next press publishes it."""
    tiket, oleh = tiket_asal(request), petugas(request)
    if request.method != "POST":
        awal = naskah(request, tiket) if tiket else {**AWAL, "judul": request.GET.get("judul", "")[:150]}
        return _tampilkan(request, ArtikelForm(initial=awal), "Tulis artikel", tiket=tiket, awal=awal)
    form = ArtikelForm(request.POST)
    if form.is_valid() and "pratinjau" not in request.POST:
        terbitkan = "terbitkan" in request.POST
        act = tindakan.tulis_dan_terbitkan if terbitkan else tindakan.tulis_artikel
        artikel = tindak(request, oleh, "tulis", lambda: act(oleh=oleh, dari_tiket=tiket, **form.kolom))
        if artikel is not None:
            return selesai(request, artikel, SEKALIGUS if terbitkan else "Draf tersimpan.")
    return _tampilkan(request, form, "Tulis artikel", tiket=tiket)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_artikel
def ubah(request: HttpRequest, artikel: Artikel) -> HttpResponse:
    """Change the working text; what is published stays until the next version is."""
    oleh = petugas(request)
    if not set(MENULIS) & set(ALUR_ARTIKEL.terbuka(artikel, oleh)) and not hanya_melihat(request):
        messages.error(request, "Artikel yang ditarik dikembalikan ke draf dahulu.")
        return redirect(alamat("lihat", artikel))
    form = ArtikelForm(isian(request), initial=artikel.isian)
    tersimpan = None
    if form.is_valid() and "pratinjau" not in request.POST:
        isi = form.kolom
        tersimpan = tindak(
            request, artikel, "ubah", lambda: tindakan.ubah_artikel(artikel.pk, oleh=oleh, **isi)
        )
    if tersimpan is not None and "terbitkan" in request.POST:
        return redirect(alamat("terbitkan", artikel))
    if tersimpan is not None:
        return selesai(request, artikel, "Naskah tersimpan; masyarakat membacanya sesudah diterbitkan.")
    return _tampilkan(request, form, "Ubah artikel", artikel=artikel)


def _tampilkan(
    request: HttpRequest,
    form: ArtikelForm,
    judul: str,
    *,
    tiket: Any = None,
    artikel: Artikel | None = None,
    awal: dict[str, str] | None = None,
) -> HttpResponse:
    """The form, beside it what readers will see; of a ticket, what was taken out is marked there."""
    isi = awal or (form.data if form.is_bound else {})
    # An answer of one sentence is said once.
    lanjutan = isi.get("isi", "") if isi.get("isi") != isi.get("ringkas") else ""
    return tampilkan(
        request,
        "admin/layanan/pustaka/isian.html",
        judul,
        form=form,
        tiket=tiket,
        artikel=artikel,
        pratinjau=ke_html(lanjutan),
        pratinjau_judul=isi.get("judul", ""),
        pratinjau_ringkas=isi.get("ringkas", ""),
        samar=bagian("\n\n".join([isi.get("judul", ""), isi.get("ringkas", ""), lanjutan])) if tiket else [],
        url_batal=alamat("lihat", artikel) if artikel else reverse(DAFTAR),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_artikel
def langkah(request: HttpRequest, artikel: Artikel, *, tindakan: T) -> HttpResponse:
    """One step: what it takes, what it does, and the button. A refusal leaves what was typed in its place."""
    return jalankan_langkah(
        request,
        artikel,
        tindakan,
        LANGKAH[tindakan],
        ALUR_ARTIKEL,
        kembali=alamat("lihat", artikel),
        templat="admin/layanan/pustaka/langkah.html",
        artikel=artikel,
    )
