"""One request: old and new values beside the documents, the marks, the way to a decision."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lpse.berkas.http import sajikan_asli, sajikan_halaman
from lpse.berkas.pindai import halangan
from lpse.jejak import catat, catat_lihat
from lpse.kalender import kalender
from lpse.models import Berkas
from lpse.peran import LIHAT_JEJAK, VERIFIKASI
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.alur.permohonan import ALUR_PERMOHONAN
from registrasi.enums.permohonan import StatusPermohonan, TindakanPermohonan
from registrasi.forms.permohonan import TandaiPermohonanForm
from registrasi.meja.penampil import LEBAR_BESAR, LEBAR_KECIL, LEBAR_PAS, is_tercatat
from registrasi.models import BerkasPermohonan, Permohonan
from registrasi.perkara.permohonan_bersama import dengan_permohonan, url_perkara
from registrasi.perkara.permohonan_penampil import PenampilPermohonan, pilih_tampilan
from registrasi.policies.beda import beda_permohonan, is_berahasia, riwayat_permohonan

T = TindakanPermohonan
PUTUSAN = (T.SETUJUI, T.KEMBALIKAN, T.TOLAK)


@require_safe
@dengan_permohonan
def perkara(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """The page of one request."""
    return tampilkan_perkara(request, permohonan)


def tampilkan_perkara(
    request: HttpRequest,
    permohonan: Permohonan,
    *,
    dok: str = "",
    form: TandaiPermohonanForm | None = None,
    nik_terbuka: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Render it; `form` is that of document `dok`, shown with its errors. The look is recorded first."""
    oleh = petugas(request)
    semua = list(permohonan.dokumen.select_related("berkas", "diperiksa_oleh"))
    dokumen = [d for d in semua if d.diganti_pada is None]
    lama = [d for d in semua if d.diganti_pada is not None]
    penampil = pilih_tampilan(permohonan, dokumen, lama, request.GET, oleh, dok)
    catat_lihat(permohonan, oleh=oleh, **(penampil.rincian_lihat if penampil else {}))
    bisa_memeriksa = permohonan.status == StatusPermohonan.DIAJUKAN and oleh.has_perm(VERIFIKASI)
    if form is None and bisa_memeriksa and penampil:
        form = _form_tanda(permohonan, penampil.dokumen)
    return tampilkan(
        request,
        "admin/registrasi/permohonan/perkara.html",
        f"{permohonan.nomor} – {permohonan.get_jenis_display()}",
        status=status,
        permohonan=permohonan,
        beda=beda_permohonan(permohonan, terbuka=nik_terbuka),
        tersamar=is_berahasia(permohonan) and not nik_terbuka,
        dokumen=dokumen,
        penampil=penampil,
        riwayat_berkas=[d for d in lama if penampil and d.kode == penampil.dokumen.kode],
        alamat=url_perkara(permohonan),
        kueri=urlencode(penampil.pilihan) if penampil else "",
        form=form,
        siap=bool(dokumen) and all(d.is_lolos for d in dokumen),
        riwayat=riwayat_permohonan(permohonan, dengan_nama=True),
        url_asli=_url_asli(permohonan, penampil) if oleh.has_perm(VERIFIKASI) else "",
        kalender=kalender(),
        lihat_jejak=oleh.has_perm(LIHAT_JEJAK),
        putusan=[
            (t, reverse(f"admin:registrasi_permohonan_{t.value}", args=[permohonan.kode]))
            for t in PUTUSAN
            if t in ALUR_PERMOHONAN.terbuka(permohonan, oleh)
        ],
    )


def _form_tanda(permohonan: Permohonan, dokumen: BerkasPermohonan) -> TandaiPermohonanForm:
    kolom = ("ada", "sesuai_asli", "asli_diperlihatkan_pada", "catatan")
    awal: dict[str, Any] = {nama: getattr(dokumen, nama) for nama in kolom}
    return TandaiPermohonanForm(initial={**awal, "putaran": permohonan.putaran})


def _url_asli(permohonan: Permohonan, penampil: PenampilPermohonan | None) -> str:
    """Where the file shown is downloaded as it was handed in; "" while nobody may open it."""
    if penampil is None or penampil.berkas is None or penampil.halangan:
        return ""
    alamat = reverse("admin:registrasi_permohonan_asli", args=[permohonan.kode, penampil.dokumen.kode])
    return f"{alamat}?berkas={penampil.berkas.kode}" if penampil.is_lama else alamat


@require_POST
@dengan_permohonan
def nik(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    """Show the masked numbers; the look is a trail row of its own, committed before they leave."""
    with transaction.atomic(durable=True):
        catat(permohonan, "permohonan.nik_dilihat", oleh=petugas(request))
    return tampilkan_perkara(request, permohonan, nik_terbuka=True)


def _berkas(request: HttpRequest, permohonan: Permohonan, kode: str) -> Berkas:
    """The document's present file, or the earlier one that `?berkas=` names. Raises Http404.

    A file in quarantine, or infected, is opened by nobody.
    """
    dokumen = permohonan.dokumen.select_related("berkas").filter(kode=kode)
    lama = request.GET.get("berkas", "")
    if lama:
        try:
            dokumen = dokumen.filter(berkas__kode=UUID(lama))
        except ValueError:
            raise Http404 from None
    else:
        dokumen = dokumen.filter(diganti_pada__isnull=True)
    berkas = get_object_or_404(dokumen).berkas
    if berkas is None or halangan(berkas):
        raise Http404
    return berkas


@require_safe
@dengan_permohonan
def halaman(request: HttpRequest, permohonan: Permohonan, dokumen: str, halaman: int) -> HttpResponse:
    """The picture of one page. The look is recorded before its first byte, whoever looks."""
    berkas, oleh = _berkas(request, permohonan, dokumen), petugas(request)
    if not 1 <= halaman <= berkas.halaman:
        raise Http404
    diminta = request.GET.get("lebar", "")
    lebar = next((n for n in (LEBAR_KECIL, LEBAR_BESAR) if diminta == str(n)), LEBAR_PAS)
    if lebar != LEBAR_KECIL or not is_tercatat(request.GET.get("tanda", ""), berkas, oleh):
        catat_lihat(permohonan, oleh=oleh, dokumen=dokumen, halaman=halaman, berkas=berkas.pk)
    return sajikan_halaman(berkas, halaman, lebar)


@require_safe
@dengan_permohonan
def asli(request: HttpRequest, permohonan: Permohonan, dokumen: str) -> HttpResponseBase:
    """The file as it was handed in, as a download; recorded like a look."""
    berkas = _berkas(request, permohonan, dokumen)
    catat_lihat(permohonan, oleh=petugas(request), dokumen=dokumen, unduh=True, berkas=berkas.pk)
    return sajikan_asli(berkas)


@require_POST
@dengan_permohonan
def tandai(request: HttpRequest, permohonan: Permohonan, dokumen: str) -> HttpResponse:
    """Save the marks of one document, then go to the next that lacks one.

    `sesuai` in the form is the officer's word for both marks at once, whatever the boxes say.
    """
    oleh, data = petugas(request), request.POST.copy()
    if not any(d.kode == dokumen for d in actions.dokumen_berlaku(permohonan)):
        raise Http404
    if "sesuai" in data:
        data["ada"] = data["sesuai_asli"] = "on"
    form = TandaiPermohonanForm(data)
    if not form.is_valid():
        return tampilkan_perkara(request, permohonan, dok=dokumen, form=form)
    hasil = tindak(
        request,
        permohonan,
        "tandai",
        lambda: actions.tandai_permohonan(permohonan.pk, dokumen, oleh=oleh, **form.cleaned_data),
    )
    if hasil is None:
        permohonan.refresh_from_db()
        return tampilkan_perkara(request, permohonan, dok=dokumen, form=form, status=409)
    berikut = next((d.kode for d in actions.dokumen_berlaku(permohonan) if not d.is_lolos), "")
    if not berikut:
        messages.success(request, f"{hasil.nama}: tersimpan. Semua dokumen sesuai asli; pilih putusannya.")
        return redirect(f"{url_perkara(permohonan, dok=dokumen)}#putusan")
    messages.success(request, f"{hasil.nama}: tersimpan.")
    return redirect(url_perkara(permohonan, dok=berikut))
