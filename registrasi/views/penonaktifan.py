"""What a user sees of a deactivation: answering the report, reading the decision, asking for reactivation."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.berkas import musnahkan
from lpse.berkas.http import sajikan_asli
from lpse.jejak import catat_lihat
from lpse.kalender import kalender
from lpse.models import Akun, Berkas
from lpse.naskah import pastikan_pdf
from lpse.pintu import View, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from registrasi import actions
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.enums.penonaktifan import DasarPengaktifan, PihakBukti, TindakanPenonaktifan
from registrasi.forms.penonaktifan import BuktiForm, JawabanForm, PermohonanPengaktifanForm
from registrasi.forms.penyerahan_perkara import serahkan
from registrasi.models import Pengaktifan, PenggunaSPSE, Penonaktifan
from registrasi.naskah.surat import jam_layanan
from registrasi.policies.penonaktifan import alasan_nonaktif
from registrasi.policies.riwayat import riwayat_perkara
from registrasi.views.bersama import akun_masuk

TERKAIT = ("pengguna__akun", "pengguna__penyedia", "pengguna__pendaftaran", "rujukan_surat", "pernyataan")


def milik_pengguna(model: Any, *terkait: str) -> Callable[[View], View]:
    """Hand the view the case of this code: 302 to sign-in for a visitor, 404 but for whom it is about."""

    def bungkus(view: View) -> View:
        @never_cache
        @login_required
        @wraps(view)
        def dengan_perkara(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
            akun = akun_masuk(request)
            milik = model.objects.select_related(*terkait).filter(pengguna__akun=akun)
            return view(request, akun, get_object_or_404(milik, kode=kode), **kwargs)

        return dengan_perkara

    return bungkus


milik_penonaktifan = milik_pengguna(Penonaktifan, *TERKAIT)
milik_pengaktifan = milik_pengguna(Pengaktifan, "pengguna__akun", "penonaktifan")


def perkara_terakhir(akun: Akun) -> Penonaktifan | None:
    """The newest case about this person; None when there never was one."""
    return Penonaktifan.objects.filter(pengguna__akun=akun).order_by("-pk").first()


@never_cache
@require_safe
@login_required
def saya(request: HttpRequest) -> HttpResponse:
    """Where one stands: the open reactivation, else the newest case; without any, a page that says so."""
    akun = akun_masuk(request)
    mohon = Pengaktifan.objects.terbuka().filter(pengguna__akun=akun).first()
    if mohon is not None:
        return redirect("registrasi:pengaktifan", kode=mohon.kode)
    perkara = perkara_terakhir(akun)
    if perkara is not None:
        return redirect("registrasi:penonaktifan", kode=perkara.kode)
    nonaktif = PenggunaSPSE.objects.filter(akun=akun, status_spse=StatusSPSE.NONAKTIF).exists()
    return render(request, "registrasi/penonaktifan/saya.html", {"nonaktif": nonaktif})


@require_safe
@milik_penonaktifan
def perkara(request: HttpRequest, akun: Akun, perkara: Penonaktifan) -> HttpResponse:
    """Where the case stands and why, and what the user can do next."""
    nonaktif = perkara.pengguna.status_spse == StatusSPSE.NONAKTIF
    pengaktifan = list(Pengaktifan.objects.filter(pengguna=perkara.pengguna).order_by("-pk")[:5])
    return render(
        request,
        "registrasi/penonaktifan/perkara.html",
        {
            "perkara": perkara,
            "nonaktif": nonaktif,
            "pengaktifan": pengaktifan,
            "boleh_mohon": nonaktif and not any(p.is_terbuka for p in pengaktifan),
            "alasan": alasan_nonaktif(perkara.dasar),
            "dasar": profil().dasar("registrasi.nonaktif"),
            "riwayat": riwayat_perkara(perkara, bernama=False),
            "jam_layanan": jam_layanan(),
        },
    )


@sibuk_menjadi_503
@require_safe
@milik_penonaktifan
def pernyataan(request: HttpRequest, akun: Akun, perkara: Penonaktifan) -> HttpResponseBase:
    """The statement as PDF, as it was issued; 404 before."""
    naskah = perkara.pernyataan
    if naskah is None:
        raise Http404
    berkas = pastikan_pdf(naskah.pk)
    catat_lihat(perkara, oleh=akun, naskah=naskah.pk, unduh=True)
    return sajikan_asli(berkas, f"{naskah.judul} {naskah.nomor}")


@require_http_methods(["GET", "HEAD", "POST"])
@milik_penonaktifan
def klarifikasi(request: HttpRequest, akun: Akun, perkara: Penonaktifan) -> HttpResponse:
    """What is reported, the files attached so far, and the answer, sent once."""
    form = JawabanForm(isian(request))
    if form.is_valid():
        terjawab = tindak(
            request,
            perkara,
            TindakanPenonaktifan.JAWAB,
            lambda: actions.jawab_klarifikasi(perkara.pk, oleh=akun, **form.cleaned_data),
        )
        if terjawab is not None:
            messages.success(request, "Jawaban Anda terkirim.")
            return redirect("registrasi:penonaktifan", kode=perkara.kode)
        perkara.refresh_from_db()
    if not perkara.is_menunggu_jawaban:
        return redirect("registrasi:penonaktifan", kode=perkara.kode)
    return _tampil_klarifikasi(request, perkara, form)


def _tampil_klarifikasi(
    request: HttpRequest, perkara: Penonaktifan, form: JawabanForm, form_bukti: BuktiForm | None = None
) -> HttpResponse:
    ditanggapi = form_bukti if form_bukti is not None else form
    return render(
        request,
        "registrasi/penonaktifan/klarifikasi.html",
        {
            "perkara": perkara,
            "form": ditanggapi,
            "form_jawaban": form,
            "form_bukti": form_bukti or BuktiForm(),
            "bukti": perkara.bukti.select_related("berkas").filter(pihak=PihakBukti.PENGGUNA),
            "alasan": alasan_nonaktif(perkara.dasar),
            "dasar": profil().dasar("registrasi.nonaktif"),
            "kalender": kalender(),
            "jam_layanan": jam_layanan(),
        },
    )


def _tambah(request: HttpRequest, akun: Akun, perkara: Any) -> BuktiForm | None:
    """Take a file into the case; the form with its refusal, or None when it was taken in."""
    form = BuktiForm(request.POST, request.FILES)

    def lampirkan(berkas: Berkas) -> object:
        kata = form.cleaned_data["keterangan"]
        return actions.tambah_bukti(perkara, oleh=akun, berkas=berkas, keterangan=kata)

    if form.is_valid() and serahkan(perkara, form, akun, lampirkan):
        messages.success(request, "Lampiran tersimpan.")
        return None
    return form


def _lepas(request: HttpRequest, akun: Akun, perkara: Any, kode: UUID) -> None:
    bukti = get_object_or_404(perkara.bukti, berkas__kode=kode, pihak=PihakBukti.PENGGUNA)
    dilepas = tindak(
        request, perkara, "lepas_bukti", lambda: actions.lepas_bukti(perkara, bukti.berkas_id, oleh=akun)
    )
    if dilepas is not None:
        musnahkan(dilepas)
        messages.success(request, "Lampiran dilepas.")


@require_POST
@milik_penonaktifan
def klarifikasi_bukti(request: HttpRequest, akun: Akun, perkara: Penonaktifan) -> HttpResponse:
    """Attach one file to the answer; it is kept at once."""
    form = _tambah(request, akun, perkara)
    if form is None:
        return redirect("registrasi:klarifikasi", kode=perkara.kode)
    return _tampil_klarifikasi(request, perkara, JawabanForm(), form)


@require_POST
@milik_penonaktifan
def klarifikasi_lepas(request: HttpRequest, akun: Akun, perkara: Penonaktifan, berkas: UUID) -> HttpResponse:
    """Take back a file that was attached by mistake."""
    _lepas(request, akun, perkara, berkas)
    return redirect("registrasi:klarifikasi", kode=perkara.kode)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def mohon(request: HttpRequest) -> HttpResponse:
    """Ask to be made active again; 404 for whoever is not deactivated."""
    akun = akun_masuk(request)
    pengguna = get_object_or_404(PenggunaSPSE, akun=akun, status_spse=StatusSPSE.NONAKTIF)
    terbuka = Pengaktifan.objects.terbuka().filter(pengguna=pengguna).first()
    if terbuka is not None:
        return redirect("registrasi:pengaktifan", kode=terbuka.kode)
    form = PermohonanPengaktifanForm(isian(request))
    if form.is_valid():
        kolom = {"dasar": DasarPengaktifan.PERMOHONAN, "uraian": form.cleaned_data["uraian"]}
        dimohon = tindak(
            request,
            akun,
            "mohon_pengaktifan",
            lambda: actions.mohon_pengaktifan(pengguna.pk, oleh=akun, **kolom),
        )
        if dimohon is None:
            return redirect("registrasi:penonaktifan_saya")
        return redirect("registrasi:pengaktifan", kode=dimohon.kode)
    konteks = {"form": form, "pengguna": pengguna, "perkara": perkara_terakhir(akun)}
    return render(request, "registrasi/penonaktifan/mohon.html", konteks)


@require_safe
@milik_pengaktifan
def pengaktifan(request: HttpRequest, akun: Akun, perkara: Pengaktifan) -> HttpResponse:
    """Where the request stands, with its files."""
    return _tampil_pengaktifan(request, perkara)


def _tampil_pengaktifan(
    request: HttpRequest, perkara: Pengaktifan, form: BuktiForm | None = None
) -> HttpResponse:
    return render(
        request,
        "registrasi/penonaktifan/pengaktifan.html",
        {
            "perkara": perkara,
            "form": form,
            "form_bukti": form or BuktiForm(),
            "bukti": perkara.bukti.select_related("berkas").filter(pihak=PihakBukti.PENGGUNA),
            "riwayat": riwayat_perkara(perkara, bernama=False),
            "kalender": kalender(),
            "jam_layanan": jam_layanan(),
        },
    )


@require_POST
@milik_pengaktifan
def pengaktifan_bukti(request: HttpRequest, akun: Akun, perkara: Pengaktifan) -> HttpResponse:
    """Attach one file to the request; it is kept at once."""
    form = _tambah(request, akun, perkara)
    if form is None:
        return redirect("registrasi:pengaktifan", kode=perkara.kode)
    return _tampil_pengaktifan(request, perkara, form)


@require_POST
@milik_pengaktifan
def pengaktifan_lepas(request: HttpRequest, akun: Akun, perkara: Pengaktifan, berkas: UUID) -> HttpResponse:
    """Take back a file that was attached by mistake."""
    _lepas(request, akun, perkara, berkas)
    return redirect("registrasi:pengaktifan", kode=perkara.kode)
