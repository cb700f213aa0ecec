"""A new ticket, and a suggestion."""

import hashlib
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from layanan.actions.tiket import IsianTiket, SudahTercatat, catat_tiket
from layanan.enums.tiket import KUNCI_JENIS, JenisTiket, Saluran
from layanan.forms.tiket_publik import BATAS_MB, MasukanForm, TiketForm
from layanan.models import Tiket
from layanan.policies.tiket import perkara_luar_semua, saluran_publik
from layanan.views.bersama_tiket import akun_dari, ingat
from lpse.berkas import BerkasDitolak, diterima_semua
from lpse.kode import kode_publik
from lpse.pembatas import dibatasi, terlampaui
from lpse.pintu import isian, sibuk_menjadi_503, unggahan
from lpse.profil import profil

J = JenisTiket
TERBIT = "tiket_terkirim"  # session: form token → code of the ticket it became
SATU_JAM = timedelta(hours=1)
PANJANG_JUDUL = 200
TERANG = {
    J.KONSULTASI: "Bertanya cara memakai SPSE atau proses pengadaan secara elektronik.",
    J.KELUHAN: "Menyampaikan ketidakpuasan atas pelayanan LPSE.",
    J.KENDALA: "Melaporkan SPSE yang galat, lambat, atau tidak dapat dibuka.",
    J.PERMINTAAN: "Meminta sesuatu dari kami, misalnya penjelasan fitur SPSE.",
    J.DUKUNGAN: "Bagi PA/KPA/PPK dan Pokja: penayangan RUP dan pengumuman pengadaan.",
    J.FASILITASI: "Bagi PA/KPA/PPK dan Pokja: pengumuman dan pemilihan lewat SPSE.",
    J.INFORMASI: "Meminta data atau informasi tentang pengadaan secara elektronik.",
}


def jenis_publik() -> list[JenisTiket]:
    """The kinds offered on the web: consultation only where the regulation names the internet for it."""
    return [j for j in TERANG if j is not J.KONSULTASI or Saluran.WEB in saluran_publik()]


@require_safe
def baru(request: HttpRequest) -> HttpResponse:
    """Choose what it is about; a matter that is not ours is told before anybody writes."""
    pilihan = [(j, TERANG[j], profil().dasar(KUNCI_JENIS[j])) for j in jenis_publik()]
    konteks = {
        "pilihan": pilihan,
        "luar": perkara_luar_semua(),
        "dasar_luar": profil().dasar("layanan.di_luar_tanggung_jawab"),
        "konsultasi_kunjungan": J.KONSULTASI not in jenis_publik(),
    }
    return render(request, "layanan/tiket/baru.html", konteks)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("tiket", kali=60, jendela=SATU_JAM)
@sibuk_menjadi_503
def isi(request: HttpRequest, jenis: str) -> HttpResponse:
    """Write a ticket of one kind and send it. The same form sent twice becomes one ticket."""
    if jenis not in jenis_publik():
        raise Http404
    awal = {"judul": request.GET.get("judul", "")[:PANJANG_JUDUL]}
    form = TiketForm(isian(request), unggahan(request), jenis=J(jenis), akun=akun_dari(request), initial=awal)
    sekali = request.POST.get("sekali", "")[:32]
    if sekali and sekali in request.session.get(TERBIT, {}):
        return redirect("layanan:tiket_terkirim", kode=request.session[TERBIT][sekali])
    if form.is_valid():
        tiket = _kirim(request, form, form.isian, sekali)
        if tiket is not None:
            return _terkirim(request, tiket, sekali)
    konteks = {"form": form, "jenis": J(jenis), "terang": TERANG[J(jenis)], "sekali": _tanda(request)}
    return render(request, "layanan/tiket/isi.html", konteks)


def _tanda(request: HttpRequest) -> str:
    """What makes this form one of its kind: a second press of its button finds the first one's ticket."""
    return request.POST.get("sekali", "")[:32] or kode_publik()


def _kirim(request: HttpRequest, form: Any, isian: IsianTiket, sekali: str) -> Tiket | None:
    """Take the files in and record the ticket; a refused file is told beside its field.

    A form that came twice at once leaves no second ticket and no second copy of its files.
    """
    lampiran = form.cleaned_data.get("lampiran", [])
    try:
        with diterima_semua(lampiran, oleh=akun_dari(request), batas_mb=BATAS_MB) as berkas:
            return catat_tiket(
                isian,
                saluran=Saluran.WEB,
                oleh=None,
                lampiran=berkas,
                # Whoever types somebody else's address over and over fills no mailbox with it.
                tanda_terima=not _terlalu_sering(isian.surel),
                sekali=sekali,
            )
    except SudahTercatat as sudah:
        return sudah.tiket
    except BerkasDitolak as galat:
        form.add_error("lampiran", str(galat))
        return None


def _terlalu_sering(surel: str) -> bool:
    """More than five receipts an hour to one address; it is counted hashed."""
    sidik = hashlib.sha256(surel.lower().encode()).hexdigest()
    return bool(surel) and terlampaui("tiket_surel", sidik, 5, SATU_JAM)


def _terkirim(request: HttpRequest, tiket: Tiket, sekali: str) -> HttpResponse:
    ingat(request, tiket)
    if sekali:
        request.session[TERBIT] = {**request.session.get(TERBIT, {}), sekali: tiket.kode}
    return redirect("layanan:tiket_terkirim", kode=tiket.kode)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@dibatasi("tiket", kali=60, jendela=SATU_JAM)
def masukan(request: HttpRequest) -> HttpResponse:
    """Suggestions for a better service, with or without a name. Dasar: layanan.masukan"""
    form = MasukanForm(request.POST or None, akun=akun_dari(request))
    sekali = request.POST.get("sekali", "")[:32]
    if sekali and sekali in request.session.get(TERBIT, {}):
        return redirect("layanan:tiket_terkirim", kode=request.session[TERBIT][sekali])
    if form.is_valid():
        tiket = _kirim(request, form, form.isian, sekali)
        assert tiket is not None  # without files nothing can be refused
        return _terkirim(request, tiket, sekali)
    konteks = {"form": form, "sekali": _tanda(request), "dasar": profil().dasar("layanan.masukan")}
    return render(request, "layanan/tiket/masukan.html", konteks)
