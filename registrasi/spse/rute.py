"""The addresses of the users' list, of their state in SPSE, and of imports inside the admin site."""

from lpse.peran import KELOLA_SPSE, LIHAT_PENDAFTARAN
from lpse.sumbangan import ButirMenu
from registrasi.spse import daftar, impor, kartu, massal, pengguna
from registrasi.spse.bersama import NAMA_DAFTAR, NAMA_IMPOR, NAMA_PENGGUNA, NAMA_SATU_IMPOR

PENGGUNA = "registrasi/pengguna/"
IMPOR = "registrasi/impor-pengguna/"
SATU = f"{PENGGUNA}<slug:kode>/"
SATU_IMPOR = f"{IMPOR}<slug:impor>/"

RUTE = (
    (PENGGUNA, daftar.daftar, NAMA_DAFTAR, LIHAT_PENDAFTARAN),
    (f"{PENGGUNA}ekspor.<slug:bentuk>", daftar.ekspor, "registrasi_pengguna_ekspor", KELOLA_SPSE),
    # Before the users: their codes are longer than this word.
    (f"{PENGGUNA}massal/", massal.massal, "registrasi_pengguna_massal", KELOLA_SPSE),
    (IMPOR, impor.impor, NAMA_IMPOR, KELOLA_SPSE),
    (f"{IMPOR}ekspor.csv", impor.ekspor, f"{NAMA_IMPOR}_ekspor", KELOLA_SPSE),
    (f"{IMPOR}contoh.csv", impor.contoh, "registrasi_pengguna_impor_contoh", KELOLA_SPSE),
    (SATU_IMPOR, impor.lihat, NAMA_SATU_IMPOR, KELOLA_SPSE),
    (f"{SATU_IMPOR}terapkan/", impor.terapkan, "registrasi_pengguna_impor_terapkan", KELOLA_SPSE),
    (f"{SATU_IMPOR}batalkan/", impor.batalkan, "registrasi_pengguna_impor_batalkan", KELOLA_SPSE),
    (SATU, pengguna.lihat, NAMA_PENGGUNA, LIHAT_PENDAFTARAN),
    (f"{SATU}status/", pengguna.catat_status, "registrasi_pengguna_status", KELOLA_SPSE),
)
MENU = (
    ButirMenu(f"admin:{NAMA_DAFTAR}", "Pengguna SPSE", LIHAT_PENDAFTARAN),
    ButirMenu(f"admin:{NAMA_IMPOR}", "Impor pengguna", KELOLA_SPSE),
)
KARTU = (kartu.kartu_belum_aktif,)
