"""The steps of one letter: what it becomes, each on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from layanan.actions.putusan_surat import abaikan, akui_pengirim, jadikan_tiket, lampirkan
from layanan.alur.surat_masuk import ALUR_SURAT
from layanan.enums.surat_masuk import TindakanSurat
from layanan.forms.surat_masuk import AbaikanForm, JadikanTiketForm, LampirkanForm, TanpaIsianSuratForm
from layanan.meja.surat_masuk import dengan_surat, url_surat
from layanan.models import SuratMasuk
from lpse.bentuk import LPSEForm
from lpse.pintu import KONFLIK, isian, sibuk_menjadi_503, tindak
from lpse.situs_admin import petugas, tampilkan

T = TindakanSurat


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: its name, the form, the act, what the page says before and after."""

    kode: str
    judul: str
    form: type[LPSEForm]
    act: Callable[..., SuratMasuk]
    selesai: str
    keterangan: str = ""
    awal: Callable[[SuratMasuk], dict[str, Any]] = lambda surat: {}


LANGKAH = (
    Langkah(
        T.JADIKAN_TIKET.value,
        T.JADIKAN_TIKET.label,
        JadikanTiketForm,
        jadikan_tiket,
        "Surat menjadi tiket.",
        "Isi surat dan lampirannya menjadi pesan pertama tiket itu.",
        JadikanTiketForm.awal,
    ),
    Langkah(T.LAMPIRKAN.value, T.LAMPIRKAN.label, LampirkanForm, lampirkan, "Surat masuk ke tiket itu."),
    Langkah(
        T.ABAIKAN.value,
        T.ABAIKAN.label,
        AbaikanForm,
        abaikan,
        "Surat ditandai tidak perlu tiket. Aslinya tetap tersimpan.",
        "Pengirimnya tidak diberi tahu.",
    ),
    Langkah(
        "akui",
        "Akui pengirim ini",
        TanpaIsianSuratForm,
        akui_pengirim,
        "Pengirim diakui. Balasannya yang berikut langsung masuk sebagai kata pengguna.",
        "Siapa pun yang menguasai alamat ini dapat menjawab atas nama pengguna tiket.",
    ),
)


def view_langkah(satu: Langkah) -> Callable[..., HttpResponseBase]:
    """The page of one step. A refusal says why and leaves what was typed in its place."""

    @sibuk_menjadi_503
    @require_http_methods(["GET", "HEAD", "POST"])
    @dengan_surat
    def langkah(request: HttpRequest, surat: SuratMasuk) -> HttpResponseBase:
        oleh, status = petugas(request), 200
        form = satu.form(isian(request), initial=satu.awal(surat))
        if form.is_valid():
            isi = form.cleaned_data
            if tindak(request, surat, satu.kode, lambda: satu.act(surat.pk, oleh=oleh, **isi)):
                messages.success(request, satu.selesai)
                return redirect(url_surat(surat))
            status = KONFLIK
            surat.refresh_from_db(fields=["status"])
        return tampilkan(
            request,
            "admin/layanan/surat/langkah.html",
            satu.judul,
            status=status,
            surat=surat,
            form=form,
            langkah=satu,
            halangan=_halangan(satu, surat),
            url_daftar=url_surat(),
            url_surat=url_surat(surat),
        )

    return langkah


def _halangan(satu: Langkah, surat: SuratMasuk) -> str:
    if satu.kode not in T.values or surat.status in ALUR_SURAT.tabel[T(satu.kode)].dari:
        return ""
    return f"Langkah ini tidak terbuka: keadaan surat “{surat.get_status_display()}”."
