"""Check the answers, send them, keep the receipt, take them back."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.berkas.http import sajikan_asli
from lpse.dokumen import build_pdf
from lpse.jejak import catat_lihat
from lpse.naskah import milik, pastikan_pdf
from lpse.pintu import sibuk_menjadi_503, tindak
from registrasi import actions
from registrasi.alur.pendaftaran import ALUR
from registrasi.enums.pendaftaran import StatusPendaftaran, Tindakan
from registrasi.models import Pendaftaran
from registrasi.naskah.surat import isi_tanda_terima, jam_layanan
from registrasi.policies.bantuan import asal_isian, belum_disetujui
from registrasi.policies.pendaftaran import kekurangan
from registrasi.views.bersama import milik_pemohon, sekali, url_tugas
from registrasi.views.dokumen import unduhan_pdf
from registrasi.views.janji import keadaan_janji
from registrasi.views.ringkasan import ringkasan


@never_cache
@require_safe
@milik_pemohon
def periksa(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """All answers on one page, each with the way to change it."""
    if not pendaftaran.is_bisa_diubah:
        return redirect(url_tugas(pendaftaran))
    dokumen, asal = list(pendaftaran.dokumen.select_related("berkas")), asal_isian(pendaftaran)
    return render(
        request,
        "registrasi/periksa.html",
        {
            "pendaftaran": pendaftaran,
            "bagian": ringkasan(pendaftaran, dokumen, asal),
            "belum_disetujui": len(belum_disetujui(asal.values())),
            "kurang": kekurangan(pendaftaran, dokumen),
        },
    )


@require_POST
@partial(milik_pemohon, kolom=("kode", "status"))
def kirim(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Send the registration for verification; a second press gets the answer of the first."""
    pk, oleh = pendaftaran.pk, pendaftaran.akun
    terkirim = tindak(
        request,
        pendaftaran,
        Tindakan.AJUKAN,
        lambda: sekali(lambda: actions.ajukan(pk, oleh=oleh), pendaftaran, StatusPendaftaran.DIAJUKAN),
    )
    return redirect("registrasi:selesai" if terkirim else "registrasi:periksa", kode=pendaftaran.kode)


@never_cache
@require_safe
@milik_pemohon
def selesai(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """The confirmation; a bookmark of it answers later too."""
    if not pendaftaran.nomor or pendaftaran.is_bisa_diubah:
        return redirect(url_tugas(pendaftaran))
    return render(
        request,
        "registrasi/selesai.html",
        {"pendaftaran": pendaftaran, "jam_layanan": jam_layanan(), **keadaan_janji(pendaftaran)},
    )


@require_safe
@milik_pemohon
def tanda_terima(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """The receipt, made from the stored data; its time is that of sending."""
    if pendaftaran.diajukan_pada is None or not pendaftaran.nama_perusahaan:
        raise Http404
    pdf = build_pdf("tanda_terima", isi_tanda_terima(pendaftaran), stempel_waktu=pendaftaran.diajukan_pada)
    return unduhan_pdf(pdf, f"tanda-terima-{pendaftaran.nomor}.pdf")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@milik_pemohon
def tarik(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Ask once, then withdraw a registration that is not decided yet."""
    if request.method == "POST":
        pk, oleh = pendaftaran.pk, pendaftaran.akun
        tindak(
            request,
            pendaftaran,
            Tindakan.TARIK,
            lambda: sekali(lambda: actions.tarik(pk, oleh=oleh), pendaftaran, StatusPendaftaran.DITARIK),
        )
        return redirect(url_tugas(pendaftaran))
    if Tindakan.TARIK not in ALUR.terbuka(pendaftaran, pendaftaran.akun):
        return redirect(url_tugas(pendaftaran))
    return render(request, "registrasi/tarik.html", {"pendaftaran": pendaftaran})


@require_safe
@sibuk_menjadi_503
@milik_pemohon
def naskah(request: HttpRequest, pendaftaran: Pendaftaran, kode_naskah: str) -> HttpResponseBase:
    """A document issued about the registration, for its owner; 503 while its PDF cannot be made."""
    terbit = milik(pendaftaran).filter(kode=kode_naskah).first()
    if terbit is None:
        raise Http404
    berkas = pastikan_pdf(terbit.pk)
    catat_lihat(terbit, oleh=pendaftaran.akun, pendaftaran=pendaftaran.pk)
    return sajikan_asli(berkas, str(terbit))
