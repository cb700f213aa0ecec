"""The addresses of rooms and visitors inside the admin site."""

from layanan.policies.ruang import ada_ruang
from layanan.tempat import atur, kunjungan, laporan, papan, pemesanan, tamu
from layanan.tempat.bersama import LAPORAN, PEMESANAN, RUANG, TAMU, TAMU_DAFTAR
from layanan.tempat.kartu import kartu_pemesanan, kartu_tamu
from lpse.peran import KELOLA_RUANG, LAYANI_TAMU
from lpse.sumbangan import ButirMenu

AWAL = "layanan/ruang/"
DAFTAR = f"{AWAL}pemesanan/"
SATU = f"{DAFTAR}<slug:kode>/"
BUKU = "layanan/tamu/"
KUNJUNGAN = f"{BUKU}satu/<slug:kode>/"

RUTE = (
    (AWAL, papan.papan, RUANG, KELOLA_RUANG),
    (f"{AWAL}laporan/", laporan.laporan, LAPORAN, LAYANI_TAMU),
    (f"{AWAL}laporan/ekspor.csv", laporan.ekspor, "layanan_ruang_laporan_ekspor", LAYANI_TAMU),
    (DAFTAR, pemesanan.daftar, PEMESANAN, KELOLA_RUANG),
    (f"{DAFTAR}ekspor.csv", pemesanan.ekspor, "layanan_ruang_ekspor", KELOLA_RUANG),
    (SATU, pemesanan.satu, "layanan_ruang_satu", KELOLA_RUANG),
    (f"{SATU}setujui/", pemesanan.setujui, "layanan_ruang_setujui", KELOLA_RUANG),
    (f"{SATU}tolak/", pemesanan.tolak, "layanan_ruang_tolak", KELOLA_RUANG),
    (f"{SATU}pindah/", pemesanan.pindah, "layanan_ruang_pindah", KELOLA_RUANG),
    (f"{SATU}batal/", pemesanan.batal, "layanan_ruang_batal", KELOLA_RUANG),
    (f"{SATU}tidak-hadir/", pemesanan.tidak_hadir, "layanan_ruang_tidak_hadir", KELOLA_RUANG),
    (f"{AWAL}penutupan/<slug:kode>/buka/", atur.buka, "layanan_ruang_buka", KELOLA_RUANG),
    (f"{AWAL}satu/<slug:kode>/", atur.atur, "layanan_ruang_atur", KELOLA_RUANG),
    (f"{AWAL}satu/<slug:kode>/pesan/", pemesanan.pesan, "layanan_ruang_pesan", KELOLA_RUANG),
    (f"{AWAL}satu/<slug:kode>/tutup/", atur.tutup, "layanan_ruang_tutup", KELOLA_RUANG),
    (BUKU, tamu.buku, TAMU, LAYANI_TAMU),
    (f"{BUKU}cari/", tamu.cari, "layanan_tamu_cari", LAYANI_TAMU),
    (f"{BUKU}daftar/", tamu.daftar, TAMU_DAFTAR, LAYANI_TAMU),
    (f"{BUKU}daftar/ekspor.csv", tamu.ekspor, "layanan_tamu_ekspor", LAYANI_TAMU),
    (KUNJUNGAN, kunjungan.satu, "layanan_tamu_satu", LAYANI_TAMU),
    (f"{KUNJUNGAN}keluar/", kunjungan.keluar, "layanan_tamu_keluar", LAYANI_TAMU),
    (f"{KUNJUNGAN}akses/", kunjungan.beri_akses, "layanan_tamu_akses", LAYANI_TAMU),
    (f"{BUKU}akses/<slug:kode>/kembali/", kunjungan.kembalikan_akses, "layanan_tamu_kembali", LAYANI_TAMU),
)
MENU = (
    ButirMenu(f"admin:{TAMU}", "Buku tamu", LAYANI_TAMU),
    ButirMenu(f"admin:{RUANG}", "Ruang", KELOLA_RUANG, ada=ada_ruang),
    ButirMenu(f"admin:{LAPORAN}", "Laporan ruang dan tamu", LAYANI_TAMU),
)
KARTU = (kartu_tamu, kartu_pemesanan)
