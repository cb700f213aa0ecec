"""One's own ticket: opened by its link or after signing in; read, answered, confirmed, judged."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.actions.penyelesaian import konfirmasi as act_konfirmasi
from layanan.actions.penyelesaian import nilai as act_nilai
from layanan.actions.percakapan import terima_pesan_pengguna
from layanan.actions.tiket import kirim_tautan
from layanan.enums.tiket import ArahPesan, JenisPeristiwa, Saluran, StatusTiket
from layanan.forms.tiket_publik import BATAS_MB, KirimTautanForm, LacakTiketForm, NilaiForm, PesanForm
from layanan.models import LampiranTiket, Pelapor, PesanTiket, Tiket
from layanan.policies.tiket import is_rahasia, kunci_jenis, perkara_luar, rahasia
from layanan.views.bersama_tiket import akun_dari, ingat, milik_pelapor
from lpse.berkas import BerkasDitolak, diterima_semua
from lpse.berkas.http import sajikan_asli
from lpse.berkas.pindai import halangan
from lpse.jejak import catat
from lpse.paging import Order, baca_kursor, read_page
from lpse.pembatas import dibatasi
from lpse.pintu import sibuk_menjadi_503, tindak
from lpse.profil import profil

TERBARU = Order(falling=True)
SATU_MENIT = timedelta(minutes=1)
TIDAK_COCOK = "Nomor dan kode ini tidak cocok dengan tiket mana pun. Periksa keduanya."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("tiket_lacak", kali=30, jendela=SATU_MENIT)
@sensitive_variables()
def lacak(request: HttpRequest) -> HttpResponse:
    """Number and secret open the ticket; one sentence for every mistake, so that none tells what exists."""
    form = LacakTiketForm(request.POST or None)
    if form.is_valid():
        tiket = Tiket.objects.filter(nomor=form.cleaned_data["nomor"]).first()
        if tiket is not None and is_rahasia(tiket, form.cleaned_data["rahasia"]):
            ingat(request, tiket)
            return redirect("layanan:tiket", kode=tiket.kode)
        form.add_error("nomor", TIDAK_COCOK)
    konteks = {"form": form, "form_tautan": KirimTautanForm(prefix="t")}
    return render(request, "layanan/tiket/lacak.html", konteks)


@never_cache
@require_POST
@dibatasi("tiket_tautan", kali=10, jendela=timedelta(hours=1))
def minta_tautan(request: HttpRequest) -> HttpResponse:
    """Mail the link once more; the same answer whether number and address belong together or not."""
    form = KirimTautanForm(request.POST, prefix="t")
    if form.is_valid():
        kirim_tautan(form.cleaned_data["nomor"], form.cleaned_data["surel"])
        return render(request, "layanan/tiket/tautan_dikirim.html")
    konteks = {"form": LacakTiketForm(), "form_tautan": form, "ada_galat": True}
    return render(request, "layanan/tiket/lacak.html", konteks)


@never_cache
@require_safe
@dibatasi("tiket_lacak", kali=30, jendela=SATU_MENIT)
@sensitive_variables()
def buka(request: HttpRequest, kode: str, rahasia: str) -> HttpResponse:
    """The personal link: remembered in the session, so that the secret leaves the address bar."""
    tiket = Tiket.objects.filter(kode=kode).first()
    if tiket is None or not is_rahasia(tiket, rahasia):
        return render(request, "layanan/tiket/tertutup.html", status=404)
    ingat(request, tiket)
    return redirect("layanan:tiket", kode=tiket.kode)


@require_safe
@milik_pelapor
def terkirim(request: HttpRequest, tiket: Tiket, pelapor: Pelapor) -> HttpResponse:
    """What was recorded, and what happens next and when."""
    return render(request, "layanan/tiket/terkirim.html", {"tiket": tiket, "rahasia": rahasia(tiket)})


@require_safe
@milik_pelapor
def lihat(request: HttpRequest, tiket: Tiket, pelapor: Pelapor) -> HttpResponse:
    """Where it stands and what was said; officers' notes are not among it."""
    return _tampilkan(request, tiket)


def _tampilkan(request: HttpRequest, tiket: Tiket, **lain: Any) -> HttpResponse:
    konteks = {
        "tiket": tiket,
        "pesan": _percakapan(tiket),
        "jawaban_gabungan": _jawaban_gabungan(tiket),
        "keadaan": tiket.digabung_ke or tiket,
        "perpanjangan": tiket.peristiwa.filter(jenis=JenisPeristiwa.DIPERPANJANG).order_by("urut"),
        "dasar": profil().dasar(kunci_jenis(tiket)),
        "perkara": perkara_luar(tiket.perkara_luar),
        "form": PesanForm(),
        "form_nilai": NilaiForm(),
        "penilaian": getattr(tiket, "penilaian", None),
        "dapat_dinilai": tiket.status in (StatusTiket.DITUTUP, StatusTiket.LUAR_KEWENANGAN),
        **lain,
    }
    return render(request, "layanan/tiket/tiket.html", konteks)


def _percakapan(tiket: Tiket) -> "QuerySet[PesanTiket]":
    """What was said between the user and the unit; never what officers wrote among themselves."""
    return tiket.pesan.exclude(arah=ArahPesan.INTERNAL).prefetch_related("lampiran__berkas").order_by("pk")


def _jawaban_gabungan(tiket: Tiket) -> list[PesanTiket]:
    """What the unit has said wherever this ticket was merged to, while it was there; nothing else of it."""
    jawaban: list[PesanTiket] = []
    kini = tiket
    while kini.digabung_ke_id and kini.berakhir_pada:
        ke = kini.peristiwa.filter(jenis=JenisPeristiwa.DIGABUNG).order_by("urut").last()
        tujuan = Tiket.objects.get(pk=ke.rincian["ke"]) if ke else None
        if tujuan is None:
            break
        sejak = tujuan.pesan.filter(arah=ArahPesan.KELUAR, pada__gte=kini.berakhir_pada)
        # What was merged further on has no say after that.
        sampai = {"pada__lt": tujuan.berakhir_pada} if tujuan.digabung_ke_id else {}
        jawaban += sejak.filter(**sampai).prefetch_related("lampiran__berkas").order_by("pk")
        kini = tujuan
    return jawaban


@require_POST
@dibatasi("tiket_pesan", kali=60, jendela=timedelta(hours=1))
@sibuk_menjadi_503
@milik_pelapor
def pesan(request: HttpRequest, tiket: Tiket, pelapor: Pelapor) -> HttpResponse:
    """A further message: an answer, a question, or that it is not solved."""
    form = PesanForm(request.POST, request.FILES)
    if form.is_valid() and _kirim_pesan(tiket, pelapor, form):
        messages.success(request, "Pesan Anda sudah kami terima.")
        return redirect("layanan:tiket", kode=tiket.kode)
    return _tampilkan(request, tiket, form=form)


def _kirim_pesan(tiket: Tiket, pelapor: Pelapor, form: PesanForm) -> bool:
    isi, lampiran = form.cleaned_data["isi"], form.cleaned_data["lampiran"]
    try:
        with diterima_semua(lampiran, oleh=pelapor.akun, batas_mb=BATAS_MB) as berkas:
            terima_pesan_pengguna(tiket.pk, pelapor=pelapor, isi=isi, saluran=Saluran.WEB, lampiran=berkas)
    except BerkasDitolak as galat:
        form.add_error("lampiran", str(galat))
        return False
    return True


@require_POST
@milik_pelapor
def konfirmasi(request: HttpRequest, tiket: Tiket, pelapor: Pelapor) -> HttpResponse:
    """Solved: the user says so, and may say how it went."""
    if tindak(request, tiket, "konfirmasi", lambda: act_konfirmasi(tiket.pk, pelapor=pelapor)):
        messages.success(request, "Terima kasih. Tiket ini ditutup.")
    return redirect("layanan:tiket", kode=tiket.kode)


@require_POST
@milik_pelapor
def nilai(request: HttpRequest, tiket: Tiket, pelapor: Pelapor) -> HttpResponse:
    """How it went, from whoever had the case."""
    form = NilaiForm(request.POST)
    if not form.is_valid():
        return _tampilkan(request, tiket, form_nilai=form, ada_galat=True)
    isi = form.cleaned_data
    if tindak(request, tiket, "nilai", lambda: act_nilai(tiket.pk, pelapor=pelapor, **isi)):
        messages.success(request, "Terima kasih atas penilaian Anda.")
    return redirect("layanan:tiket", kode=tiket.kode)


@require_safe
@milik_pelapor
def lampiran(request: HttpRequest, tiket: Tiket, pelapor: Pelapor, berkas: UUID) -> HttpResponseBase:
    """A file of the conversation as a download; the look is recorded before its first byte."""
    terbaca = [*_percakapan(tiket), *_jawaban_gabungan(tiket)]
    ada = LampiranTiket.objects.filter(pesan__in=[satu.pk for satu in terbaca]).select_related("berkas")
    satu = get_object_or_404(ada, berkas__kode=berkas)
    if halangan(satu.berkas):
        raise Http404
    with transaction.atomic(durable=True):
        catat(satu.berkas, "berkas.dilihat", oleh=pelapor.akun, tiket=tiket.pk)
    return sajikan_asli(satu.berkas)


@never_cache
@require_safe
@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    """Everything the signed-in user has asked, newest first."""
    akun = akun_dari(request)
    assert akun is not None
    kursor = baca_kursor(request)
    halaman = read_page(
        Tiket.objects.for_akun(akun), TERBARU, size=20, after=kursor["after"], before=kursor["before"]
    )
    konteks = {
        "tiket": halaman.rows,
        "url_sebelum": f"?before={halaman.before}" if halaman.before else "",
        "url_sesudah": f"?after={halaman.after}" if halaman.after else "",
    }
    return render(request, "layanan/tiket/daftar.html", konteks)
