"""The help centre's pages: for visitors, for who writes a ticket, and for the officers who keep it."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from layanan.actions.penyelesaian import selesaikan
from layanan.actions.pustaka import terbitkan_artikel, ubah_artikel
from layanan.demo.pustaka import isi_demo_pustaka
from layanan.models import Artikel, PencarianNihil, UmpanBalikArtikel
from layanan.queries.pustaka import cari
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.layanan.pustaka import draf, isi_rak, isian, petugas, terbit
from tests.layanan.tiket import buat_tiket
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
RUANG = "/admin/layanan/pustaka/"


def isi(client, alamat):
    return client.get(alamat).content.decode()


def alamat(artikel, akhir=""):
    return f"/bantuan/{artikel.alamat}/{akhir}"


# --- Visitors -------------------------------------------------------------------------------------------


def test_pusat_bantuan_kosong_menunjukkan_langkah_berikut(client):
    halaman = isi(client, "/bantuan/")
    assert "Belum ada artikel" in halaman
    assert reverse("layanan:tiket_baru") in halaman


def test_pengunjung_mencari_menurut_kata_rak_dan_pembaca(client, django_assert_max_num_queries):
    artikel = isi_rak()
    client.get("/bantuan/")
    with django_assert_max_num_queries(8):
        beranda = isi(client, "/bantuan/")
    assert "Akun dan kata sandi (1)" in beranda
    with django_assert_max_num_queries(8):
        hasil = isi(client, "/bantuan/?cari=kata+sndi")
    assert f'href="{alamat(artikel["akun"])}"' in hasil
    assert "Kata “sndi” tidak ada; kami mencari “sandi”" in hasil
    assert "Perubahan jadwal tender" in isi(client, "/bantuan/?kategori=jadwal")
    for aneh in ("?cari=%00", "?kategori=lain", "?after=x", "?untuk=siapa", "?cari=" + "a" * 500):
        assert client.get(f"/bantuan/{aneh}").status_code == 200


@pytest.mark.parametrize(
    ("nama", "bunyi", "pasal"),
    [
        ("tulungagung", "aplikasi SPSE", "Pasal 11 ayat (2) huruf b"),
        ("bangkalan", "aplikasi SPSE", "Pasal 10 ayat (2) huruf c"),
        ("bandung", "aplikasi SPSE", "Pasal 12 ayat (2) huruf b"),
        ("blitar", "aplikasi SPSE", "Pasal 13 ayat (2) huruf b"),
        ("karo", "aplikasi LPSE", "Pasal 11 ayat (3) huruf c"),
    ],
)
def test_pusat_bantuan_menyebut_aturan_daerahnya(client, settings, nama, bunyi, pasal):
    artikel = terbit()
    settings.LPSE_PROFIL = nama
    halaman = isi(client, "/bantuan/")
    assert f"fasilitas dan fitur {bunyi}" in halaman
    assert f"Dasar: {pasal}" in halaman
    assert f"Dasar: {pasal}" in isi(client, alamat(artikel))


def test_yang_tidak_ketemu_dihitung_sekali_setiap_pencarian(client):
    isi_rak()
    halaman = isi(client, "/bantuan/?cari=<b>sertifikat</b>+keahlian")
    assert "<b>sertifikat" not in halaman
    assert "/tiket/baru/permintaan/?judul=" in halaman
    isi(client, "/bantuan/?cari=Sertifikat+keahlian")
    isi(client, "/bantuan/?cari=Sertifikat+keahlian&kategori=akun")
    assert PencarianNihil.objects.get().kali == 2
    nihil = isi(klien(petugas()), f"{RUANG}dicari/")
    assert "sertifikat keahlian" in nihil
    assert f"{RUANG}baru/?judul=Sertifikat%20keahlian" in nihil


def test_artikel_tampil_seperti_terbitnya_dan_alamat_lama_tetap_sampai(client):
    oleh = petugas()
    artikel = terbit(oleh, judul="Judul lama", isi="<script>alert(1)</script> [x](javascript:alert(1))")
    lama = alamat(artikel)
    halaman = isi(client, lama)
    assert "<script>alert" not in halaman
    assert 'href="javascript' not in halaman
    assert "Apakah ini membantu?" in halaman
    ubah_artikel(artikel.pk, oleh=oleh, judul="Judul baru")
    assert "Judul lama" in isi(client, lama)
    terbitkan_artikel(artikel.pk, oleh=oleh)
    baru = Artikel.objects.terbit().get()
    assert client.get(lama).headers["Location"] == alamat(baru)
    assert client.get(f"/bantuan/{artikel.kode}/").status_code == 301
    for tidak_ada in (draf(oleh).kode, "judul-lain", "-"):
        assert client.get(f"/bantuan/{tidak_ada}/").status_code == 404


def test_umpan_balik_sekali_setiap_pembaca_lalu_jalan_ke_tiket(client):
    artikel = terbit()
    jawaban = client.post(alamat(artikel, "membantu/"), {"membantu": "tidak"})
    assert jawaban.headers["Location"] == f"{alamat(artikel)}#membantu"
    for lagi in ("ya", "tidak", "x"):
        client.post(alamat(artikel, "membantu/"), {"membantu": lagi})
    artikel.refresh_from_db()
    assert (artikel.ya, artikel.tidak) == (0, 1)
    halaman = isi(client, alamat(artikel))
    tautan = re.search(r'href="(/tiket/baru/permintaan/\?judul=[^"]+)"', halaman)[1]
    assert 'value="Cara mengganti surel"' in isi(client, tautan)
    client.post(alamat(artikel, "catatan/"), {"catatan": "Menunya lain."})
    client.post(alamat(artikel, "catatan/"), {"catatan": "Kedua."})
    assert UmpanBalikArtikel.objects.get().catatan == "Menunya lain."
    assert "Catatan Anda kami baca" in isi(client, alamat(artikel))


def test_catatan_tanpa_jawaban_tidak_diterima(client):
    artikel = terbit()
    client.post(alamat(artikel, "catatan/"), {"catatan": "Halo"})
    assert not UmpanBalikArtikel.objects.exists()


def test_saran_selama_menulis_tiket(client):
    isi_rak()
    saran = isi(client, "/bantuan/saran/?judul=Lupa+kata+san")
    assert saran.count("<a ") == 1
    assert 'target="_blank" rel="noopener"' in saran
    assert "(membuka tab baru)" in saran
    assert isi(client, "/bantuan/saran/?q=%00zz").strip() == ""
    assert isi(client, "/bantuan/saran/").strip() == ""
    assert 'hx-get="/bantuan/saran/"' in isi(client, "/tiket/baru/permintaan/")
    assert 'hx-get="/bantuan/saran/"' in isi(klien(petugas()), "/admin/layanan/tiket/baru/")


# --- Officers -------------------------------------------------------------------------------------------


def test_dari_jawaban_tiket_menjadi_artikel_dalam_dua_tekan():
    oleh = petugas()
    tiket = buat_tiket(judul="Rina Contohwati tidak dapat masuk", kelompok="penyedia", user_id="rina_99")
    client = klien(oleh)
    jawaban = (
        "Yth. Rina Contohwati,\n\nHapus simpanan peramban Anda. Lalu masuk dengan User ID rina_99, "
        "atau tulis ke rina@uji.example.\n\nHormat kami,\nBudi"
    )
    assert "Jadikan artikel bantuan" not in isi(client, f"/admin/layanan/tiket/{tiket.kode}/")
    selesaikan(tiket.pk, oleh=oleh, isi=jawaban)
    satu = re.search(
        rf'href="({RUANG}baru/\?tiket=[^"]+)"', isi(client, f"/admin/layanan/tiket/{tiket.kode}/")
    )
    halaman = isi(client, satu[1])
    utama = halaman.split("<main")[1]
    for pribadi in ("Rina", "rina", "Budi"):
        assert pribadi not in utama
    assert "<mark>[surel]</mark>" in utama
    assert Jejak.objects.filter(peristiwa="tiket.dilihat", rincian__untuk="artikel").exists()
    bidang = {
        "judul": re.search(r'name="judul" value="([^"]*)"', halaman)[1],
        **{
            n: re.search(rf'<textarea name="{n}"[^>]*>\s*([^<]*)</textarea>', halaman)[1]
            for n in ("ringkas", "isi")
        },
        "kategori": re.search(r'value="(\w+)" selected', halaman)[1],
        "bentuk": "tanya_jawab",
        "untuk": "penyedia",
    }
    assert bidang["ringkas"] == "Hapus simpanan peramban Anda."
    dua = client.post(satu[1], {**bidang, "terbitkan": "ya"})
    artikel = Artikel.objects.terbit().get()
    assert dua.headers["Location"] == f"{RUANG}{artikel.kode}/"
    assert (artikel.dari_tiket, artikel.untuk) == (tiket, "penyedia")
    assert cari("simpanan peramban").temuan[0].artikel == artikel


def test_tiket_yang_tidak_boleh_dibaca_tidak_menjadi_artikel():
    tiket = buat_tiket()
    assert klien_peran(Peran.VERIFIKATOR).get(f"{RUANG}baru/?tiket={tiket.kode}").status_code == 403
    assert klien(petugas()).get(f"{RUANG}baru/?tiket=tidakada").status_code == 404


def test_ditulis_dilihat_dulu_disimpan_lalu_diterbitkan():
    client = klien(petugas())
    pratinjau = client.post(f"{RUANG}baru/", {**isian(isi="**tebal** <i>x</i>"), "pratinjau": "ya"})
    assert "<strong>tebal</strong> &lt;i&gt;x&lt;/i&gt;" in pratinjau.content.decode()
    assert not Artikel.objects.exists()
    kosong = client.post(f"{RUANG}baru/", {}).content.decode()
    assert "Isi judul atau pertanyaan." in kosong
    assert client.post(f"{RUANG}baru/", isian()).status_code == 302
    artikel = Artikel.objects.get()
    satu = f"{RUANG}{artikel.kode}/"
    assert client.post(f"{satu}ubah/", {**isian(judul="Lain"), "terbitkan": "ya"}).headers["Location"] == (
        f"{satu}terbitkan/"
    )
    assert client.post(f"{satu}terbitkan/", {"catatan": "Pertama"}).status_code == 302
    assert "tidak ada yang berubah" in client.post(f"{satu}terbitkan/", {}).content.decode().lower()
    for langkah in ("tinjau", "tarik"):
        assert client.get(f"{satu}{langkah}/").status_code == 200
        assert client.post(f"{satu}{langkah}/", {}).status_code == 302
    assert client.post(f"{satu}tarik/", {}).status_code == 409
    assert client.get(f"{satu}ubah/").status_code == 302
    assert client.post(f"{satu}kembalikan/", {}).status_code == 302
    assert "Pertama" in isi(client, f"{satu}riwayat/")
    assert "Kembalikan" not in isi(client, satu)


def test_daftar_disaring_dihitung_murah_dan_diunduh(django_assert_max_num_queries):
    oleh = petugas()
    terbit(oleh, judul="=HYPERLINK(1)")
    draf(oleh, judul="Masih draf", kategori="jadwal")
    Artikel.objects.filter(status="terbit").update(
        ditinjau_pada=hari_ini() - timedelta(days=9), tinjau_lagi=hari_ini()
    )
    client = klien(oleh)
    assert "Artikel harus ditinjau" in isi(client, "/admin/")
    with django_assert_max_num_queries(8):
        assert "Masih draf" in isi(client, RUANG)
    assert "Masih draf" not in isi(client, f"{RUANG}?tinjau=on").split("<main")[1]
    assert "Masih draf" in isi(client, f"{RUANG}?cari=masih&kategori=jadwal&status=draf")
    teks = b"".join(client.get(f"{RUANG}ekspor.csv?status=terbit").streaming_content).decode()
    (baris,) = csv.DictReader(io.StringIO(teks.lstrip("\ufeff")))
    assert (baris["Judul"], baris["Versi"]) == ("'=HYPERLINK(1)", "1")
    assert Jejak.objects.filter(peristiwa="artikel.diekspor").exists()


def test_umpan_balik_terbaca_petugas(client):
    artikel = terbit()
    client.post(alamat(artikel, "membantu/"), {"membantu": "tidak"})
    client.post(alamat(artikel, "catatan/"), {"catatan": "Tidak ada gambarnya."})
    halaman = isi(klien(petugas()), f"{RUANG}{artikel.kode}/")
    assert "Tidak ada gambarnya." in halaman
    assert "0 ya, 1 tidak" in halaman
    assert 'id="grafik-umpan"' in halaman


def test_demo_berisi_selusin_artikel_yang_ketemu():
    buat_akun(Peran.HELPDESK, user_id="helpdesk")
    isi_demo_pustaka()
    assert Artikel.objects.terbit().count() == 12
    assert Artikel.objects.harus_ditinjau(hari_ini()).count() == 1
    for kata, judul in (
        ("pasword", "Lupa kata sandi SPSE"),
        ("upload penawaran error", "Gagal mengunggah dokumen penawaran"),
        ("jadwal lelang berubah", "Siapa yang mengubah jadwal tender?"),
    ):
        assert cari(kata).temuan[0].artikel.judul == judul
