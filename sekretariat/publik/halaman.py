"""The front page, who we are, what we report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from layanan.reports import perkara_luar_semua, saluran_publik
from lpse.profil import profil
from lpse.profil.kunci import KUNCI
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from sekretariat.policies.prosedur import bidang_sistem
from sekretariat.publik.bagian import susun_bagian
from sekretariat.queries.organisasi import bagan_organisasi

TAHUN_KE_BELAKANG = 5


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
    konteks = {
        "bagian": susun_bagian("tentang", hari_ini().year),
        "bagan": bagan_organisasi(publik=True),
        "identitas": profil().bunyi("lpse.identitas"),
        "tugas": _tugas(),
        "saluran": [satu.label for satu in saluran_publik()],
        "luar": perkara_luar_semua(),
        "dasar_luar": profil().dasar("layanan.di_luar_tanggung_jawab"),
    }
    return render(request, "sekretariat/tentang.html", konteks)


def _tugas() -> list[tuple[str, list[tuple[str, str]]]]:
    """The rules of the active regulation that bind the unit, by unit, each with its article."""
    # By the unit they belong to, as the front of the key says.
    bagian = {
        "registrasi": "Registrasi dan verifikasi",
        "layanan": "Layanan dan dukungan",
        "infrastruktur": bidang_sistem().capitalize(),
        "arsip": "Pengarsipan dokumen elektronik",
        "sekretariat": "Sekretariat",
    }
    hasil = []
    for awal, judul in bagian.items():
        kunci = [k for k in KUNCI if k.startswith(f"{awal}.") and profil().is_diatur(k)]
        isi = [(profil().bunyi(k), profil().dasar(k)) for k in kunci]
        hasil.append((judul, isi))
    return hasil


@require_safe
def laporan(request: HttpRequest) -> HttpResponse:
    """What we report to everybody: a year in figures, without anybody's personal data."""
    tahun = baca_tahun(request.GET.get("tahun", ""))
    konteks = {
        "tahun": tahun,
        "pilihan_tahun": range(hari_ini().year, hari_ini().year - TAHUN_KE_BELAKANG, -1),
        "bagian": susun_bagian("laporan", tahun),
    }
    return render(request, "sekretariat/laporan.html", konteks)


def baca_tahun(teks: str) -> int:
    """The year asked for, where it is one that is offered; else this one."""
    kini = hari_ini().year
    boleh = {str(t): t for t in range(kini - TAHUN_KE_BELAKANG + 1, kini + 1)}
    return boleh.get(teks, kini)
