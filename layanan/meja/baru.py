"""Logging what somebody asks, on one screen and by keyboard: who it is, what it is, and the answer.

Everything stands in one form, so that nothing typed is lost, whichever button is pressed; without a script
the buttons reload the page, with one they are answered in their place.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from layanan.actions.percakapan import catat_pesan_pengguna
from layanan.actions.sekali_jalan import catat_dan_gabung, catat_dan_selesaikan
from layanan.actions.tiket import catat_tiket
from layanan.enums.tiket import Saluran
from layanan.forms.catat import CatatForm, baca_pilihan, keterangan_orang, nilai_pilihan
from layanan.meja.bersama import url_tiket
from layanan.models import Tiket
from layanan.queries.penelepon import KUNCI_SERUPA, Serupa, cari_orang, serupa_dengan
from layanan.queries.tiket import CARI_PALING_PENDEK
from lpse.bidang import baca_telepon
from lpse.pintu import tindak
from lpse.situs_admin import petugas, tampilkan

# Buttons that look something up; they save nothing.
CARI, PILIH = "tombol_cari", "pilih"
SELESAI, GABUNG, TAMBAH = "selesai", "gabungkan", "tambahkan"
JUDUL = {
    Saluran.TELEPON: "Catat telepon",
    Saluran.KUNJUNGAN: "Catat kunjungan",
    Saluran.SUREL: "Catat surel",
    Saluran.WHATSAPP: "Catat percakapan WhatsApp",
    Saluran.WEB: "Catat atas nama pengguna",
}


def _saluran(request: HttpRequest) -> Saluran:
    diminta = request.GET.get("saluran", "")
    return Saluran(diminta) if diminta in Saluran.values else Saluran.TELEPON


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """The screen, and what its buttons do."""
    saluran = _saluran(request)
    if request.method != "POST":
        return _tampil(request, CatatForm(saluran=saluran, initial=_dari_alamat(request)))
    if CARI in request.POST or PILIH in request.POST:
        return _cari(request, saluran)
    form = CatatForm(request.POST, saluran=saluran)
    if SELESAI in request.POST:
        form.fields["jawaban"].required = True
        form.fields["jawaban"].error_messages["required"] = "Tulis jawabannya, atau tekan Simpan saja."
    if TAMBAH in request.POST:
        return _tambahkan(request, form)
    if not form.is_valid() or _jawaban_terbuang(form):
        return _tampil(request, form)
    belum = _belum_dilihat(form)
    if belum and GABUNG not in request.POST:
        # Whoever saw them and presses once more means it.
        return _tampil(request, form, serupa=belum)
    return _simpan(request, form)


def _jawaban_terbuang(form: CatatForm) -> bool:
    """Whether an answer was typed that the button pressed does not send; the form then says so."""
    if SELESAI in form.data or not form.cleaned_data["jawaban"]:
        return False
    form.add_error("jawaban", "Tekan Simpan dan selesaikan agar jawaban ini terkirim, atau kosongkan.")
    return True


def _dari_alamat(request: HttpRequest) -> dict[str, str]:
    """Fields that a link may fill in: nothing about a person."""
    return {n: request.GET[n][:200] for n in ("kode_tender", "judul", "kunjungan") if n in request.GET}


def _cari(request: HttpRequest, saluran: Saluran) -> HttpResponse:
    """The page again, everything typed still in it, with those found, or with the one picked."""
    data = request.POST.copy()
    terpilih = baca_pilihan(data.get(PILIH, ""))
    data.update(terpilih)
    for nama, nilai in terpilih.items():
        data[nama] = nilai
    # What is looked up is not judged yet: the form is shown with its answers, without errors.
    form = CatatForm(saluran=saluran, initial={n: v for n, v in data.items() if n != "csrfmiddlewaretoken"})
    return _tampil(request, form, cari="" if terpilih else data.get("cari", ""), serupa=_serupa(data))


def _serupa(data: Any) -> list[Serupa]:
    kolom = {nama: str(data.get(nama) or "").strip() for nama in KUNCI_SERUPA}
    if any("\0" in nilai for nilai in kolom.values()):
        return []
    try:
        kolom["telepon"] = baca_telepon(kolom["telepon"]) if kolom["telepon"] else ""
    except ValidationError:
        # A number half typed is none yet.
        kolom["telepon"] = ""
    return serupa_dengan(kolom)


def _belum_dilihat(form: CatatForm) -> list[Serupa]:
    """What may be the same matter, unless the officer has seen it on the page already."""
    serupa = _serupa(form.cleaned_data)
    dilihat = set(form.cleaned_data["dilihat"].split(","))
    return serupa if {satu.tiket.kode for satu in serupa} - dilihat else []


def _simpan(request: HttpRequest, form: CatatForm) -> HttpResponse:
    oleh, saluran, isi = petugas(request), form.saluran, form.cleaned_data

    def act() -> Tiket:
        if GABUNG in request.POST:
            ke = get_object_or_404(Tiket, kode=request.POST[GABUNG])
            return catat_dan_gabung(form.isian, saluran=saluran, oleh=oleh, ke=ke.pk)
        if SELESAI in request.POST:
            return catat_dan_selesaikan(
                form.isian, saluran=saluran, oleh=oleh, jawaban=isi["jawaban"], lisan=isi["lisan"]
            )
        return catat_tiket(form.isian, saluran=saluran, oleh=oleh)

    tiket = tindak(request, oleh, "catat_tiket", act)
    if tiket is None:
        return _tampil(request, form)
    kata = {
        GABUNG: f"Tercatat dan digabungkan ke {tiket.nomor}.",
        SELESAI: f"{tiket.nomor} tercatat dan dijawab.",
    }
    messages.success(
        request, next((k for n, k in kata.items() if n in request.POST), f"{tiket.nomor} tercatat.")
    )
    return redirect(url_tiket(tiket))


def _tambahkan(request: HttpRequest, form: CatatForm) -> HttpResponse:
    """No new ticket: what was said joins the open one of the same person."""
    form.is_valid()
    isi, sepemilik = form.cleaned_data.get("uraian", ""), _serupa(form.data)
    tujuan = next((s.tiket for s in sepemilik if s.sepemilik and s.tiket.kode == request.POST[TAMBAH]), None)
    if not isi or tujuan is None:
        form.add_error("uraian" if not isi else None, "Tulis apa yang ditanyakan, lalu tekan lagi.")
        return _tampil(request, form, serupa=sepemilik)
    oleh = petugas(request)
    saluran = form.saluran
    hasil = tindak(
        request, tujuan, "kata", lambda: catat_pesan_pengguna(tujuan.pk, oleh=oleh, isi=isi, saluran=saluran)
    )
    if hasil is not None:
        messages.success(request, f"Ditambahkan ke {tujuan.nomor}. Tidak ada tiket baru.")
    return redirect(url_tiket(tujuan, "percakapan"))


def _tampil(
    request: HttpRequest, form: CatatForm, *, cari: str = "", serupa: list[Serupa] | None = None
) -> HttpResponse:
    return tampilkan(
        request,
        "admin/layanan/tiket/baru.html",
        JUDUL[form.saluran],
        form=form,
        saluran=form.saluran,
        pilihan_saluran=[(s.value, JUDUL[s]) for s in JUDUL],
        cari=cari,
        orang=_orang(cari),
        dicari=bool(cari),
        serupa=serupa or [],
        kode_serupa=",".join(s.tiket.kode for s in serupa or []),
        terpendek=CARI_PALING_PENDEK,
    )


def _orang(teks: str) -> list[tuple[str, str, str]]:
    """Those found: name, what tells them apart, and what picking them fills in."""
    return [(o.nama, keterangan_orang(o), nilai_pilihan(o)) for o in cari_orang(teks)]


@require_POST
def orang(request: HttpRequest) -> HttpResponse:
    """Those found so far, for the list below the search box; asked again as one types."""
    teks = request.POST.get("cari", "")[:100]
    return tampilkan(
        request,
        "admin/layanan/tiket/_orang.html",
        "",
        orang=_orang(teks),
        dicari=len(teks.strip()) >= CARI_PALING_PENDEK,
    )


@require_POST
def serupa(request: HttpRequest) -> HttpResponse:
    """Open tickets that may be the same matter, asked as the fields are filled in."""
    sama = _serupa(request.POST)
    return tampilkan(
        request,
        "admin/layanan/tiket/_serupa.html",
        "",
        serupa=sama,
        kode_serupa=",".join(s.tiket.kode for s in sama),
    )
