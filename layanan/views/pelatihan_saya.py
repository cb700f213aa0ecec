"""A participant's own pages, opened by a mailed link, and the door of the room, opened by its QR code."""

from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.actions.peserta_pelatihan import (
    batalkan_peserta,
    hadir_sendiri,
    konfirmasi_peserta,
    nilai_pelatihan,
)
from layanan.enums.pelatihan import MENEMPATI, StatusPelatihan, StatusPeserta
from layanan.forms.pelatihan import EvaluasiForm, HadirForm
from layanan.models import Pelatihan, PemegangTautan, PesertaPelatihan
from layanan.policies.kode_ruang import baca_kode_ruang
from layanan.policies.pelatihan import pasal
from layanan.queries.pelatihan import peserta_dari_token, urutan_tunggu
from layanan.views.pelatihan import dapat_dibatalkan, sajikan_materi
from lpse.berkas.http import sajikan_asli
from lpse.naskah import pastikan_pdf
from lpse.pembatas import dibatasi
from lpse.pintu import View, isian, sibuk_menjadi_503, tindak

SATU_MENIT = timedelta(minutes=1)
P = StatusPeserta


def dengan_tautan(view: View) -> View:
    """Hand the view the participant whose link this is; 404, with the way on, for any other."""

    @never_cache
    @dibatasi("pelatihan_saya", kali=60, jendela=SATU_MENIT)
    @sensitive_variables("token")
    @wraps(view)
    def terbuka(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
        peserta = peserta_dari_token(token)
        if peserta is None:
            return render(request, "layanan/pelatihan/tautan_mati.html", status=404)
        return view(request, token, peserta, **kwargs)

    return terbuka


@dengan_tautan
@require_safe
def saya(request: HttpRequest, token: str, peserta: PesertaPelatihan) -> HttpResponse:
    """Where one's registration stands, and what can be done next."""
    hadir = peserta.status == P.HADIR
    return render(
        request,
        "layanan/pelatihan/saya.html",
        {
            "token": token,
            "peserta": peserta,
            "pelatihan": peserta.pelatihan,
            "urutan": urutan_tunggu(peserta) if peserta.status == P.DAFTAR_TUNGGU else 0,
            "materi": _materi(peserta),
            "boleh_batal": dapat_dibatalkan(peserta)
            and peserta.pelatihan.status != StatusPelatihan.DIBATALKAN,
            "boleh_nilai": hadir and not hasattr(peserta, "evaluasi"),
            "dasar": pasal(peserta.pelatihan),
        },
    )


def _materi(peserta: PesertaPelatihan) -> list[Any]:
    """The papers of one's training; without a seat, those that are everybody's."""
    semua = peserta.pelatihan.materi.select_related("berkas")
    return list(semua if peserta.status in MENEMPATI else semua.filter(publik=True))


@dengan_tautan
@require_POST
def konfirmasi(request: HttpRequest, token: str, peserta: PesertaPelatihan) -> HttpResponse:
    """Prove the address. By a button: mail scanners follow links too, so the link alone does nothing."""
    oleh = PemegangTautan(peserta.pk)
    tindak(request, peserta, "konfirmasi", lambda: konfirmasi_peserta(peserta.pk, oleh=oleh))
    return redirect("layanan:pelatihan_saya", token=token)


@dengan_tautan
@require_http_methods(["GET", "HEAD", "POST"])
def batal(request: HttpRequest, token: str, peserta: PesertaPelatihan) -> HttpResponse:
    """Ask once, then cancel."""
    if request.method != "POST":
        konteks = {"token": token, "peserta": peserta, "pelatihan": peserta.pelatihan}
        return render(request, "layanan/pelatihan/batal.html", konteks)
    oleh = PemegangTautan(peserta.pk)
    if tindak(request, peserta, "batalkan", lambda: batalkan_peserta(peserta.pk, oleh=oleh)):
        messages.success(request, "Pendaftaran Anda dibatalkan. Terima kasih sudah memberi tahu.")
    return redirect("layanan:pelatihan_saya", token=token)


@dengan_tautan
@require_http_methods(["GET", "HEAD", "POST"])
def evaluasi(request: HttpRequest, token: str, peserta: PesertaPelatihan) -> HttpResponse:
    """Four marks and a remark, once, from who attended."""
    if peserta.status != P.HADIR or hasattr(peserta, "evaluasi"):
        return redirect("layanan:pelatihan_saya", token=token)
    form = EvaluasiForm(isian(request))
    if form.is_valid():
        oleh, isi = PemegangTautan(peserta.pk), form.cleaned_data
        if tindak(request, peserta, "nilai", lambda: nilai_pelatihan(peserta.pk, oleh=oleh, **isi)):
            messages.success(request, "Penilaian Anda tersimpan. Terima kasih.")
        return redirect("layanan:pelatihan_saya", token=token)
    return render(
        request,
        "layanan/pelatihan/evaluasi.html",
        {"token": token, "peserta": peserta, "pelatihan": peserta.pelatihan, "form": form},
    )


@dengan_tautan
@sibuk_menjadi_503
@require_safe
def sertifikat(request: HttpRequest, token: str, peserta: PesertaPelatihan) -> HttpResponseBase:
    """The certificate as PDF; 404 where none was issued."""
    if peserta.sertifikat is None:
        raise Http404
    berkas = pastikan_pdf(peserta.sertifikat.pk)
    return sajikan_asli(berkas, f"Sertifikat {peserta.sertifikat.nomor}")


@dengan_tautan
@require_safe
def materi(request: HttpRequest, token: str, peserta: PesertaPelatihan, materi: str) -> HttpResponseBase:
    """A paper for participants."""
    satu = next((m for m in _materi(peserta) if m.kode == materi), None)
    if satu is None:
        raise Http404
    return sajikan_materi(satu)


# --- The room's door ------------------------------------------------------------------------------------


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("pelatihan_hadir", kali=300, jendela=timedelta(minutes=10))
def hadir(request: HttpRequest, kode: str) -> HttpResponse:
    """Attendance: whoever is in the room opens the screen's code and says who they are.

    One network may ask often: a whole class shares the room's wifi.
    """
    pelatihan_kode = baca_kode_ruang(kode)
    if not pelatihan_kode:
        return render(request, "layanan/pelatihan/kode_lama.html", status=404)
    satu = get_object_or_404(Pelatihan.objects.select_related("lokasi"), kode=pelatihan_kode)
    form = HadirForm(isian(request))
    peserta = None
    if form.is_valid():
        peserta = _catat(request, satu, form)
    return render(
        request,
        "layanan/pelatihan/hadir.html",
        {"pelatihan": satu, "form": form, "peserta": peserta},
        status=200 if peserta or not form.errors else 422,
    )


def _catat(request: HttpRequest, satu: Pelatihan, form: HadirForm) -> PesertaPelatihan | None:
    peserta = _cari(satu, form.cleaned_data["pengenal"])
    if peserta is None:
        form.add_error("pengenal", "Tidak ada dalam daftar peserta. Periksa penulisannya atau temui petugas.")
        return None
    if peserta.status == P.HADIR:
        return peserta
    if peserta.status == P.DAFTAR_TUNGGU:
        form.add_error("pengenal", "Anda masih di daftar tunggu. Temui petugas di ruangan.")
        return None
    oleh = PemegangTautan(peserta.pk)
    return tindak(request, peserta, "hadir_sendiri", lambda: hadir_sendiri(peserta.pk, oleh=oleh))


def _cari(satu: Pelatihan, pengenal: str) -> PesertaPelatihan | None:
    """Whom an address or a registration code names in this training."""
    semua = satu.peserta.exclude(status__in=(P.BATAL, P.BELUM_DIKONFIRMASI))
    if "@" in pengenal:
        return semua.filter(surel__iexact=pengenal).first()
    return semua.filter(kode=pengenal.upper().replace(" ", "")).first()
