"""The pages of rooms, guest book and report: what a visitor and an officer see and press."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from layanan.actions.tamu import IsianTamu, catat_kunjungan
from layanan.demo.tempat import isi_demo_tempat
from layanan.emails.ruang import tautan_baru
from layanan.models import Kunjungan, PemberianAkses, PemesananRuang, PenutupanRuang, Ruang
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from lpse.waktu import awal_hari, hari_ini
from tests.factories import buat_akun
from tests.halaman import satu_baris
from tests.hari import hari_kerja
from tests.layanan.ruang import PELATIHAN, PENAWARAN, disetujui, isian, mulaikan, pesan, siapkan
from tests.petugas import klien

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ruang():
    return siapkan()


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


@pytest.fixture
def meja(petugas):
    return klien(petugas)


def admin(nama, *kunci):
    return reverse(f"admin:layanan_{nama}", args=kunci)


def isian_web(**ganti):
    isi = {
        "tanggal": hari_kerja().isoformat(),
        "mulai": "08:00",
        "selesai": "10:00",
        "jumlah": "1",
        "keperluan": "penawaran",
        "nama": "Budi Santoso",
        "surel": "budi@uji.example",
        "telepon": "0812 3456 7890",
    }
    return isi | ganti


def teks(jawaban):
    return satu_baris(jawaban)


# --- Visitors --------------------------------------------------------------------------------------------


@pytest.mark.dasar("layanan.ruang")
def test_halaman_ruang_menyebut_waktu_kosong_dan_pasalnya(petugas):
    disetujui(petugas, isi=isian(8, 10))
    isi = teks(Client().get("/ruang/"))
    assert "Dasar: Pasal 21 huruf a" in isi
    assert "Ruang pelatihan" in isi
    assert "(7 kursi)" in isi
    assert 'href="/ruang/penawaran/pesan/"' in isi
    assert "Budi" not in isi


@pytest.mark.parametrize("nama", ["bandung", "blitar", "karo"])
def test_halaman_ruang_ada_di_daerah_yang_menyebutnya(settings, nama):
    settings.LPSE_PROFIL = nama
    siapkan()
    jawaban = Client().get("/ruang/")
    assert jawaban.status_code == 200
    assert 'href="/ruang/"' in teks(jawaban)


@pytest.mark.dasar("layanan.ruang")
def test_tanpa_ruang_dalam_peraturan_halamannya_tidak_ada_tetapi_buku_tamu_ada(settings, meja):
    settings.LPSE_PROFIL = "bangkalan"
    pengunjung = Client()
    for alamat in ("/ruang/", "/ruang/penawaran/pesan/", "/ruang/terkirim/", "/ruang/pesanan/abc/def/"):
        assert pengunjung.get(alamat).status_code == 404
    assert 'href="/ruang/"' not in teks(pengunjung.get("/persyaratan/"))
    for nama in ("ruang", "ruang_pemesanan", "ruang_ekspor"):
        assert meja.get(admin(nama)).status_code == 404
    assert meja.get(admin("ruang_atur", PENAWARAN)).status_code == 404
    buku = teks(meja.get(admin("tamu")))
    assert "Kode pemesanan ruang" not in buku
    laporan = teks(meja.get(admin("ruang_laporan")))
    assert "Pasal 22 huruf a" in laporan
    assert "Jam dipakai" not in laporan


def test_memesan_tanpa_akun_lalu_konfirmasi_dan_batal_lewat_tautan():
    pengunjung = Client()
    jawaban = pengunjung.post(f"/ruang/{PENAWARAN}/pesan/", isian_web(), follow=True)
    assert "budi@uji.example" in teks(jawaban)
    pemesanan = PemesananRuang.objects.get()
    assert (pemesanan.status, pemesanan.telepon) == ("menunggu", "081234567890")
    tautan = tautan_baru(pemesanan).removeprefix("http://testserver")
    assert "Konfirmasi pemesanan" in teks(Client().get(tautan))
    pemesanan.refresh_from_db()
    assert pemesanan.status == "menunggu"  # a mail scanner that follows links confirms nothing
    assert "Diajukan" in teks(Client().post(tautan, {"tindakan": "konfirmasi"}, follow=True))
    assert "Dibatalkan" in teks(Client().post(tautan, {"tindakan": "batal"}, follow=True))


def test_waktu_yang_terisi_ditolak_dan_isiannya_tetap():
    pesan(PELATIHAN, isian(8, 12))
    jawaban = Client().post(f"/ruang/{PELATIHAN}/pesan/", isian_web(surel="sari@uji.example"))
    assert jawaban.status_code == 409
    assert "Yang masih kosong hari itu" in teks(jawaban)
    assert "sari@uji.example" in teks(jawaban)


@pytest.mark.parametrize(
    "ganti",
    [{"tanggal": "2020-01-01"}, {"mulai": "25:99"}, {"jumlah": "0"}, {"surel": "bukan"}, {"telepon": "x"}],
)
def test_isian_yang_keliru_tidak_memesan_apa_pun(ganti):
    jawaban = Client().post(f"/ruang/{PENAWARAN}/pesan/", isian_web(**ganti))
    assert "Ada yang perlu diperbaiki" in teks(jawaban)
    assert not PemesananRuang.objects.exists()


def test_terlalu_sering_memesan_ditolak_sopan():
    pengunjung, isi = Client(REMOTE_ADDR="203.0.113.77"), isian_web(surel="sering@uji.example")
    status = {pengunjung.post(f"/ruang/{PENAWARAN}/pesan/", isi).status_code for _ in range(8)}
    assert 429 in status
    assert PemesananRuang.objects.count() <= 3


def test_pemesanan_orang_lain_tidak_terbuka():
    akun = buat_akun(Peran.PENYEDIA)
    pemesanan = pesan(akun=akun)
    alamat = reverse("layanan:ruang_pesanan", args=[pemesanan.kode])
    pemilik, asing = Client(), Client()
    pemilik.force_login(akun)
    asing.force_login(buat_akun(Peran.PENYEDIA))
    assert "Kami jawab paling lambat" in teks(pemilik.get(alamat))
    assert asing.get(alamat).status_code == 404
    assert Client().get(alamat).status_code == 302
    assert asing.get(f"{alamat}karangan/").status_code == 404


# --- Officers --------------------------------------------------------------------------------------------


def test_petugas_melihat_menyetujui_memindah_dan_menolak(meja):
    pemesanan = pesan(akun=buat_akun())
    assert "Belum ada" in teks(meja.get(admin("ruang"), {"tanggal": f"{hari_kerja(3)}"}))
    assert pemesanan.nama in teks(
        meja.get(admin("ruang"), {"ruang": PENAWARAN, "tanggal": f"{pemesanan.tanggal}"})
    )
    satu = admin("ruang_satu", pemesanan.kode)
    assert "Setujui" in teks(meja.get(satu))
    assert Jejak.objects.filter(peristiwa="pemesananruang.dilihat").exists()
    assert "Disetujui" in teks(meja.post(admin("ruang_setujui", pemesanan.kode), follow=True))
    pindah = {"ruang": PELATIHAN, "tanggal": hari_kerja(2).isoformat(), "mulai": "09:00", "selesai": "10:00"}
    assert "Dipindahkan" in teks(meja.post(admin("ruang_pindah", pemesanan.kode), pindah, follow=True))
    jawaban = meja.post(admin("ruang_tolak", pemesanan.kode), {"alasan": "Penuh."})
    assert jawaban.status_code == 409
    lain = pesan(akun=buat_akun())
    assert "Penuh." in teks(meja.post(admin("ruang_tolak", lain.kode), {"alasan": "Penuh."}, follow=True))


def test_petugas_memesankan_dan_menutup_ruang(meja, ruang):
    isi = isian_web(surel="", seluruh_ruang="on")
    assert "Kode pemesanannya" in teks(meja.post(admin("ruang_pesan", PENAWARAN), isi, follow=True))
    masa = {"dari": f"{hari_kerja()}", "sampai": f"{hari_kerja()}"}
    jawaban = teks(meja.post(admin("ruang_tutup", PENAWARAN), masa | {"alasan": "Listrik."}, follow=True))
    assert "1 pemesanan dibatalkan" in jawaban
    assert "hubungi sendiri: Budi Santoso (081234567890)" in jawaban
    penutupan = PenutupanRuang.objects.get()
    assert penutupan.selesai - penutupan.mulai == timedelta(days=1)
    assert "Ditutup: Listrik." in teks(Client().get("/ruang/"))
    assert "Dibuka lagi" in teks(meja.post(admin("ruang_buka", penutupan.kode), follow=True))
    jam = {"alasan": "Rapat.", "jam_dari": "13.00"}
    terbalik = teks(meja.post(admin("ruang_tutup", PENAWARAN), masa | jam | {"jam_sampai": "12.00"}))
    assert "Waktu selesai harus sesudah" in terbalik
    meja.post(admin("ruang_tutup", PENAWARAN), masa | jam | {"jam_sampai": "15.30"})
    assert "13.00–15.30" in PenutupanRuang.objects.latest("pk").sebutan_masa
    atur = {"mode": "kursi", "kursi": "12", "lokasi": "lantai 1", "keterangan": ""}
    assert "tersimpan" in teks(meja.post(admin("ruang_atur", PENAWARAN), atur, follow=True))
    assert Ruang.objects.get(kode=PENAWARAN).kursi == 12


def test_daftar_disaring_dicari_dan_diunduh(meja, petugas, django_assert_max_num_queries):
    pemesanan = disetujui(petugas)
    pesan(PELATIHAN, isian(surel="x@uji.example", nama="=Rumus", instansi="=cmd()"))
    with django_assert_max_num_queries(8):
        semua = teks(meja.get(admin("ruang_pemesanan")))
    assert pemesanan.kode_datang in semua
    for saring in (
        {"status": "disetujui"},
        {"ruang": PENAWARAN},
        {"cari": pemesanan.kode_datang},
        {"cari": "budi s"},
    ):
        isi = teks(meja.get(admin("ruang_pemesanan"), saring))
        assert pemesanan.kode_datang in isi
        assert "=Rumus" not in isi
    csv = b"".join(meja.get(admin("ruang_ekspor"))).decode()
    assert "'=cmd()" in csv
    assert "Budi Santoso" not in csv


@pytest.mark.dasar("layanan.akses_internet")
def test_buku_tamu_dari_masuk_sampai_keluar(meja):
    isi = {
        "nama": "Sari Dewi",
        "instansi": "CV Maju",
        "telepon": "0812-3456-7890",
        "keperluan": "internet",
        "jumlah": "2",
    }
    assert "Sari Dewi tercatat masuk" in teks(meja.post(admin("tamu"), isi, follow=True))
    kunjungan = Kunjungan.objects.get()
    akses = {
        "bentuk": "voucher",
        "kode_akses": "ab-1234",
        "perangkat": "1",
        "sampai": "23.59",
        "setuju_aturan": "on",
    }
    jawaban = teks(meja.post(admin("tamu_akses", kunjungan.kode), akses, follow=True))
    assert "…234" in jawaban
    assert "AB-1234" not in jawaban
    tanpa = akses | {"kode_akses": "ab-9999"}
    del tanpa["setuju_aturan"]
    assert "Bacakan aturan pemakaian" in teks(meja.post(admin("tamu_akses", kunjungan.kode), tanpa))
    kembali = admin("tamu_kembali", PemberianAkses.objects.get().kode)
    assert "dikembalikan" in teks(meja.post(kembali, follow=True))
    assert "Sari Dewi tercatat keluar" in teks(meja.post(admin("tamu_keluar", kunjungan.kode), follow=True))
    daftar = teks(meja.get(admin("tamu_daftar")))
    assert "Sari D.," in daftar
    assert "081234567890" not in daftar
    csv = b"".join(meja.get(admin("tamu_ekspor"))).decode()
    assert "Sari D.,CV Maju,2,Akses internet" in csv


def test_larut_malam_akses_ditawarkan_sampai_akhir_hari(petugas):
    """An hour from now would be an hour of yesterday."""
    with time_machine.travel(awal_hari(hari_ini()) + timedelta(hours=23, minutes=30)):
        tamu = catat_kunjungan(IsianTamu("Sari"), oleh=petugas)
        assert 'value="23.59"' in teks(klien(petugas).get(admin("tamu_satu", tamu.kode)))


def test_kode_pemesanan_di_buku_tamu(meja, petugas):
    pemesanan = mulaikan(disetujui(petugas))
    jawaban = teks(meja.post(admin("tamu"), {"kode": pemesanan.kode_datang.lower()}, follow=True))
    assert "Budi Santoso tercatat masuk" in jawaban
    jawaban = meja.post(admin("tamu"), {"kode": "ZZZZZZ"})
    assert jawaban.status_code == 409
    assert "Kode pemesanan ini tidak ada" in teks(jawaban)


def test_tamu_lama_ditawarkan_dan_mengisi_formulir(meja, petugas):
    lama = catat_kunjungan(IsianTamu("Sari Dewi", instansi="CV Maju", telepon="081234567890"), oleh=petugas)
    assert f"?dari={lama.kode}" in teks(meja.get(admin("tamu_cari"), {"nama": "sari"}))
    assert f"?dari={lama.kode}" in teks(meja.get(admin("tamu"), {"nama": "sari"}))
    assert 'value="CV Maju"' in teks(meja.get(admin("tamu"), {"dari": lama.kode}))


def test_yang_belum_keluar_diingatkan_di_beranda_dan_diisi_jamnya(meja, petugas):
    kemarin = timezone.now() - timedelta(days=1)
    lupa = Kunjungan.objects.create(
        nama="Sari", keperluan="konsultasi", masuk_pada=kemarin, dicatat_oleh=petugas
    )
    assert "Tamu belum tercatat keluar" in teks(meja.get("/admin/"))
    assert "Isi jam keluar" in teks(meja.get(admin("tamu")))
    keluar = admin("tamu_keluar", lupa.kode)
    assert "Tulis jam dan menit" in teks(meja.post(keluar, {"jam": "sore"}))
    assert "Sari tercatat keluar" in teks(meja.post(keluar, {"jam": "23.59"}, follow=True))


def test_laporan_bergrafik_bertabel_dan_csv(meja, petugas):
    pemesanan = mulaikan(disetujui(petugas))
    meja.post(admin("tamu"), {"kode": pemesanan.kode_datang})
    isi = teks(meja.get(admin("ruang_laporan")))
    assert isi.count("<svg role=") == 2
    assert "Memakai ruang" in isi
    csv = b"".join(meja.get(admin("ruang_laporan_ekspor"))).decode()
    assert "jam dipakai,1.00" in csv
    salah = {"dari": "2026-01-01", "sampai": "2020-01-01"}
    assert "masa yang berurutan" in teks(meja.get(admin("ruang_laporan"), salah))


def test_beranda_menghitung_pemesanan_yang_menunggu(meja):
    pesan(akun=buat_akun())
    assert "Pemesanan ruang menunggu jawaban" in teks(meja.get("/admin/"))


def test_demo_menceritakan_ruang_dan_tamu():
    for peran in (Peran.HELPDESK, Peran.PENYEDIA, Peran.PPK):
        buat_akun(peran, user_id=peran.value)
    isi_demo_tempat()
    assert PemesananRuang.objects.filter(status="diajukan").count() == 2
    assert PemesananRuang.objects.filter(status="selesai").count() == 2
    assert Kunjungan.objects.di_dalam().count() == 2
    assert any(b.label == "Ruang" and b.ada() for b in sumbangan.menu_publik)
