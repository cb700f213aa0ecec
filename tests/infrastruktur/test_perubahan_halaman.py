"""The room of maintenance and changes as officers see it: lists, steps, cards, and where one leads next."""

from datetime import timedelta

import pytest
from django.urls import reverse

from infrastruktur.models import Pemeliharaan, PermintaanPerubahan, RiwayatPemeliharaan, TautanInternet
from infrastruktur.perubahan.kartu import kartu_darurat, kartu_lewat, kartu_putusan
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.halaman import satu_baris
from tests.infrastruktur.aset import catat as catat_aset
from tests.infrastruktur.perubahan import (
    EVALUASI,
    admin,
    darurat,
    dievaluasi,
    lewat,
    rencana,
    sasaran,
    tercatat,
)
from tests.petugas import klien

pytestmark = pytest.mark.django_db
PERMINTAAN = {
    "tanggal": "20 3 2026",
    "pemohon": "Rina Contohwati",
    "kontak": "0811",
    "instansi": "Bagian Pengadaan",
    "judul": "Memperbarui aplikasi",
    "deskripsi": "Naik versi.",
    "berlaku_mulai": "26 3 2026",
    "tujuan": "Keamanan.",
    "aset": "",
}


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:infrastruktur_{nama}", args=args)


def isi(jawaban) -> str:
    return satu_baris(jawaban)


def test_jendela_direncanakan_di_formulir_lalu_dijalankan():
    oleh = admin()
    peramban, target = klien(oleh), sasaran()
    isian = {
        "judul": "Pemeliharaan server",
        "akibat": "SPSE tidak dapat dibuka.",
        "pekerjaan": "Ganti disk.",
        "layanan": ["spse"],
        "sasaran": [target.kode],
        "petugas": oleh.pk,
        "tanggal_mulai": "1 1 2020",
        "jam_mulai": "19.00",
        "tanggal_selesai": f"{hari_ini() + timedelta(days=365):%d %m %Y}",
        "jam_selesai": "20.00",
    }
    keliru = peramban.post(alamat("pemeliharaan_baru"), isian)
    assert "Waktu mulai sudah lewat" in isi(keliru)
    assert "Ganti disk." in isi(keliru)
    besok = f"{hari_ini() + timedelta(days=365):%d %m %Y}"
    kirim = {**isian, "tanggal_mulai": besok}
    jawaban = peramban.post(
        alamat("pemeliharaan_baru"), kirim | {"alasan_mendesak": "Disk rusak."}, follow=True
    )
    satu = Pemeliharaan.objects.get()
    assert "sudah diumumkan" in isi(jawaban)
    assert list(satu.sasaran.all()) == [target]
    assert "Menurut pengumuman" in isi(peramban.post(alamat("pemeliharaan_mulai", satu.kode)))


def test_daftar_disaring_dicari_dan_diekspor(django_assert_max_num_queries):
    oleh = admin()
    peramban, biasa, telat = klien(oleh), rencana(oleh), lewat(oleh, judul="=Ganti disk")
    with django_assert_max_num_queries(14):
        halaman = isi(peramban.get(alamat("pemeliharaan"), {"status": "lewat"}))
    assert telat.nomor in halaman
    assert biasa.nomor not in halaman
    csv = b"".join(peramban.get(alamat("pemeliharaan_ekspor"), {"cari": "disk"}).streaming_content).decode()
    assert "'=Ganti disk" in csv
    assert biasa.nomor not in csv
    perkara = tercatat(oleh, aset=["HW-0007"])
    assert perkara.nomor in isi(peramban.get(alamat("perubahan"), {"cari": "HW-0007"}))
    assert perkara.nomor not in isi(peramban.get(alamat("perubahan"), {"cari": "HW-0008"}))


def test_permintaan_dicatat_dievaluasi_dan_diputus_lewat_halaman():
    oleh, kepala = admin(), buat_akun(Peran.KEPALA)
    peramban, pemutus = klien(oleh), klien(kepala)
    server, aplikasi = (catat_aset(oleh, register).kode for register in ("fisik", "perangkat_lunak"))
    permintaan = PERMINTAAN | {"aset": f"{server.lower()}, {server} {aplikasi}"}
    peramban.post(alamat("perubahan_baru"), permintaan)
    perkara = PermintaanPerubahan.objects.get()
    assert perkara.aset == [server, aplikasi]
    peramban.post(alamat("perubahan_ubah", perkara.kode), permintaan | {"judul": "Memperbarui SPSE"})
    kurang = peramban.post(alamat("perubahan_evaluasi", perkara.kode), EVALUASI | {"rencana_kembali": ""})
    assert "roll back" in isi(kurang)
    assert "Isi rencana pengembalian" in isi(kurang)
    peramban.post(alamat("perubahan_evaluasi", perkara.kode), EVALUASI)
    lihat = isi(peramban.get(alamat("perubahan_lihat", perkara.kode)))
    assert "Laksanakan lebih dahulu" not in lihat
    assert alamat("perubahan_setujui", perkara.kode) not in lihat
    assert alamat("perubahan_setujui", perkara.kode) in isi(
        pemutus.get(alamat("perubahan_lihat", perkara.kode))
    )
    pemutus.post(alamat("perubahan_tolak", perkara.kode), {"keterangan_putusan": "Tunda."})
    perkara.refresh_from_db()
    assert (perkara.status, perkara.judul) == ("ditolak", "Memperbarui SPSE")
    tertutup = peramban.post(alamat("perubahan_evaluasi", perkara.kode), EVALUASI)
    assert tertutup.status_code == 409
    assert "Langkah ini tidak terbuka" in isi(tertutup)


def test_kartu_memanggil_yang_harus_bertindak(rf):
    oleh, kepala, auditor = admin(), buat_akun(Peran.KEPALA), buat_akun(Peran.AUDITOR)
    semua = (kartu_putusan, kartu_darurat, kartu_lewat)
    request = rf.get("/admin/")
    assert not any(kartu(request, akun) for kartu in semua for akun in (oleh, kepala, auditor))
    dievaluasi(oleh)
    darurat(oleh)
    lewat(oleh)
    assert [bool(kartu(request, kepala)) for kartu in semua] == [True, True, False]
    assert [bool(kartu(request, oleh)) for kartu in semua] == [False, True, True]
    assert not any(kartu(request, auditor) for kartu in semua)


def test_perawatan_dicatat_dari_jendelanya():
    oleh = admin()
    peramban, jendela = klien(oleh), lewat(oleh)
    url = f"{alamat('riwayat_aset_catat')}?jendela={jendela.kode}"
    isian = {
        "aset": "HW-0001",
        "jenis": "perbaikan",
        "tanggal": "1 1 2026",
        "uraian": "Kipas diganti.",
        "pelaksana": "PT Contoh",
        "biaya": "1250000",
    }
    assert "Kipas diganti." in isi(peramban.post(url, isian, follow=True))
    assert RiwayatPemeliharaan.objects.get().pemeliharaan == jendela
    assert "Rp1.250.000" in isi(peramban.get(alamat("riwayat_aset"), {"cari": "hw-0001"}))
    assert peramban.get(alamat("riwayat_aset_catat"), {"jendela": "tidakada"}).status_code == 404


def test_bandwidth_dicatat_dan_yang_bertabrakan_ditolak():
    peramban = klien(admin())
    peramban.post(alamat("bandwidth_baru"), {"nama": "Internet utama"})
    tautan = TautanInternet.objects.get()
    kontrak = {
        "penyedia": "PT Contoh Net",
        "nomor_kontrak": "027/9/2026",
        "masuk": "100",
        "keluar": "12,5",
        "mulai": "1 1 2026",
        "alokasi": "Server SPSE 60 10\r\nKantor 40 2,5",
    }
    halaman = isi(peramban.post(alamat("bandwidth_atur", tautan.kode), kontrak, follow=True))
    assert "12,50 Mbit/s keluar" in halaman
    assert "Server SPSE" in halaman
    kedua = isi(peramban.post(alamat("bandwidth_atur", tautan.kode), kontrak))
    assert "Sudah ada pengaturan" in kedua
    assert "Tautan ini belum diukur" in isi(peramban.get(alamat("bandwidth_lihat", tautan.kode)))
