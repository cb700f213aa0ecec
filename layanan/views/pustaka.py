"""The help centre as everybody reads it: search first, then shelves; one article; whether it helped.

Dasar: layanan.informasi_fitur
"""

from datetime import timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from layanan.actions.umpan_balik import catat_nihil, catat_umpan_balik, lengkapi_umpan_balik
from layanan.enums.pustaka import KategoriBantuan
from layanan.enums.tiket import JenisTiket
from layanan.forms.pustaka import CariBantuanForm, CatatanForm
from layanan.models import Artikel
from layanan.queries.pustaka import RAK, cari, paling_membantu, rak, saran, saring, terkait
from lpse.markdown import ke_html
from lpse.paging import alamat_halaman, baca_kursor, read_page
from lpse.pembatas import dibatasi
from lpse.pintu import View
from lpse.profil import profil

KUNCI = "layanan.informasi_fitur"
SESI = "bantuan"  # code of an article → what this browser answered: the row, the answer, whether it said more
TERINGAT = 50
SEJAM = timedelta(hours=1)
PER_HALAMAN = 20
PANJANG_JUDUL = 150


@require_safe
@dibatasi("bantuan_cari", kali=600, jendela=SEJAM)
def beranda(request: HttpRequest) -> HttpResponse:
    """The search and the shelves; what was found; or one shelf. Words that find nothing are counted."""
    form = CariBantuanForm(request.GET)
    saringan = form.saringan
    konteks: dict[str, Any] = {
        "form": form,
        "bunyi": profil().bunyi(KUNCI),
        "dasar": profil().dasar(KUNCI),
        "url_tiket": reverse("layanan:tiket_baru"),
    }
    if "cari" in saringan:
        konteks |= _cari(saringan)
    elif "kategori" in saringan or "untuk" in saringan:
        konteks |= _rak(request, saringan)
    else:
        konteks |= {"rak": rak(), "paling_membantu": paling_membantu()}
    return render(request, "layanan/bantuan/beranda.html", konteks)


def _cari(saringan: dict[str, str]) -> dict[str, Any]:
    """Results in this shelf and for these readers; nothing at all is told to who writes the articles."""
    teks = saringan["cari"]
    hasil = cari(teks, kategori=saringan.get("kategori", ""), untuk=saringan.get("untuk", ""))
    if not hasil.temuan and len(saringan) == 1:
        catat_nihil(hasil.kata)
    return {"dicari": teks, "hasil": hasil, "url_tiket": _alamat_tiket(teks)}


def _rak(request: HttpRequest, saringan: dict[str, str]) -> dict[str, Any]:
    rows = saring(Artikel.objects.terbit(), saringan.get("kategori", ""), saringan.get("untuk", ""))
    kursor = baca_kursor(request)
    halaman = read_page(rows, RAK, size=PER_HALAMAN, **kursor)
    kategori = KategoriBantuan(saringan["kategori"]).label if "kategori" in saringan else "Semua kategori"
    return {
        "isi_rak": halaman.rows,
        "nama_rak": kategori,
        "url_sebelum": alamat_halaman(saringan, before=halaman.before),
        "url_sesudah": alamat_halaman(saringan, after=halaman.after),
    }


def _alamat_tiket(judul: str) -> str:
    """A new ticket that begins with these words."""
    alamat = reverse("layanan:tiket_isi", kwargs={"jenis": JenisTiket.PERMINTAAN.value})
    return f"{alamat}?{urlencode({'judul': judul[:PANJANG_JUDUL]})}"


@require_safe
@dibatasi("bantuan_saran", kali=1200, jendela=SEJAM)
def saran_bantuan(request: HttpRequest) -> HttpResponse:
    """A few links for what somebody is writing, as a piece of a page; empty where nothing fits."""
    teks = (request.GET.get("q") or request.GET.get("judul") or "")[:PANJANG_JUDUL].replace("\0", "")
    return render(request, "layanan/bantuan/_saran.html", {"saran": saran(teks)})


def dengan_artikel(view: View) -> View:
    """Hand the view the published article that the code at the end of this address names; else 404."""

    @wraps(view)
    def terbuka(request: HttpRequest, alamat: str) -> HttpResponseBase:
        kode = alamat.rpartition("-")[2]
        return view(request, get_object_or_404(Artikel.objects.terbit(), kode=kode), alamat)

    return terbuka


@require_safe
@dengan_artikel
def artikel(request: HttpRequest, satu: Artikel, alamat: str) -> HttpResponse:
    """One article in its published words; an older title in the address leads to the present one."""
    if alamat != satu.alamat:
        return redirect("layanan:bantuan_artikel", alamat=satu.alamat, permanent=True)
    assert satu.versi is not None  # the database holds it to that
    konteks = {
        "artikel": satu,
        "versi": satu.versi,
        "isi": ke_html(satu.versi.isi),
        "jawaban": request.session.get(SESI, {}).get(satu.kode),
        "form": CatatanForm(),
        "terkait": terkait(satu),
        "url_tiket": _alamat_tiket(satu.versi.judul),
        "dasar": profil().dasar(KUNCI),
    }
    return render(request, "layanan/bantuan/artikel.html", konteks)


@require_POST
@dibatasi("bantuan_umpan", kali=60, jendela=SEJAM)
@dengan_artikel
def umpan_balik(request: HttpRequest, satu: Artikel, alamat: str) -> HttpResponse:
    """`membantu=ya` or `tidak`, once for each article and browser session; nobody is named."""
    jawaban, dijawab = request.POST.get("membantu"), request.session.get(SESI, {})
    if jawaban in ("ya", "tidak") and satu.kode not in dijawab:
        assert satu.versi is not None
        umpan = catat_umpan_balik(satu.versi, membantu=jawaban == "ya")
        _ingat(request, satu, {"pk": umpan.pk, "membantu": jawaban == "ya", "catatan": False})
    return _kembali(satu)


@require_POST
@dibatasi("bantuan_umpan", kali=60, jendela=SEJAM)
@dengan_artikel
def catatan(request: HttpRequest, satu: Artikel, alamat: str) -> HttpResponse:
    """What was missing, after a "no"; said once."""
    dijawab = request.session.get(SESI, {}).get(satu.kode)
    form = CatatanForm(request.POST)
    if dijawab and form.is_valid():
        lengkapi_umpan_balik(dijawab["pk"], catatan=form.cleaned_data["catatan"])
        _ingat(request, satu, {**dijawab, "catatan": True})
    return _kembali(satu)


def _ingat(request: HttpRequest, satu: Artikel, jawaban: dict[str, Any]) -> None:
    dijawab = {**request.session.get(SESI, {}), satu.kode: jawaban}
    request.session[SESI] = dict(list(dijawab.items())[-TERINGAT:])


def _kembali(satu: Artikel) -> HttpResponse:
    alamat = reverse("layanan:bantuan_artikel", kwargs={"alamat": satu.alamat})
    return redirect(f"{alamat}#membantu")
