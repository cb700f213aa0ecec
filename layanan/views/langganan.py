"""Subscribing to announcements by e-mail: asked for, confirmed by who owns the address, changed, ended."""

from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions import langganan as tindakan
from layanan.enums.pengumuman import JenisPengumuman
from layanan.forms.pengumuman import JenisLanggananForm, LanggananForm
from layanan.models import LanggananPengumuman
from layanan.policies.langganan import is_tanda, url_langganan
from lpse.pembatas import dibatasi, terlampaui
from lpse.pintu import View, isian

SEJAM = timedelta(hours=1)
SURAT_SEJAM = 3  # to one address, whoever asks
AWAL = ["gangguan", "pemeliharaan"]


def dengan_langganan(view: View) -> View:
    """Hand the view the subscription whose link this is; 404 for any other, an ended one among them."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, tanda: str) -> HttpResponseBase:
        langganan = LanggananPengumuman.objects.filter(kode=kode).first()
        if langganan is None or not is_tanda(langganan, tanda):
            raise Http404
        return view(request, langganan)

    return never_cache(terbuka)


@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("langganan", kali=60, jendela=SEJAM)
def langganan(request: HttpRequest) -> HttpResponse:
    """The form. The answer is the same for every address, so nobody learns who subscribes."""
    form = LanggananForm(isian(request), initial={"jenis": AWAL})
    if form.is_valid():
        surel = form.cleaned_data["surel"]
        # What somebody else asks for this address must not become a flood there.
        if not terlampaui("langganan_surel", surel.lower(), SURAT_SEJAM, SEJAM):
            tindakan.minta_langganan(surel, jenis=form.cleaned_data["jenis"])
        return redirect("layanan:langganan_periksa")
    return render(request, "layanan/pengumuman/langganan.html", {"form": form})


@require_safe
def periksa(request: HttpRequest) -> HttpResponse:
    """Look into your mailbox."""
    return render(request, "layanan/pengumuman/langganan_periksa.html")


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_langganan
def atur(request: HttpRequest, satu: LanggananPengumuman) -> HttpResponse:
    """Behind the link of the mail: confirm, or change the choice, by the button: programs follow links."""
    awal = {"jenis": [jenis for jenis in JenisPengumuman.values if getattr(satu, jenis)]}
    form = JenisLanggananForm(isian(request), initial=awal)
    if form.is_valid():
        baru = satu.dikonfirmasi_pada is None
        tindakan.atur_langganan(satu.pk, jenis=form.cleaned_data["jenis"])
        messages.success(request, "Langganan Anda mulai berlaku." if baru else "Pilihan Anda tersimpan.")
        return redirect(request.path)
    isi = {"form": form, "langganan": satu, "url_berhenti": url_langganan(satu, "langganan_berhenti")}
    return render(request, "layanan/pengumuman/langganan_atur.html", isi)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@dengan_langganan
def berhenti(request: HttpRequest, satu: LanggananPengumuman) -> HttpResponse:
    """End it: by the button here, or by the mail program, which brings no cookie (RFC 8058)."""
    if request.POST.get("List-Unsubscribe") == "One-Click":
        return _hentikan(request, satu)
    return _berhenti(request, satu)


@csrf_protect
def _berhenti(request: HttpRequest, satu: LanggananPengumuman) -> HttpResponse:
    if request.method == "POST":
        return _hentikan(request, satu)
    isi = {"langganan": satu, "url_atur": url_langganan(satu)}
    return render(request, "layanan/pengumuman/langganan_berhenti.html", isi)


def _hentikan(request: HttpRequest, satu: LanggananPengumuman) -> HttpResponse:
    tindakan.hentikan_langganan(satu.pk)
    return render(request, "layanan/pengumuman/langganan_berhenti.html", {"selesai": True})
