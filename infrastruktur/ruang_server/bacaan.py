"""Readings: noting one, a month of them with its charts, a day by the hour, the sheet, the limits."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from infrastruktur.actions import lingkungan as tindakan
from infrastruktur.forms.lingkungan import BacaanForm, BatasForm
from infrastruktur.models import BacaanLingkungan, BatasLingkungan, LembarRuangServer
from infrastruktur.naskah.ruang_server import sebut_batas, sebut_bulan, sebut_rentang, tanpa_bacaan
from infrastruktur.queries.lingkungan import (
    HariBacaan,
    bacaan_antara,
    bacaan_per_hari,
    bacaan_per_jam,
    batas_kini,
)
from infrastruktur.queries.ruang_server import rentang_bulan, ruang_server
from infrastruktur.ruang_server.bersama import (
    BACAAN,
    BATAS,
    BULAN_TERTUA,
    PAPAN,
    baca_bulan_url,
    pilih_ruang,
    url,
)
from lpse.berkas.http import sajikan_asli
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.grafik import Grafik, grafik_garis
from lpse.jejak import catat_lihat
from lpse.kalender import ONE_DAY, kalender
from lpse.models import Lokasi
from lpse.naskah import pastikan_pdf
from lpse.peran import KELOLA_PEMANTAUAN, LAYANI_RUANG_SERVER
from lpse.pintu import KONFLIK, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import awal_hari, hari_ini, tanggal

KEPALA_CSV = ("Waktu", "Ruang", "Suhu", "Kelembapan", "UPS", "AC", "CCTV", "Pintu", "Kondisi", "Catatan")
TAMPIL_BATAS = 20
TAMPIL_SEHARI = 50


@require_http_methods(["GET", "HEAD", "POST"])
def catat(request: HttpRequest) -> HttpResponse:
    """Note what one sees in the room; on a phone in seconds."""
    ruang, oleh, status = list(ruang_server()), petugas(request), 200
    if not ruang:
        raise Http404
    form = BacaanForm(isian(request), ruang=ruang)
    if form.is_valid():
        isi = {"oleh": oleh, "catatan": form.cleaned_data["catatan"]}
        bacaan = tindak(
            request, oleh, "catat_bacaan", lambda: tindakan.catat_bacaan(form.lokasi_id, form.nilai, **isi)
        )
        if bacaan:
            _kabari(request, bacaan)
            return redirect(f"admin:{PAPAN}")
        status = KONFLIK
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/catat.html",
        "Catat bacaan ruang server",
        status=status,
        form=form,
        batas=sebut_batas(batas_kini()),
        url_papan=url(PAPAN),
    )


def _kabari(request: HttpRequest, bacaan: BacaanLingkungan) -> None:
    if bacaan.penyimpangan:
        apa = bacaan.sebutan_penyimpangan
        messages.warning(request, f"Dicatat. Di luar batas: {apa}. Petugas ruang server dikabari.")
    else:
        messages.success(request, "Dicatat. Semua yang dibaca normal.")


# --- A month, a day ----------------------------------------------------------------------------------


@require_safe
def bacaan(request: HttpRequest) -> HttpResponse:
    """A month of one room: charts with their tables, days without a reading, the sheet."""
    ruang, bulan = list(ruang_server()), baca_bulan_url(request)
    lokasi = pilih_ruang(request, ruang)
    konteks: dict[str, Any] = {}
    if lokasi:
        hari = bacaan_per_hari(lokasi, bulan)
        konteks = {
            "grafik": _grafik_bulan(hari) if any(h.kali for h in hari) else (),
            "hari": [(h, _sel(h)) for h in reversed(hari)],
            "kosong": set(tanpa_bacaan(hari, kalender(), hari_ini())),
            "lembar": LembarRuangServer.objects.filter(lokasi=lokasi, bulan=bulan).first(),
        }
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/bacaan.html",
        f"Bacaan {sebut_bulan(bulan)}",
        ruang=ruang,
        lokasi=lokasi,
        bulan=f"{bulan:%Y-%m}",
        bulan_lain=_bulan_lain(bulan),
        sudah_lewat=bulan < hari_ini().replace(day=1),
        batas=sebut_batas(batas_kini()),
        melayani=petugas(request).has_perm(LAYANI_RUANG_SERVER),
        dasar=profil().dasar("infrastruktur.ruang_server"),
        **konteks,
    )


def _sel(hari: HariBacaan) -> tuple[str, str]:
    return sebut_rentang(hari.suhu_min, hari.suhu_maks), sebut_rentang(hari.lembap_min, hari.lembap_maks)


def _bulan_lain(bulan: date) -> list[tuple[str, str]]:
    """The months before and after, where there are any."""
    sebelum, sesudah = (bulan - ONE_DAY).replace(day=1), (bulan + 31 * ONE_DAY).replace(day=1)
    ada = [b for b in (sebelum, sesudah) if BULAN_TERTUA <= b <= hari_ini()]
    return [(f"{b:%Y-%m}", sebut_bulan(b)) for b in ada]


def _grafik_bulan(hari: list[HariBacaan]) -> list[Grafik]:
    """Highest and lowest of each day; a day without a reading leaves a gap."""
    garis = (
        ("suhu_maks", "Suhu tertinggi setiap hari", "°C"),
        ("suhu_min", "Suhu terendah setiap hari", "°C"),
        ("lembap_maks", "Kelembapan tertinggi setiap hari", "%"),
        ("lembap_min", "Kelembapan terendah setiap hari", "%"),
    )
    return [
        _grafik(n, judul, [(str(h.hari.day), getattr(h, n)) for h in hari], s, "Tanggal")
        for n, judul, s in garis
    ]


def _grafik(kode: str, judul: str, nilai: list[tuple[str, Any]], satuan: str, kolom: str) -> Grafik:
    # Below zero the chart has no axis; a server room that cold is told by its readings.
    dapat = [(nama, None if angka is not None and angka < 0 else angka) for nama, angka in nilai]
    return grafik_garis(kode, judul, dapat, kolom=kolom, satuan=satuan)


@require_safe
def sehari(request: HttpRequest, hari: str) -> HttpResponse:
    """One day of a room by the hour, and every reading of it. 404 for what is no day."""
    try:
        tanggalnya = date.fromisoformat(hari)
    except ValueError:
        raise Http404 from None
    if not BULAN_TERTUA <= tanggalnya <= hari_ini():
        raise Http404
    lokasi = pilih_ruang(request, list(ruang_server()))
    if lokasi is None:
        raise Http404
    jam = bacaan_per_jam(lokasi, tanggalnya)
    rows = bacaan_antara(lokasi, awal_hari(tanggalnya), awal_hari(tanggalnya + ONE_DAY))
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/sehari.html",
        f"{lokasi.nama}, {tanggal(tanggalnya)}",
        grafik=[
            _grafik(kode, judul, [(j["teks"], j[kolom]) for j in jam], satuan, "Jam")
            for kode, judul, kolom, satuan in (
                ("suhu", "Suhu rata-rata setiap jam", "suhu_rata", "°C"),
                ("lembap", "Kelembapan rata-rata setiap jam", "lembap_rata", "%"),
            )
        ],
        bacaan=rows.select_related("dicatat_oleh").order_by("-pada", "-pk")[:TAMPIL_SEHARI],
        url_kembali=f"{url(BACAAN)}?bulan={tanggalnya:%Y-%m}&ruang={lokasi.kode}",
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Every reading of the month and room asked for."""
    bulan = baca_bulan_url(request)
    lokasi = pilih_ruang(request, list(ruang_server()))
    if lokasi is None:
        raise Http404
    rows = bacaan_antara(lokasi, *rentang_bulan(bulan)).order_by("pada", "pk")
    return jawab_csv(
        f"bacaan-ruang-server-{bulan:%Y-%m}",
        KEPALA_CSV,
        _baris_csv(lokasi, rows.iterator(chunk_size=SEPOTONG)),
        peristiwa="bacaan_lingkungan.diekspor",
        oleh=petugas(request),
        bulan=f"{bulan:%Y-%m}",
        lokasi=lokasi.pk,
    )


def _baris_csv(lokasi: Lokasi, rows: Iterator[BacaanLingkungan]) -> Iterator[tuple[object, ...]]:
    for b in rows:
        yield (
            *(sel_waktu(b.pada), lokasi.nama, b.suhu, b.kelembapan),
            *(b.get_ups_display(), b.get_ac_display(), b.get_cctv_display(), b.get_pintu_display()),
            *(b.get_kondisi_display(), b.catatan),
        )


# --- The sheet and the limits ------------------------------------------------------------------------


@require_POST
def terbitkan(request: HttpRequest) -> HttpResponse:
    """Issue the sheet of a month that is over."""
    bulan, oleh = baca_bulan_url(request), petugas(request)
    lokasi = pilih_ruang(request, list(ruang_server()))
    if lokasi is None:
        raise Http404
    if tindak(
        request, lokasi, "terbitkan_lembar", lambda: tindakan.terbitkan_lembar(lokasi.pk, bulan, oleh=oleh)
    ):
        messages.success(request, "Lembar terbit. Unduh PDF-nya di bawah.")
    return redirect(f"{url(BACAAN)}?bulan={bulan:%Y-%m}&ruang={lokasi.kode}")


@require_safe
@sibuk_menjadi_503
def lembar(request: HttpRequest, kode: str) -> HttpResponseBase:
    """An issued sheet as PDF; 404 for any other document."""
    satu = get_object_or_404(LembarRuangServer.objects.select_related("naskah"), naskah__kode=kode)
    assert satu.naskah is not None
    catat_lihat(satu, oleh=petugas(request))
    return sajikan_asli(pastikan_pdf(satu.naskah.pk), f"Lembar {satu.naskah.nomor}")


@require_safe
def batas(request: HttpRequest) -> HttpResponse:
    """The limits that hold, those before them, and the form for whoever may set new ones."""
    boleh = petugas(request).has_perm(KELOLA_PEMANTAUAN)
    return _riwayat_batas(request, BatasForm(kini=batas_kini()) if boleh else None)


@require_POST
def atur_batas(request: HttpRequest) -> HttpResponse:
    """Set new limits; refused, what was typed stays."""
    oleh, kini, status = petugas(request), batas_kini(), 200
    form = BatasForm(request.POST, kini=kini)
    if form.is_valid():
        isian = form.isian
        if tindak(request, kini, "atur_batas", lambda: tindakan.atur_batas(isian, oleh=oleh)):
            messages.success(request, "Batas baru berlaku untuk bacaan sesudah ini.")
            return redirect(f"admin:{BATAS}")
        status = KONFLIK
    return _riwayat_batas(request, form, status)


def _riwayat_batas(request: HttpRequest, form: BatasForm | None, status: int = 200) -> HttpResponse:
    versi = BatasLingkungan.objects.select_related("dibuat_oleh").order_by("-pk")[:TAMPIL_BATAS]
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/batas.html",
        "Batas ruang server",
        status=status,
        form=form,
        versi=[(b, sebut_batas(b)) for b in versi],
        url_papan=url(PAPAN),
    )
