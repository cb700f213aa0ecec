"""The list of requests, one request with its steps, and writing one down at the desk."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from infrastruktur.actions import izin_ruang as tindakan
from infrastruktur.actions import kunjungan_ruang
from infrastruktur.alur.izin_ruang import ALUR_IZIN
from infrastruktur.enums.ruang_server import StatusIzin
from infrastruktur.enums.ruang_server import TindakanIzin as T
from infrastruktur.forms.ruang_server import (
    AlasanIzinForm,
    KeluarIzinForm,
    MasukForm,
    MohonLoketForm,
    SaringanIzinForm,
)
from infrastruktur.models import IzinRuangServer
from infrastruktur.policies.ruang_server import belum_ada_pemutus, is_lewat_waktu, is_pemutus, jawab_sampai
from infrastruktur.queries.ruang_server import pemutus, ruang_server, saring_izin
from infrastruktur.ruang_server.bersama import IZIN, PER_HALAMAN, dengan_izin, perlu_lihat_izin, url, url_izin
from lpse.baca_saja import Sel
from lpse.berkas.http import sajikan_asli
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.jejak import catat_lihat
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.naskah import pastikan_pdf
from lpse.otorisasi import pemegang_izin
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import LAYANI_RUANG_SERVER
from lpse.pintu import KONFLIK, View, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import setempat, tanggal

TERBARU = Order(falling=True)
KEPALA = ("Pengunjung", "Identitas", "Ruang", "Waktu", "Status")
KEPALA_CSV = (
    "Nomor izin",
    "Jenis",
    "Ruang",
    "Instansi",
    "Orang",
    "Rencana masuk",
    "Rencana keluar",
    "Status",
)
WARNA = {
    StatusIzin.MENUNGGU: "kuning",
    StatusIzin.DI_DALAM: "biru",
    StatusIzin.BATAL: "abu",
    StatusIzin.KEDALUWARSA: "abu",
}


@perlu_lihat_izin
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of the requests, newest first; identity numbers are masked."""
    form = SaringanIzinForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_izin(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    params = saringan.as_params()
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/daftar.html",
        "Izin ruang server",
        form=form,
        kepala=KEPALA,
        baris=[(url_izin(izin), _sel(izin)) for izin in halaman.rows],
        url_sebelum=alamat_halaman(params, before=halaman.before),
        url_sesudah=alamat_halaman(params, after=halaman.after),
        kueri=urlencode(params),
        melayani=petugas(request).has_perm(LAYANI_RUANG_SERVER),
    )


def _sel(izin: IzinRuangServer) -> list[Sel]:
    return [
        Sel("Pengunjung", f"{izin.nama}, {izin.instansi}"),
        Sel("Identitas", izin.identitas_samar),
        Sel("Ruang", izin.lokasi.nama),
        Sel("Waktu", f"{tanggal(izin.rencana_masuk)}, {setempat(izin.rencana_masuk):%H.%M}"),
        Sel("Status", izin.get_status_display(), warna(izin.status)),
    ]


def warna(status: str) -> str:
    """The colour of a tag whose status has none of its own."""
    return WARNA.get(StatusIzin(status), status)


@perlu_lihat_izin
@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave; who visited is not in it, which body they came from is."""
    saringan = SaringanIzinForm(request.GET).saringan
    rows = saring_izin(saringan).order_by("-pk")
    return jawab_csv(
        "izin-ruang-server",
        KEPALA_CSV,
        _baris_csv(rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="izin_ruang.diekspor",
        oleh=petugas(request),
        **{**saringan.as_params(), "cari": bool(saringan.cari)},
    )


def _baris_csv(rows: Iterator[IzinRuangServer]) -> Iterator[tuple[object, ...]]:
    for i in rows:
        yield (
            *(i.naskah.nomor if i.naskah else "", i.get_jenis_display(), i.lokasi.nama, i.instansi),
            *(i.banyak_orang, sel_waktu(i.rencana_masuk), sel_waktu(i.rencana_keluar)),
            i.get_status_display(),
        )


# --- One request -------------------------------------------------------------------------------------


def terbuka(izin: IzinRuangServer, oleh: Akun) -> set[str]:
    """The acts open to this person: what the table admits and, for a decision, the profil as well."""
    semua = {t.value for t in ALUR_IZIN.terbuka(izin, oleh)}
    return semua if is_pemutus(oleh) else semua - {T.SETUJUI.value, T.TOLAK.value}


@require_safe
@dengan_izin
def satu(request: HttpRequest, izin: IzinRuangServer) -> HttpResponse:
    """Who, when, what for and with what, with the steps that are open. The look is recorded."""
    oleh = petugas(request)
    catat_lihat(izin, oleh=oleh)
    menunggu = izin.status == StatusIzin.DIAJUKAN
    kunjungan = getattr(izin, "kunjungan", None)
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/izin.html",
        f"Izin {izin.nama}",
        izin=izin,
        warna=warna(izin.status),
        terbuka=terbuka(izin, oleh),
        perangkat=izin.perangkat.all(),
        kunjungan=kunjungan,
        temuan=kunjungan.temuan.order_by("pk") if kunjungan else (),
        lewat=is_lewat_waktu(izin, timezone.now()),
        jawab_sampai=jawab_sampai(izin, kalender()) if menunggu else None,
        halangan=belum_ada_pemutus() if menunggu and not pemutus().exists() else "",
        pemberi=profil().infrastruktur.sebutan_pemberi_izin if menunggu else "",
        url_daftar=url(IZIN),
    )


@require_safe
@sibuk_menjadi_503
@dengan_izin
def surat(request: HttpRequest, izin: IzinRuangServer) -> HttpResponseBase:
    """The permit as PDF; 404 before there is one. The look is recorded."""
    if izin.naskah is None:
        raise Http404
    catat_lihat(izin, oleh=petugas(request), naskah=izin.naskah.pk)
    return sajikan_asli(pastikan_pdf(izin.naskah.pk), f"Izin {izin.naskah.nomor}")


@require_POST
@dengan_izin
def setujui(request: HttpRequest, izin: IzinRuangServer) -> HttpResponse:
    """Permit the visit; the letter is issued."""
    oleh = petugas(request)
    if tindak(request, izin, T.SETUJUI.value, lambda: tindakan.setujui_izin(izin.pk, oleh=oleh)):
        messages.success(request, "Disetujui. Surat izinnya terbit, dan pemohon diberi tahu.")
    return redirect(url_izin(izin))


def _beralasan(act: Callable[..., Any], judul: str, kalimat: str) -> View:
    """A step with a reason that the requester reads."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @dengan_izin
    def view(request: HttpRequest, izin: IzinRuangServer) -> HttpResponse:
        form = AlasanIzinForm(isian(request))
        kirim = partial(act, izin.pk, oleh=petugas(request))
        return _langkah(request, izin, form, judul, kalimat, lambda: kirim(**form.cleaned_data))

    return view


def _langkah(
    request: HttpRequest,
    izin: IzinRuangServer,
    form: Any,
    judul: str,
    kalimat: str,
    act: Callable[[], Any],
) -> HttpResponse:
    """Ask, do, and lead back to the request; a refusal stays on the page with what was typed."""
    status = 200
    if request.method == "POST" and form.is_valid():
        if tindak(request, izin, judul.lower(), act):
            messages.success(request, kalimat)
            return redirect(url_izin(izin))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/langkah.html",
        f"{judul}: {izin.nama}",
        status=status,
        izin=izin,
        form=form,
        tombol=judul,
        url_kembali=url_izin(izin),
    )


tolak = _beralasan(tindakan.tolak_izin, "Tolak", "Ditolak. Alasannya dikirim kepada pemohon.")
batal = _beralasan(
    tindakan.batalkan_izin_oleh_petugas, "Batalkan", "Dibatalkan. Alasannya dikirim kepada pemohon."
)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_izin
def masuk(request: HttpRequest, izin: IzinRuangServer) -> HttpResponse:
    """Let the visitor in: badge, companion, devices held against the request."""
    form = MasukForm(
        isian(request),
        perangkat=izin.perangkat.all(),
        pendamping=pemegang_izin(LAYANI_RUANG_SERVER),
        initial={"dibawa": [str(p.pk) for p in izin.perangkat.all()], "pendamping": str(petugas(request).pk)},
    )
    act = partial(kunjungan_ruang.masukkan_pengunjung, izin.pk, oleh=petugas(request))
    return _langkah(request, izin, form, "Catat masuk", "Tercatat masuk.", lambda: act(**form.kolom))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_izin
def keluar(request: HttpRequest, izin: IzinRuangServer) -> HttpResponse:
    """Let the visitor out: devices held against what came in. 404 for somebody who never came in."""
    kunjungan = getattr(izin, "kunjungan", None)
    if kunjungan is None:
        raise Http404
    semua = izin.perangkat.all()
    form = KeluarIzinForm(
        isian(request),
        perangkat=semua,
        dititipkan=kunjungan.is_identitas_dititipkan,
        initial={"dibawa": [str(p.pk) for p in semua if p.masuk_pada]},
    )
    act = partial(kunjungan_ruang.keluarkan_pengunjung, izin.pk, oleh=petugas(request))
    selesai = "Tercatat keluar. Minta kembali badge-nya."
    return _langkah(
        request, izin, form, "Catat keluar", selesai, lambda: act(**form.kolom(kunjungan.masuk_pada))
    )


@sensitive_post_parameters("nomor_identitas")
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Write down the request of somebody who stands here."""
    ruang = list(ruang_server())
    if not ruang:
        raise Http404
    form = MohonLoketForm(isian(request), ruang=ruang)
    oleh, status = petugas(request), 200
    if form.is_valid():
        izin = tindak(request, ruang[0], "catat_izin", lambda: tindakan.catat_izin(form.isian, oleh=oleh))
        if izin:
            messages.success(request, "Permohonan dicatat dan menunggu putusan.")
            return redirect(url_izin(izin))
        status = KONFLIK
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/baru.html",
        "Catat permohonan izin",
        status=status,
        form=form,
        dasar=profil().dasar("infrastruktur.izin_ruang"),
        url_daftar=url(IZIN),
    )
