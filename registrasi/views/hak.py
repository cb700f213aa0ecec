"""Data saya: what is stored about me, who looked, and what I ask about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lpse.jejak import catat_lihat
from lpse.pintu import KONFLIK, isian, tindak
from registrasi import actions
from registrasi.alur.hak import ALUR_HAK_DATA
from registrasi.enums.hak import TindakanHakData
from registrasi.forms.hak import MintaHakForm
from registrasi.models import PermintaanHakData, TahuPrivasi
from registrasi.policies.hak import dasar_uu, pengguna_dari, riwayat_hak, wajib_simpan
from registrasi.policies.privasi import pernyataan_kini
from registrasi.queries.data_saya import dokumen_saya, kumpulan, siapa_melihat
from registrasi.views.bersama import akun_masuk


@never_cache
@login_required
@require_safe
def data_saya(request: HttpRequest) -> HttpResponse:
    """Everything stored about this person, who looked at it, and their requests. The look is recorded."""
    akun = akun_masuk(request)
    catat_lihat(akun, oleh=akun, data_saya=True)
    kini = pernyataan_kini()
    return render(
        request,
        "registrasi/hak/data_saya.html",
        {
            "kumpulan": kumpulan(akun),
            "dokumen": dokumen_saya(akun),
            "dilihat": siapa_melihat(akun),
            "permintaan": list(PermintaanHakData.objects.for_akun(akun).order_by("-pk")[:20]),
            "pengguna": pengguna_dari(akun),
            "tahu": TahuPrivasi.objects.filter(akun=akun, pernyataan__sidik=kini.sidik).first(),
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minta(request: HttpRequest) -> HttpResponse:
    """Ask for access, correction, erasure, restriction, or withdraw consent; `?jenis=` chooses."""
    akun = akun_masuk(request)
    awal = {"jenis": request.GET.get("jenis", "")}
    form = MintaHakForm(isian(request), initial=awal)
    status = 200
    if form.is_valid():
        isi = form.cleaned_data
        permintaan = tindak(request, akun, "ajukan_hak", lambda: actions.ajukan_hak(oleh=akun, **isi))
        if permintaan is not None:
            return redirect("registrasi:hak_data", kode=permintaan.kode)
        status = KONFLIK
    konteks = {"form": form, "pengguna": pengguna_dari(akun), "wajib": wajib_simpan(akun)}
    return render(request, "registrasi/hak/minta.html", konteks, status=status)


def _milik(request: HttpRequest, kode: str) -> PermintaanHakData:
    milik = PermintaanHakData.objects.for_akun(akun_masuk(request)).select_related("permohonan")
    return get_object_or_404(milik, kode=kode)


@never_cache
@login_required
@require_safe
def permintaan(request: HttpRequest, kode: str) -> HttpResponse:
    """Where one's request stands, by when it is answered, and the answer."""
    satu = _milik(request, kode)
    return render(
        request,
        "registrasi/hak/permintaan.html",
        {
            "permintaan": satu,
            "dasar_uu": dasar_uu(satu),
            "boleh_tarik": TindakanHakData.TARIK in ALUR_HAK_DATA.terbuka(satu, akun_masuk(request)),
            "riwayat": riwayat_hak(satu, bernama=False),
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tarik(request: HttpRequest, kode: str) -> HttpResponse:
    """Withdraw a request that has not been answered."""
    satu = _milik(request, kode)
    if request.method == "POST":
        akun = akun_masuk(request)
        if tindak(request, satu, "tarik", lambda: actions.tarik_hak(satu.pk, oleh=akun)):
            messages.success(request, f"Permintaan {satu.nomor} ditarik.")
        return redirect("registrasi:hak_data", kode=satu.kode)
    return render(request, "registrasi/hak/tarik.html", {"permintaan": satu})
