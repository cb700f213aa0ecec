"""The public pages made from several units: the front page, who we are, what we report."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from layanan.reports import (
    perkara_luar_semua,
    ringkasan_tiket,
    saluran_publik,
    standar_dan_capaian,
    survei_terbit,
)
from lpse.grafik import grafik_batang
from lpse.profil import profil
from lpse.profil.kunci import KUNCI
from lpse.sumbangan import sumbangan
from lpse.waktu import awal_hari, hari_ini, tanggal
from sekretariat.queries.pelaporan import laporan_terbit

# The rule keys by the unit they belong to, as the front of the key says.
BAGIAN = {
    "registrasi": "Registrasi dan verifikasi",
    "layanan": "Layanan dan dukungan",
    "infrastruktur": "Administrasi sistem elektronik",
    "arsip": "Pengarsipan dokumen elektronik",
    "sekretariat": "Sekretariat",
}
TAHUN_KE_BELAKANG = 5
SETAHUN = timedelta(days=365)


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """The front page: what the unit does for a visitor, and where to begin."""
    hari = profil().registrasi.target_verifikasi_hari_kerja
    langkah = [
        "Isi data dari ponsel atau komputer; boleh berhenti dan melanjutkan nanti.",
        "Unggah foto atau pindaian dokumen, lalu kirim.",
        f"Kami periksa, dengan target {hari} hari kerja. Perlihatkan dokumen aslinya di kantor kami.",
        "Setelah disetujui, User ID dan tautan kata sandi datang lewat surel.",
    ]
    kartu = [isi for sumber in sumbangan.kartu_publik if (isi := sumber()) is not None]
    return render(request, "sekretariat/beranda.html", {"langkah": langkah, "kartu": kartu})


@require_safe
def tentang(request: HttpRequest) -> HttpResponse:
    """Who we are: organisation, duties with their articles, channels, and what is not ours."""
    awal = awal_hari(hari_ini() - SETAHUN)
    konteks = {
        "standar": standar_dan_capaian(awal, awal + SETAHUN + timedelta(days=1)),
        "masa_capaian": f"tiket sejak {tanggal(awal)}",
        "unit": [unit for _, unit in profil().unit],
        "tugas": _tugas(),
        "saluran": [satu.label for satu in saluran_publik()],
        "luar": perkara_luar_semua(),
        "dasar_luar": profil().dasar("layanan.di_luar_tanggung_jawab"),
        "dasar_susunan": profil().dasar("sekretariat.susunan_organisasi"),
    }
    return render(request, "sekretariat/tentang.html", konteks)


def _tugas() -> list[tuple[str, list[tuple[str, str]]]]:
    """The rules of the active regulation that bind the unit, by unit, each with its article."""
    hasil = []
    for awal, judul in BAGIAN.items():
        kunci = [k for k in KUNCI if k.startswith(f"{awal}.") and profil().is_diatur(k)]
        hasil.append((judul, [(profil().bunyi(k), profil().dasar(k)) for k in kunci]))
    return hasil


@require_safe
def laporan(request: HttpRequest) -> HttpResponse:
    """What we report to everybody: a year's services in figures."""
    tahun = _tahun(request.GET.get("tahun", ""))
    dari, sampai = (awal_hari(date(t, 1, 1)) for t in (tahun, tahun + 1))
    ringkas = ringkasan_tiket(dari, sampai)
    grafik = grafik_batang("tiket", f"Tiket {tahun}", ringkas.bulan, kolom="Bulan", satuan="tiket")
    konteks = {
        "tahun": tahun,
        "pilihan_tahun": range(hari_ini().year, hari_ini().year - TAHUN_KE_BELAKANG, -1),
        "ringkas": ringkas,
        "grafik": grafik if ringkas.masuk else None,
        "survei": survei_terbit(),
        "terbit": laporan_terbit(),
    }
    return render(request, "sekretariat/laporan.html", konteks)


def _tahun(teks: str) -> int:
    """The year asked for, where it is one that is offered; else this one."""
    kini = hari_ini().year
    boleh = {str(t): t for t in range(kini - TAHUN_KE_BELAKANG + 1, kini + 1)}
    return boleh.get(teks, kini)
