"""The steps of a version: sent up, returned, approved, withdrawn, and stated to have been read."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from lpse.formulir import Langkah
from lpse.pintu import isian, tindak
from lpse.situs_admin import petugas
from sekretariat.actions.prosedur import (
    ajukan_versi,
    cabut_versi,
    kembalikan_versi,
    nyatakan_baca,
    sahkan_versi,
)
from sekretariat.enums.prosedur import TindakanVersi
from sekretariat.forms.prosedur import AlasanForm, SahkanForm, TanpaIsianForm
from sekretariat.models import VersiProsedur
from sekretariat.policies.prosedur import is_pembaca
from sekretariat.prosedur.bersama import dengan_versi, jalankan, url
from sekretariat.queries.prosedur import belum_dibaca

T = TindakanVersi


LANGKAH = {
    T.AJUKAN: Langkah(
        TanpaIsianForm,
        ajukan_versi,
        "Diajukan. Kepala mengesahkan atau mengembalikannya.",
        "Sesudah diajukan, konsep tidak dapat diubah sampai diputus.",
    ),
    T.KEMBALIKAN: Langkah(
        AlasanForm,
        kembalikan_versi,
        "Dikembalikan kepada penyusunnya.",
        "Penyusun membaca alasan ini, memperbaiki, lalu mengajukan lagi.",
    ),
    T.SAHKAN: Langkah(
        SahkanForm,
        sahkan_versi,
        "Disahkan dan terbit dengan nomor. Pegawai diminta membacanya sejak hari berlakunya.",
        "Sesudah disahkan isinya beku. Sejak hari berlakunya terbuka bagi masyarakat di Tentang kami.",
    ),
    T.CABUT: Langkah(
        AlasanForm,
        cabut_versi,
        "Dicabut. Mulai hari ini tidak berlaku.",
        "Sejak hari ini versi ini tidak berlaku dan tidak ada gantinya sampai versi baru disahkan.",
        is_berat=True,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_versi
def langkah(request: HttpRequest, versi: VersiProsedur, *, tindakan: TindakanVersi) -> HttpResponse:
    """One step of the version."""
    satu, oleh = LANGKAH[tindakan], petugas(request)
    form = satu.form(isian(request))
    return jalankan(
        request,
        versi,
        form,
        lambda: satu.act(versi.pk, oleh=oleh, **form.cleaned_data),
        tindakan=tindakan.value,
        judul=f"{tindakan.label}: {versi.prosedur.kode} versi {versi.nomor}",
        selesai=satu.selesai,
        kembali=url("versi", versi.prosedur.kode, versi.nomor),
        tombol=tindakan.label,
        keterangan=satu.keterangan,
        is_berat=satu.is_berat,
    )


@require_POST
@dengan_versi
def baca(request: HttpRequest, versi: VersiProsedur) -> HttpResponse:
    """State to have read it, then on to the next one; 403 for whoever looks on from outside."""
    oleh = petugas(request)
    if not is_pembaca(oleh):
        raise PermissionDenied
    if tindak(request, versi, "baca", lambda: nyatakan_baca(versi.pk, oleh=oleh)) is None:
        return redirect(url("lihat", versi.prosedur.kode))
    messages.success(request, f"Tercatat: Anda sudah membaca {versi.prosedur.kode} versi {versi.nomor}.")
    return redirect(url("belum") if belum_dibaca(oleh).exists() else url("lihat", versi.prosedur.kode))
