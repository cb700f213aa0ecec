"""The public pages of permits: asking for one, and one's own, by the link of a mail or signed in."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions.izin_ruang import ajukan_izin, batalkan_izin, konfirmasi_izin
from infrastruktur.forms.ruang_server import MohonIzinForm
from infrastruktur.models import IzinRuangServer, PemohonIzin
from infrastruktur.policies.ruang_server import MENIT_KONFIRMASI, belum_ada_pemutus, jawab_sampai
from infrastruktur.queries.ruang_server import pemutus, ruang_server
from lpse.aturan import AturanDilanggar
from lpse.berkas.http import sajikan_asli
from lpse.jejak import catat_penolakan
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.naskah import pastikan_pdf
from lpse.pembatas import alamat_penanya, dibatasi, terlampaui
from lpse.pintu import isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.rahasia import sidik_berkunci, sidik_token

SATU_JAM = timedelta(hours=1)
SESI_SUREL = "surel_izin_ruang"


@never_cache
@sensitive_post_parameters("nomor_identitas")
@require_http_methods(["GET", "HEAD", "POST"])
def izin(request: HttpRequest) -> HttpResponse:
    """Ask for a permit; without an account a link in a mail confirms it."""
    akun = request.user if isinstance(request.user, Akun) else None
    ruang = list(ruang_server())
    if not ruang:
        return render(request, "infrastruktur/izin/tutup.html")
    form, status = (
        MohonIzinForm(isian(request), ruang=ruang, akun=akun),
        200,
    )
    if request.method == "POST" and form.is_valid():
        if _terlalu_sering(request, form.cleaned_data.get("surel", "")):
            form.add_error(None, "Terlalu banyak permintaan. Tunggu satu jam, lalu coba lagi.")
            status = 429
        elif (permohonan := _ajukan(form, akun)) is not None:
            return _lanjut(request, permohonan)
        else:
            status = 409
    konteks = {"form": form, "dasar": profil().dasar("infrastruktur.izin_ruang"), "menit": MENIT_KONFIRMASI}
    return render(request, "infrastruktur/izin/mohon.html", konteks, status=status)


def _terlalu_sering(request: HttpRequest, surel: str) -> bool:
    """6 an hour for one address, 30 from one network; both tries count."""
    sidik = sidik_berkunci(surel.lower(), "izin_ruang") if surel else ""
    sering = bool(sidik) and terlampaui("izin_surel", sidik, 6, SATU_JAM)
    return terlampaui("izin", alamat_penanya(request), 30, SATU_JAM) or sering


def _ajukan(form: MohonIzinForm, akun: Akun | None) -> IzinRuangServer | None:
    """The request; a refusal stands above the form, and what was typed stays."""
    try:
        return ajukan_izin(form.isian, akun=akun)
    except AturanDilanggar as aturan:
        catat_penolakan(form.ruang[0], "izin_ruang.mohon", aturan, oleh=akun)
        form.add_error(None, str(aturan))
        return None


def _lanjut(request: HttpRequest, permohonan: IzinRuangServer) -> HttpResponse:
    if permohonan.akun_id:
        messages.success(request, "Permohonan kami terima. Jawabannya juga kami kirim lewat surel.")
        return redirect("infrastruktur:izin_satu", kode=permohonan.kode)
    request.session[SESI_SUREL] = permohonan.surel
    return redirect("infrastruktur:izin_terkirim")


@require_safe
def terkirim(request: HttpRequest) -> HttpResponse:
    """The mail to look for."""
    konteks = {"surel": request.session.get(SESI_SUREL, ""), "menit": MENIT_KONFIRMASI}
    return render(request, "infrastruktur/izin/terkirim.html", konteks)


@never_cache
@sensitive_variables("rahasia")
@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("izin_satu", kali=60, jendela=timedelta(minutes=1))
def satu(request: HttpRequest, kode: str, rahasia: str = "") -> HttpResponse:
    """One's own request: where it stands; confirm it, or cancel it.

    A button confirms, since mail scanners follow links.
    """
    if not rahasia and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    permohonan, orang = _milik(request, kode, rahasia)
    if request.method == "POST":
        _lakukan(request, permohonan, orang)
        return redirect(request.path)
    konteks = {
        "izin": permohonan,
        "jawab_sampai": jawab_sampai(permohonan, kalender()),
        "menit": MENIT_KONFIRMASI,
        "halangan": "" if permohonan.status != "diajukan" or pemutus().exists() else belum_ada_pemutus(),
        "url_surat": f"{request.path}surat.pdf" if permohonan.naskah else "",
    }
    return render(request, "infrastruktur/izin/satu.html", konteks)


@never_cache
@sensitive_variables("rahasia")
@require_safe
@sibuk_menjadi_503
@dibatasi("izin_surat", kali=30, jendela=timedelta(minutes=1))
def surat(request: HttpRequest, kode: str, rahasia: str = "") -> HttpResponseBase:
    """The permit as PDF; 404 before there is one, and once it was withdrawn."""
    if not rahasia and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    permohonan, _ = _milik(request, kode, rahasia)
    naskah = permohonan.naskah
    if naskah is None or not naskah.is_berlaku:
        raise Http404
    return sajikan_asli(pastikan_pdf(naskah.pk), f"Izin {naskah.nomor}")


def _milik(request: HttpRequest, kode: str, rahasia: str) -> tuple[IzinRuangServer, PemohonIzin | Akun]:
    """The request and who holds it; 404 for anybody else, so that nobody learns which codes exist."""
    permohonan = get_object_or_404(IzinRuangServer.objects.select_related("lokasi", "naskah"), kode=kode)
    if rahasia and sidik_token(rahasia) in permohonan.sidik_tautan:
        return permohonan, PemohonIzin(permohonan.pk)
    if not rahasia and isinstance(request.user, Akun) and permohonan.is_milik(request.user):
        return permohonan, request.user
    raise Http404


def _lakukan(request: HttpRequest, permohonan: IzinRuangServer, orang: PemohonIzin | Akun) -> None:
    if request.POST.get("tindakan") == "batal":
        if tindak(request, permohonan, "batalkan", lambda: batalkan_izin(permohonan.pk, oleh=orang)):
            messages.success(request, "Permohonan dibatalkan. Anda dapat mengajukan yang baru.")
        return
    if isinstance(orang, PemohonIzin):
        pasti = tindak(request, permohonan, "konfirmasi", lambda: konfirmasi_izin(permohonan.pk, oleh=orang))
        if pasti:
            messages.success(request, "Terkonfirmasi. Kami jawab lewat surel.")
