"""Trainings for everybody: what is coming, the month's calendar, one of them, and registering for it."""

import hashlib
from calendar import Calendar
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions.kursi_pelatihan import buat_tautan, hitung_terisi
from layanan.actions.peserta_pelatihan import daftar_pelatihan
from layanan.enums.pelatihan import StatusPelatihan, StatusPeserta
from layanan.forms.pelatihan import PendaftarForm, baca_bulan_kalender
from layanan.models import MateriPelatihan, Pelatihan, PesertaPelatihan
from layanan.policies.pelatihan import bentuk_dilayani, is_dapat_diunduh, pasal, pasal_layanan
from layanan.queries.pelatihan import (
    akan_datang,
    bulan_ini,
    pelatihan_publik,
    sebagai_acara,
    sudah_berlangsung,
    untuk_kalender,
)
from lpse.alamat import url_penuh
from lpse.berkas.http import sajikan_asli
from lpse.ics import TIPE, susun_kalender
from lpse.models import Akun
from lpse.paging import Order, baca_kursor, read_page
from lpse.pembatas import alamat_penanya, dibatasi, terlampaui
from lpse.pintu import isian, tindak
from lpse.profil import profil
from lpse.waktu import BULAN, hari_ini, setempat

SATU_JAM, SATU_MENIT = timedelta(hours=1), timedelta(minutes=1)
PER_HALAMAN = 10
PEKAN = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
TERBARU = Order("mulai", falling=True)
SESI_SUREL = "surel_pelatihan"


@require_safe
@dibatasi("pelatihan", kali=120, jendela=SATU_MENIT)
def pelatihan(request: HttpRequest) -> HttpResponse:
    """What one can register for, the month at a glance, and what was held, with its papers."""
    datang = list(akan_datang()[:50])
    # Whoever asks for no month sees the one in which something happens next.
    berikut = setempat(datang[0].mulai).date() if datang else hari_ini()
    awal = baca_bulan_kalender(request.GET.get("bulan", f"{berikut:%Y-%m}"))
    kursor = baca_kursor(request)
    lewat = read_page(sudah_berlangsung(), TERBARU, size=PER_HALAMAN, **kursor)
    return render(
        request,
        "layanan/pelatihan/daftar.html",
        {
            "datang": datang,
            "lewat": lewat.rows,
            "url_sebelum": f"?before={lewat.before}#lewat" if lewat.before else "",
            "url_sesudah": f"?after={lewat.after}#lewat" if lewat.after else "",
            "sebutan": " dan ".join(b.label.lower() for b in bentuk_dilayani()),
            "dasar": pasal_layanan(),
            "alamat_kalender": url_penuh("layanan:pelatihan_kalender"),
            **_kalender(awal),
        },
    )


def _kalender(awal: date) -> dict[str, Any]:
    """The month as weeks of (day, is it in this month, trainings), and the months beside it."""
    sesudah = (awal + timedelta(days=31)).replace(day=1)
    sebelum = (awal - timedelta(days=1)).replace(day=1)
    acara: dict[date, list[Pelatihan]] = {}
    for satu in bulan_ini(awal, sesudah):
        acara.setdefault(setempat(satu.mulai).date(), []).append(satu)
    pekan = Calendar().monthdatescalendar(awal.year, awal.month)
    return {
        "bulan": f"{BULAN[awal.month - 1]} {awal.year}",
        "pekan": [[(h, h.month == awal.month, acara.get(h, [])) for h in baris] for baris in pekan],
        "nama_hari": PEKAN,
        "bulan_sebelum": f"{sebelum:%Y-%m}",
        "bulan_sesudah": f"{sesudah:%Y-%m}",
    }


@require_safe
@cache_control(public=True, max_age=300)
@dibatasi("pelatihan_ics", kali=60, jendela=SATU_MENIT)
def kalender(request: HttpRequest) -> HttpResponse:
    """The feed that calendars subscribe to: everything public from a year back on, what is off included."""
    acara = map(sebagai_acara, untuk_kalender())
    return HttpResponse(susun_kalender(acara, f"Pelatihan {profil().lpse.nama}"), content_type=TIPE)


@require_safe
def ics(request: HttpRequest, kode: str) -> HttpResponse:
    """One training for a calendar; once it is called off, the file takes it out again."""
    satu = get_object_or_404(Pelatihan.objects.publik().select_related("lokasi"), kode=kode)
    batal = satu.status == StatusPelatihan.DIBATALKAN
    isi = susun_kalender([sebagai_acara(satu)], satu.judul, metode="CANCEL" if batal else "PUBLISH")
    jawaban = HttpResponse(isi, content_type=f"{TIPE}; method={'CANCEL' if batal else 'PUBLISH'}")
    jawaban["Content-Disposition"] = f'attachment; filename="pelatihan-{satu.kode}.ics"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One training and the form that registers for it. A refusal leaves what was typed in its place."""
    satu = get_object_or_404(pelatihan_publik(), kode=kode)
    akun = request.user if isinstance(request.user, Akun) else None
    awal = {"nama": str(akun), "surel": akun.email} if akun else {}
    form = PendaftarForm(isian(request), initial=awal)
    status = 200
    if request.method == "POST" and form.is_valid():
        if not _terlalu_sering(request, form.cleaned_data["surel"]):
            return _daftarkan(request, satu, akun, form.cleaned_data)
        form.add_error("surel", "Terlalu banyak permintaan. Tunggu satu jam, lalu coba lagi.")
        status = 429
    return render(
        request,
        "layanan/pelatihan/lihat.html",
        {
            "pelatihan": satu,
            "form": form,
            "sisa": max(satu.kapasitas - hitung_terisi(satu), 0),
            "materi": list(satu.materi.filter(publik=True).select_related("berkas")),
            "dasar": pasal(satu),
        },
        status=status,
    )


def _terlalu_sering(request: HttpRequest, surel: str) -> bool:
    """10 mails an hour to one address, 60 from one network; both tries count."""
    # Hashed: the cache is no place for a list of addresses.
    sidik = hashlib.sha256(surel.lower().encode()).hexdigest()
    alamat = alamat_penanya(request)
    return terlampaui("pelatihan_surel", sidik, 10, SATU_JAM) | terlampaui(
        "pelatihan_daftar", alamat, 60, SATU_JAM
    )


def _daftarkan(request: HttpRequest, satu: Pelatihan, akun: Akun | None, isi: dict[str, Any]) -> HttpResponse:
    """Register; a signed-in person's own address is proven already, so they see their place at once."""
    peserta = tindak(request, satu, "daftar", lambda: daftar_pelatihan(satu.pk, akun=akun, **isi))
    if peserta is None:
        return redirect("layanan:pelatihan_lihat", kode=satu.kode)
    if akun is not None and peserta.akun_id == akun.pk:
        return redirect("layanan:pelatihan_saya", token=buat_tautan(peserta))
    request.session[SESI_SUREL] = isi["surel"]
    return redirect("layanan:pelatihan_terkirim", kode=satu.kode)


@never_cache
@require_safe
def terkirim(request: HttpRequest, kode: str) -> HttpResponse:
    """The same page whatever the list knows about the address."""
    satu = get_object_or_404(Pelatihan.objects.publik(), kode=kode)
    surel = request.session.get(SESI_SUREL, "")
    return render(request, "layanan/pelatihan/terkirim.html", {"pelatihan": satu, "surel": surel})


@require_safe
@dibatasi("pelatihan_materi", kali=60, jendela=SATU_MENIT)
def materi(request: HttpRequest, kode: str, materi: str) -> HttpResponseBase:
    """A paper that anybody may have; 404 for one that is the participants', or not out of quarantine."""
    umum = MateriPelatihan.objects.filter(publik=True, pelatihan__in=Pelatihan.objects.publik())
    satu = get_object_or_404(umum.select_related("berkas"), kode=materi, pelatihan__kode=kode)
    return sajikan_materi(satu)


def sajikan_materi(satu: MateriPelatihan) -> HttpResponseBase:
    """The bytes of a paper. Raises Http404 while the virus scanner does not let it out."""
    if not is_dapat_diunduh(satu):
        raise Http404
    return sajikan_asli(satu.berkas, satu.judul)


def dapat_dibatalkan(peserta: PesertaPelatihan) -> bool:
    """Whether the personal page offers to cancel."""
    lepas = (StatusPeserta.BELUM_DIKONFIRMASI, StatusPeserta.TERDAFTAR, StatusPeserta.DAFTAR_TUNGGU)
    return peserta.status in lepas and peserta.pelatihan.mulai > timezone.now()
