"""The trail in words: every page that can be recorded has a name a reader understands."""

import re

import pytest
from django.utils.safestring import mark_safe

from lpse.jejak import catat
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.sebut_jejak import rincian_kata, sebut_alamat, sebut_halaman, sebut_jenis
from lpse.sumbangan import sumbangan
from lpse.templatetags.lpse import boleh_patah, nomor_utuh
from tests.akses_dunia import semua_rute
from tests.factories import buat_akun
from tests.petugas import klien_peran

KATA = re.compile(r"[A-Z][^_:/<>]*(: [^_:/<>]+)?")


def test_setiap_halaman_yang_dapat_tercatat_bernama_dalam_kata():
    # What has no name of its own is no page: the pattern at the end that takes every other address.
    semua = [rute.nama for rute in semua_rute() if "<" not in rute.nama]
    assert len([nama for nama in semua if nama.startswith("admin:")]) > 500
    salah = {nama: sebut_halaman(nama) for nama in semua if not KATA.fullmatch(sebut_halaman(nama))}
    assert not salah


def test_halaman_menu_bernama_seperti_di_menu():
    menu = {b.url: b.label for daftar in sumbangan.menu_staf.values() for b in daftar}
    assert len(menu) > 60
    beda = {url: sebut_halaman(url) for url, label in menu.items() if sebut_halaman(url) != label}
    assert not beda


@pytest.mark.parametrize(
    ("nama", "sebutan"),
    [
        ("admin:index", "Beranda"),
        ("admin:layanan_surat_lihat", "Surat masuk: satu catatan"),
        ("admin:layanan_surat_mentah", "Surat masuk: mentah"),
        ("admin:layanan_surat_ekspor", "Surat masuk: ekspor CSV"),
        ("admin:lpse_naskah_change", "Naskah terbit: satu catatan"),
        ("admin:halaman_lama_hilang", "Halaman lama hilang"),
        ("registrasi:kirim", "Kirim"),
    ],
)
def test_sebutan_halaman(nama, sebutan):
    assert sebut_halaman(nama) == sebutan


def test_rincian_tanpa_nama_teknis():
    rincian = {"halaman": "admin:layanan_surat", "aturan": "TidakBerwenang", "kirim_ulang": True}
    assert rincian_kata(rincian) == "aturan: tidak berwenang, halaman: Surat masuk, kirim ulang: ya"
    assert rincian_kata({"halaman": 3}) == "halaman: 3"
    assert sebut_jenis("layanan.suratmasuk") == "Surat masuk"
    assert sebut_jenis("hilang.sudah") == "hilang.sudah"


@pytest.mark.django_db
def test_halaman_jejak_menyebut_yang_dibuka():
    catat(None, "pemeriksa.membuka", oleh=buat_akun(Peran.AUDITOR), halaman="admin:layanan_surat_lihat")
    admin = klien_peran(Peran.ADMIN_SISTEM)
    assert "Pemeriksa membuka halaman: Surat masuk: satu catatan" in admin.get("/admin/lpse/jejak/").text
    baris = Jejak.objects.get(peristiwa="pemeriksa.membuka")
    satu = admin.get(f"/admin/lpse/jejak/{baris.pk}/").text
    assert "halaman: Surat masuk: satu catatan" in satu
    assert "admin:layanan_surat_lihat" not in satu


@pytest.mark.parametrize(
    ("teks", "sebutan"),
    [
        ("/admin/arsip/kesiapan/", "Kesiapan"),
        ("/admin/arsip/kesiapan/?bulan=3", "Kesiapan"),
        ("/admin/layanan/surat/abc/", "/admin/layanan/surat/abc/"),
        ("/admin/tidak-ada/", "/admin/tidak-ada/"),
        ("https://lkpp.go.id/", "https://lkpp.go.id/"),
        ("Nota dinas 12/2026", "Nota dinas 12/2026"),
    ],
)
def test_alamat_halaman_disebut_namanya(teks, sebutan):
    assert sebut_alamat(teks) == sebutan


@pytest.mark.parametrize("nomor", ["TM-2026-003", "REG-2026-000001", "SP-2026-0001"])
def test_nomor_tidak_terpotong_di_ujung_baris(nomor):
    assert nomor_utuh(f"Temuan {nomor} <b>") == f'Temuan <span class="nomor">{nomor}</span> &lt;b&gt;'


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("orang@contoh.example", "orang@<wbr>contoh<wbr>.example"),
        ("infrastruktur.pemantauan:baca", "infrastruktur<wbr>.pemantauan:<wbr>baca"),
        ("/var/lib/data_spse", "/<wbr>var/<wbr>lib/<wbr>data_<wbr>spse"),
        ("pukul 02.51, Rp1.234.567", "pukul 02.51, Rp1.234.567"),
        ("<b>", "&lt;b&gt;"),
        (mark_safe('<span class="nomor">PRM-1</span>'), '<span class="nomor">PRM-1</span>'),
    ],
)
def test_alamat_dan_kode_panjang_hanya_terpotong_di_sambungannya(teks, hasil):
    assert boleh_patah(teks) == hasil
