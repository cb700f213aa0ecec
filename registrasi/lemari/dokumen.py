"""One archived document: its versions, who looked at it, whether it is intact, where the paper lies."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lpse.berkas.http import sajikan_asli, sajikan_halaman
from lpse.berkas.pindai import halangan, keterangan
from lpse.jejak import catat_lihat
from lpse.pengenal import samarkan
from lpse.peran import KELOLA_ARSIP, VERIFIKASI
from lpse.pintu import tindak
from lpse.profil import profil
from lpse.serentak import tanda_isian
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.actions.tempat import LetakBerubah
from registrasi.forms.arsip import LetakForm
from registrasi.lemari.bersama import dengan_butir, url_butir
from registrasi.lemari.dilihat import pandangan
from registrasi.meja.bersama import url_meja
from registrasi.models import ButirArsip
from registrasi.policies.arsip import RETENSI, is_boleh_ekspor

LEBAR = 900
BATAS_SEBERKAS = 100
MUSNAH = "Berkas ini sudah dimusnahkan karena masa simpannya berakhir."


@require_safe
@dengan_butir
def dokumen(request: HttpRequest, butir: ButirArsip) -> HttpResponse:
    """The page of one document. It shows no page of the scan yet, so nothing is recorded as seen."""
    return tampilkan_dokumen(request, butir, LetakForm.dari(butir))


def tampilkan_dokumen(
    request: HttpRequest, butir: ButirArsip, form: LetakForm, *, status: int = 200
) -> HttpResponse:
    """Render the page around the form of the paper's place."""
    oleh = petugas(request)
    seberkas = list(butir.seberkas().select_related("berkas").order_by("-tanggal", "-pk")[:BATAS_SEBERKAS])
    return tampilkan(
        request,
        "admin/registrasi/arsip/dokumen.html",
        f"{butir.judul} – {butir.nama}" if butir.nama else butir.judul,
        status=status,
        butir=butir,
        npwp=samarkan(butir.npwp16),
        url_perkara=url_meja(butir.pendaftaran) if butir.pendaftaran else "",
        form=form,
        ditulis_lain=status == 409,
        halaman=_halaman(request, butir),
        keterangan=keterangan(butir.berkas),
        versi=sorted((b for b in seberkas if _is_versi(b, butir)), key=lambda b: -b.versi),
        lainnya=[b for b in seberkas if b.is_terkini and not _is_versi(b, butir)],
        dilihat=pandangan(butir),
        retensi=RETENSI.get(butir.kelas_retensi, ""),
        dasar_retensi=profil().dasar("arsip.retensi"),
        boleh_kelola=oleh.has_perm(KELOLA_ARSIP),
        boleh_ekspor=is_boleh_ekspor(oleh),
        boleh_unduh=oleh.has_perm(VERIFIKASI),
    )


def _is_versi(satu: ButirArsip, butir: ButirArsip) -> bool:
    """Whether these are one document: the same row, or versions of each other."""
    return satu.pk == butir.pk or (butir.is_berversi and satu.jenis == butir.jenis)


def _halaman(request: HttpRequest, butir: ButirArsip) -> dict[str, Any]:
    """Which page of the scan is asked for (`?hal=`), its neighbours, or why none can be shown."""
    sebab = MUSNAH if butir.berkas.is_musnah else halangan(butir.berkas)
    teks = request.GET.get("hal", "")
    nomor = int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 5 else 0
    terakhir = butir.berkas.halaman
    if sebab or not nomor:
        return {"halangan": sebab, "nomor": 0, "terakhir": terakhir}
    nomor = min(max(nomor, 1), terakhir)
    gambar = reverse("admin:registrasi_arsip_halaman", args=[butir.kode, nomor])
    return {
        "nomor": nomor,
        "terakhir": terakhir,
        "gambar": gambar,
        "sebelum": nomor - 1,
        "sesudah": nomor + 1 if nomor < terakhir else 0,
    }


@require_safe
@dengan_butir
def halaman(request: HttpRequest, butir: ButirArsip, halaman: int) -> HttpResponse:
    """The picture of one page. The look is recorded before its first byte, whoever looks."""
    if not 1 <= halaman <= butir.berkas.halaman or halangan(butir.berkas):
        raise Http404
    catat_lihat(butir, oleh=petugas(request), berkas=butir.berkas_id, halaman=halaman)
    return sajikan_halaman(butir.berkas, halaman, LEBAR)


@require_safe
@dengan_butir
def asli(request: HttpRequest, butir: ButirArsip) -> HttpResponseBase:
    """The file as it came in, as a download; recorded like a look."""
    if halangan(butir.berkas):
        raise Http404
    catat_lihat(butir, oleh=petugas(request), berkas=butir.berkas_id, unduh=True)
    return sajikan_asli(butir.berkas)


@require_POST
@dengan_butir
def tempatkan(request: HttpRequest, butir: ButirArsip) -> HttpResponse:
    """Save where the paper lies; 409 with what was typed where another officer was faster."""
    form = LetakForm(request.POST.dict())
    if not form.is_valid():
        return tampilkan_dokumen(request, butir, form)

    def act() -> ButirArsip:
        try:
            return actions.tempatkan(butir.pk, oleh=petugas(request), **form.cleaned_data)
        except LetakBerubah:
            butir.refresh_from_db()
            # Sent again, it overwrites what it is now shown beside.
            form.data = {**form.data, "tanda": tanda_isian(butir.isian_letak)}
            raise

    hasil = tindak(request, butir, "tempatkan", act)
    if hasil is None:
        return tampilkan_dokumen(request, butir, form, status=409)
    messages.success(request, f"Letak kertas tersimpan: {hasil.letak or 'tidak diketahui'}.")
    return redirect(f"{url_butir(butir)}#letak")
