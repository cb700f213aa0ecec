"""The room of incidents as officers use it: found, worked on step by step, closed, downloaded."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from infrastruktur.actions.gangguan import tautkan, tutup
from infrastruktur.enums.gangguan import LayananTerdampak
from infrastruktur.models import Gangguan
from lpse.peran import Peran
from lpse.sumbangan import Perkara, sumbangan
from tests.factories import buat_akun
from tests.infrastruktur.gangguan import buat_gangguan, buat_lengkap, buat_sasaran, putus, sambung
from tests.layanan.tiket import buat_tiket
from tests.petugas import pasang_mfa

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.masalah_teknis")]
DAFTAR = "admin:infrastruktur_gangguan"


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


@pytest.fixture
def meja(client, admin):
    pasang_mfa(admin)
    client.force_login(admin)
    return client


def alamat(gangguan, halaman="lihat"):
    return reverse(f"{DAFTAR}_{halaman}", args=[gangguan.kode])


def test_dari_terukur_putus_sampai_laporan_lewat_halaman(meja):
    tautan, mulai = buat_sasaran(), timezone.now() - timedelta(hours=2)
    gangguan = putus(tautan, mulai)
    sambung(tautan, mulai + timedelta(minutes=20))
    tiket = buat_tiket()
    halaman = meja.get(alamat(gangguan)).content.decode()
    assert "langkah yang diambil" in halaman

    saat = {"tanggal_pada": "1 1 2020", "jam_pada": "10.00"}
    lama = meja.post(alamat(gangguan, "langkah"), {"isi": "Terlalu awal.", **saat})
    assert lama.status_code == 409
    assert "Terlalu awal." in lama.content.decode()
    bidang = meja.get(alamat(gangguan, "langkah")).context["form"].initial
    hari, jam = bidang["tanggal_pada"], bidang["jam_pada"]
    saat = {"tanggal_pada": f"{hari.day} {hari.month} {hari.year}", "jam_pada": f"{jam:%H.%M}"}
    kini = {"isi": "Tautan cadangan dipakai.", **saat}
    assert meja.post(alamat(gangguan, "langkah"), kini).status_code == 302
    assert meja.post(alamat(gangguan, "tautkan"), {"perkara": tiket.nomor.lower()}).status_code == 302
    assert "Tidak ada perkara" in meja.post(alamat(gangguan, "tautkan"), {"perkara": "X"}).content.decode()
    dampak = {f"dampak_{satu.value}": "tidak" for satu in LayananTerdampak}
    isi = {"penyebab": "Kabel.", "evaluasi": "Diuji.", **dampak}
    assert meja.post(alamat(gangguan, "nilai"), isi).status_code == 302
    assert meja.post(alamat(gangguan, "tutup")).status_code == 302

    halaman = meja.get(alamat(gangguan)).content.decode()
    for kata in ("Ditutup", "Tautan cadangan dipakai.", tiket.judul, "DT-01"):
        assert kata in halaman
    assert b"".join(meja.get(alamat(gangguan, "laporan"))).startswith(b"%PDF")


def test_daftar_disaring_diekspor_dan_hemat(meja, admin, django_assert_max_num_queries):
    putus(buat_sasaran(nama="=Tautan"), timezone.now() - timedelta(hours=1))
    tutup(buat_lengkap(admin, judul="AC mati", peran="lain").pk, oleh=admin)
    for _ in range(24):
        buat_gangguan(admin, judul="Sakelar padam", peran="jaringan")

    with django_assert_max_num_queries(8):
        semua = meja.get(reverse(DAFTAR)).content.decode()
    assert "after=" in semua
    for saringan, ada, tiada in (
        ({"keadaan": "ditutup"}, "AC mati", "Sakelar"),
        ({"peran": "jaringan"}, "Sakelar padam", "AC mati"),
        ({"sasaran": "tautan"}, "=Tautan", "Sakelar"),
        ({"cari": "ac m"}, "AC mati", "Sakelar"),
        ({"sampai": "1 1 2020"}, "Tidak ada yang cocok", "Sakelar"),
    ):
        isi = meja.get(reverse(DAFTAR), saringan).content.decode()
        assert ada in isi, saringan
        assert tiada not in isi, saringan
    csv = b"".join(meja.get(reverse(f"{DAFTAR}_ekspor"), {"sasaran": "tautan"}).streaming_content).decode()
    assert "'=Tautan" in csv
    assert "Sakelar" not in csv


def test_tautan_yang_bukan_haknya_tidak_berupa_tautan(client, admin):
    gangguan = buat_gangguan(admin)
    tautkan(
        gangguan.pk, oleh=admin, perkara=Perkara("TKT-1", "Aduan", "/admin/rahasia/", "layanan.lihat_tiket")
    )
    sekretaris = buat_akun(Peran.SEKRETARIS)
    pasang_mfa(sekretaris)
    client.force_login(sekretaris)
    halaman = client.get(alamat(gangguan)).content.decode()
    assert "Aduan" in halaman
    assert "/admin/rahasia/" not in halaman
    assert "Catat langkah" not in halaman


def test_beranda_petugas_menunjuk_yang_berlangsung(meja, admin):
    buat_gangguan(admin, judul="Koneksi internet terputus: utama")
    assert "Koneksi internet terputus: utama" in meja.get(reverse("admin:index")).content.decode()


def test_ketersediaan_bulan_yang_tidak_ada_menjadi_bulan_ini(meja):
    buat_sasaran()
    for bulan in ("", "2026-13", "9999-01", "x"):
        isi = meja.get(reverse(f"{DAFTAR}_ketersediaan"), {"bulan": bulan})
        assert "100,000%" in isi.content.decode()


def test_batas_pengumuman_diubah_lewat_halaman(meja):
    jawaban = meja.post(reverse(f"{DAFTAR}_batas"), {"menit": "30", "alasan": "Disepakati."}, follow=True)
    assert "lebih dari 30 menit" in jawaban.content.decode()
    assert "Disepakati." in meja.get(reverse(f"{DAFTAR}_batas")).content.decode()


def test_gangguan_ditemukan_unit_lain_menurut_nomornya(admin):
    gangguan = buat_gangguan(admin)
    hasil = [p for cari in sumbangan.cari_perkara if (p := cari(gangguan.nomor.lower()))]
    assert [p.nomor for p in hasil] == [gangguan.nomor]
    assert Gangguan.objects.count() == 1
