"""The public pages of the rooms: what there is, when it is free, asking for it, and one's own booking."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions.pemesanan import ajukan_pemesanan, batalkan_pemesanan, konfirmasi_pemesanan
from layanan.forms.ruang import PesanForm
from layanan.models import Pemesan, PemesananRuang, Ruang
from layanan.policies.ruang import HARI_KE_DEPAN, MENIT_KONFIRMASI, jawab_sampai, kode_ruang
from layanan.queries.ruang import dua_pekan, jadwal_ruang, ruang_tersedia
from layanan.tempat.bersama import perlu_ruang
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat_penolakan
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.pembatas import alamat_penanya, dibatasi, terlampaui
from lpse.pintu import isian, tindak
from lpse.profil import profil
from lpse.rahasia import sidik_berkunci, sidik_token

SATU_JAM = timedelta(hours=1)
SESI_SUREL = "surel_ruang"


@perlu_ruang
@require_safe
def ruang(request: HttpRequest) -> HttpResponse:
    """The rooms, and what is free in them this week and next."""
    daftar = ruang_tersedia()
    jadwal = jadwal_ruang(daftar, dua_pekan(), kalender(), timezone.now())
    return render(
        request,
        "layanan/ruang/ruang.html",
        {
            "daftar": daftar,
            "jadwal": [hari for hari in jadwal if hari.jam],
            "hari_ke_depan": HARI_KE_DEPAN,
            "dasar": profil().dasar("layanan.ruang"),
        },
    )


@never_cache
@perlu_ruang
@require_http_methods(["GET", "HEAD", "POST"])
def pesan(request: HttpRequest, kode: str) -> HttpResponse:
    """Ask for one room; without an account a link in a mail confirms it."""
    satu = get_object_or_404(Ruang, kode=kode, kode__in=kode_ruang())
    akun = request.user if isinstance(request.user, Akun) else None
    form = PesanForm(
        isian(request),
        ruang=satu,
        akun=akun,
        kerja=kalender(),
        initial={"tanggal": request.GET.get("tanggal", "")},
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        if _terlalu_sering(request, form.cleaned_data.get("surel", "")):
            form.add_error(None, "Terlalu banyak permintaan. Tunggu satu jam, lalu coba lagi.")
            status = 429
        elif (pemesanan := _ajukan(satu, form, akun)) is not None:
            return _lanjut(request, pemesanan)
        else:
            status = 409
    jadwal = jadwal_ruang([satu], dua_pekan(), kalender(), timezone.now())
    konteks = {"ruang": satu, "form": form, "jadwal": [h for h in jadwal if h.jam]}
    return render(request, "layanan/ruang/pesan.html", konteks, status=status)


def _terlalu_sering(request: HttpRequest, surel: str) -> bool:
    """6 an hour for one address, 30 from one network; both tries count."""
    sidik = sidik_berkunci(surel.lower(), "pesan_ruang") if surel else ""
    sering = bool(sidik) and terlampaui("ruang_surel", sidik, 6, SATU_JAM)
    return terlampaui("ruang", alamat_penanya(request), 30, SATU_JAM) or sering


def _ajukan(satu: Ruang, form: PesanForm, akun: Akun | None) -> PemesananRuang | None:
    """The booking; a refusal stands above the form, and what was typed stays."""
    try:
        return ajukan_pemesanan(satu.kode, form.isian, akun=akun)
    except AturanDilanggar as aturan:
        catat_penolakan(satu, "pesan", aturan, oleh=akun)
        form.add_error(None, str(aturan))
        return None


def _lanjut(request: HttpRequest, pemesanan: PemesananRuang) -> HttpResponse:
    if pemesanan.akun_id:
        messages.success(request, "Pemesanan kami terima. Jawabannya juga kami kirim lewat surel.")
        return redirect("layanan:ruang_pesanan", kode=pemesanan.kode)
    request.session[SESI_SUREL] = pemesanan.surel
    return redirect("layanan:ruang_terkirim")


@perlu_ruang
@require_safe
def terkirim(request: HttpRequest) -> HttpResponse:
    """The mail to look for."""
    konteks = {"surel": request.session.get(SESI_SUREL, ""), "menit": MENIT_KONFIRMASI}
    return render(request, "layanan/ruang/terkirim.html", konteks)


@never_cache
@perlu_ruang
@sensitive_variables("rahasia")
@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("ruang_pesanan", kali=60, jendela=timedelta(minutes=1))
def pesanan(request: HttpRequest, kode: str, rahasia: str = "") -> HttpResponse:
    """One's own booking, by the link of a mail or signed in: where it stands; confirm it, or cancel it.

    A button confirms, since mail scanners follow links.
    """
    if not rahasia and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    pemesanan = get_object_or_404(PemesananRuang.objects.select_related("ruang"), kode=kode)
    orang = _pemesan(request, pemesanan, rahasia)
    if request.method == "POST":
        _lakukan(request, pemesanan, orang)
        return redirect(request.path)
    konteks = {
        "pemesanan": pemesanan,
        "jawab_sampai": jawab_sampai(pemesanan, kalender()),
        "menit": MENIT_KONFIRMASI,
    }
    return render(request, "layanan/ruang/pesanan.html", konteks)


def _pemesan(request: HttpRequest, pemesanan: PemesananRuang, rahasia: str) -> Pemesan | Akun:
    """Who holds this booking; 404 for anybody else, so that nobody learns which codes exist."""
    if rahasia and sidik_token(rahasia) in pemesanan.sidik_tautan:
        return Pemesan(pemesanan.pk)
    if not rahasia and isinstance(request.user, Akun) and pemesanan.is_milik(request.user):
        return request.user
    raise Http404


def _lakukan(request: HttpRequest, pemesanan: PemesananRuang, orang: Pemesan | Akun) -> None:
    if request.POST.get("tindakan") == "batal":
        batal = tindak(request, pemesanan, "batalkan", lambda: batalkan_pemesanan(pemesanan.pk, oleh=orang))
        if batal:
            messages.success(request, "Pemesanan dibatalkan. Kursinya dapat dipakai orang lain.")
        return
    if isinstance(orang, Pemesan):
        pasti = tindak(
            request, pemesanan, "konfirmasi", lambda: konfirmasi_pemesanan(pemesanan.pk, oleh=orang)
        )
        if pasti:
            messages.success(request, "Terkonfirmasi. Kami jawab lewat surel.")
