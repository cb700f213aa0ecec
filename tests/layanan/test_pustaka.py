"""The help centre's acts and rules: versions that stay, reviews, hostile text, and what leaves a ticket."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from layanan.actions import pustaka as tindakan
from layanan.actions.umpan_balik import catat_nihil, catat_umpan_balik, hapus_nihil_lama, lengkapi_umpan_balik
from layanan.enums.pustaka import StatusArtikel
from layanan.models import Artikel, PencarianNihil, UmpanBalikArtikel, VersiArtikel
from layanan.policies.pustaka import ArtikelBelumLengkap, WaktuTinjauKeliru
from layanan.policies.samar import bagian, hapus_pribadi
from layanan.queries.riwayat_artikel import grafik_umpan, perubahan
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.markdown import TAG, ke_html, ke_polos
from lpse.metrik import hitung_semua
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.layanan.pustaka import draf, isian, petugas, terbit

pytestmark = pytest.mark.django_db
S = StatusArtikel
ESOK = timedelta(days=1)


# --- Text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "jahat",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&#58;alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "![x](https://lain.example/lacak.png)",
        "![x](x)![y][z]\n\n[z]: https://lain.example/a.png",
        '[x](https://a.example "onmouseover=alert(1)")',
        "<https://a.example/?q=<script>>",
        "<style>body{display:none}</style>",
        "<iframe src=//lain.example></iframe>",
        "```html\n<script>alert(1)</script>\n```",
        "# <svg/onload=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_markdown_jahat_menjadi_teks(jahat):
    html = ke_html(jahat)
    assert set(re.findall(r"<(\w+)", html)) <= TAG
    atribut = [nama for tag in re.findall(r"<\w+([^>]*)>", html) for nama in re.findall(r"(\S+?)=\"", tag)]
    assert set(atribut) <= {"href", "rel", "title"}
    assert re.findall(r'<a href="(?!https:|x")', html) == []


def test_markdown_menjadi_halaman_yang_tertib():
    html = ke_html("# Satu\n\n## Dua\n\n1. a\n2. b\n\n**tebal** [tautan](https://spse.example)")
    assert "<h1" not in html
    assert "<h2>Satu</h2>" in html
    assert "<h3>Dua</h3>" in html
    assert 'href="https://spse.example" rel="nofollow noopener noreferrer"' in html
    assert ke_polos("# Satu\n\n- **a** & b\n- `c`") == "Satu\na & b\nc"
    assert "\x02" not in ke_polos("a\x02b\x03")


# --- What leaves a ticket -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "tersisa"),
    [
        ("Tulis ke rina.c+1@uji.example ya.", "Tulis ke [surel] ya."),
        ("Telepon 0812-0000-0001 atau +62 812 0000 0001.", "Telepon [nomor] atau [nomor]."),
        ("NIK 3504010101900001, NPWP 01.234.567.8-901.000.", "NIK [nomor], NPWP [nomor]."),
        ("Tiket TKT-2026-000017 sudah ditutup.", "Tiket [nomor tiket] sudah ditutup."),
        ("User ID: rina_99 aktif.", "User ID: [User ID] aktif."),
        ("User ID Anda salah.", "User ID Anda salah."),
        ("Buka https://a.id/tiket/abc/buka/def/ lalu https://b.id/x.", "Buka [tautan] lalu https://b.id/x."),
        ("Yth. Rina Contohwati,\n\nHapus simpanan peramban.", "Hapus simpanan peramban."),
        ("Bapak dapat masuk kembali.\nCoba lagi.", "Bapak dapat masuk kembali.\nCoba lagi."),
        ("Sudah beres.\n\nHormat kami,\nBudi Petugas", "Sudah beres."),
        ("Kata sandi rina contohwati dari CV Contoh Jaya sudah direset, Rina.",
         "Kata sandi [nama] dari [nama] sudah direset, [nama]."),
        ("Galat 500 pada 2026 pukul 10.00, versi 4.5.1, ukuran 50 MB.",
         "Galat 500 pada 2026 pukul 10.00, versi 4.5.1, ukuran 50 MB."),
        ("Tender 4471001 oleh akun contohwati1.", "Tender [nomor] oleh akun [User ID]."),
    ],
)  # fmt: skip
def test_yang_menyebut_orang_dihapus_yang_lain_tinggal(teks, tersisa):
    hasil = hapus_pribadi(
        teks, nama=["Rina Contohwati", "CV Contoh Jaya", ""], user_id=["contohwati1", ""], nomor=["4471001"]
    )
    assert hasil == tersisa


def test_yang_dihapus_dapat_ditandai():
    assert bagian("Tulis ke [surel] ya.") == [("Tulis ke ", False), ("[surel]", True), (" ya.", False)]
    assert bagian("") == []


# --- Acts -----------------------------------------------------------------------------------------------


def test_versi_yang_terbit_tetap_dan_bedanya_terbaca():
    oleh = petugas()
    artikel = terbit(oleh)
    tindakan.ubah_artikel(artikel.pk, oleh=oleh, **isian(isi="1. Masuk ke portal.\n2. Pilih **Akun**."))
    artikel = Artikel.objects.terbit().get()
    assert artikel.is_berbeda
    assert "Permohonan" in artikel.versi.isi
    tindakan.terbitkan_artikel(artikel.pk, oleh=oleh, catatan="Menu berganti nama.")
    artikel = Artikel.objects.terbit().get()
    assert (artikel.versi.nomor, artikel.is_berbeda) == (2, False)
    kedua, pertama = perubahan(artikel)
    assert [satu for satu in kedua.baris if satu[0]] == [
        ("hapus", "2. Pilih **Permohonan**."),
        ("tambah", "2. Pilih **Akun**."),
    ]
    assert {jenis for jenis, _ in pertama.baris} == {"tambah"}
    assert kedua.versi.catatan == "Menu berganti nama."
    assert Jejak.objects.filter(peristiwa="artikel.terbit", rincian__versi=2).exists()


@pytest.mark.parametrize("rusak", [lambda v: v.update(isi="Lain"), lambda v: v.delete()])
def test_basis_data_menolak_mengubah_yang_pernah_dibaca(rusak):
    versi = VersiArtikel.objects.filter(pk=terbit().versi_id)
    Artikel.objects.update(status=S.DRAF, versi=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        rusak(versi)
    assert versi.get().judul


def test_terbit_tanpa_perubahan_atau_tanpa_jawaban_singkat_ditolak():
    oleh = petugas()
    artikel = terbit(oleh)
    with pytest.raises(ArtikelBelumLengkap):
        tindakan.terbitkan_artikel(artikel.pk, oleh=oleh)
    kosong = tindakan.tulis_artikel(oleh=oleh, **isian(ringkas=" "))
    with pytest.raises(ArtikelBelumLengkap):
        tindakan.terbitkan_artikel(kosong.pk, oleh=oleh)
    assert VersiArtikel.objects.count() == 1


def test_ditinjau_ditarik_dan_dikembalikan():
    oleh = petugas()
    artikel = terbit(oleh)
    hari = hari_ini()
    for salah in (hari, hari - ESOK, hari + timedelta(days=900)):
        with pytest.raises(WaktuTinjauKeliru):
            tindakan.tinjau_artikel(artikel.pk, oleh=oleh, tinjau_lagi=salah)
    Artikel.objects.update(ditinjau_pada=hari - 2 * ESOK, tinjau_lagi=hari)
    assert hitung_semua()["lpse_artikel_harus_ditinjau"] == 1
    assert tindakan.tinjau_artikel(artikel.pk, oleh=oleh, tinjau_lagi=hari + ESOK).ditinjau_pada == hari
    assert hitung_semua()["lpse_artikel_harus_ditinjau"] == 0
    assert tindakan.tarik_artikel(artikel.pk, oleh=oleh).status == S.DITARIK
    with pytest.raises(TindakanTertutup):
        tindakan.ubah_artikel(artikel.pk, oleh=oleh, judul="Lain")
    assert tindakan.kembalikan_artikel(artikel.pk, oleh=oleh).status == S.DRAF
    assert tindakan.terbitkan_artikel(artikel.pk, oleh=oleh).versi.nomor == 2


def test_hanya_pengelola_yang_menulis():
    orang = buat_akun(Peran.VERIFIKATOR)
    with pytest.raises(TidakBerwenang):
        tindakan.tulis_dan_terbitkan(oleh=orang, **isian())
    artikel = draf()
    for act in (tindakan.terbitkan_artikel, tindakan.ubah_artikel, tindakan.tarik_artikel):
        with pytest.raises(TidakBerwenang):
            act(artikel.pk, oleh=orang)
    assert not VersiArtikel.objects.exists()


# --- Readers --------------------------------------------------------------------------------------------


def test_umpan_balik_dihitung_dan_catatannya_tanpa_nomor():
    artikel = terbit()
    for membantu in (True, True, False):
        umpan = catat_umpan_balik(artikel.versi, membantu=membantu)
    artikel.refresh_from_db()
    assert (artikel.ya, artikel.tidak) == (2, 1)
    assert lengkapi_umpan_balik(umpan.pk, catatan="Menunya tidak ada, hubungi 081200000001")
    assert not lengkapi_umpan_balik(umpan.pk, catatan="Lagi")
    assert UmpanBalikArtikel.objects.get(pk=umpan.pk).catatan == "Menunya tidak ada, hubungi [nomor]"
    grafik = grafik_umpan(artikel)
    assert [angka for _, angka in grafik.tabel] == ["67"]


def test_yang_lama_tidak_dicari_lagi_dilupakan():
    catat_nihil(["sertifikat"])
    assert hapus_nihil_lama() == 0
    PencarianNihil.objects.update(terakhir=PencarianNihil.objects.get().terakhir - timedelta(days=181))
    assert hapus_nihil_lama() == 1
