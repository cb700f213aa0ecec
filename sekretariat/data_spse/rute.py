"""The officers' addresses of SPSE imports inside the admin site."""

from functools import partial

from lpse.peran import KELOLA_DATA_SPSE as KELOLA
from lpse.peran import LIHAT_DATA_SPSE as LIHAT
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.data_spse import daftar, halaman, kartu
from sekretariat.data_spse.bersama import NAMA

AWAL = "sekretariat/data-spse/"
SATU = f"{AWAL}<slug:kode>/"
_satu = partial(rute_ruang, SATU, NAMA, KELOLA)
RUTE: tuple[Rute, ...] = (
    (AWAL, daftar.daftar, NAMA, LIHAT),
    (f"{AWAL}ekspor.csv", partial(daftar.ekspor, bentuk="csv"), f"{NAMA}_ekspor", LIHAT),
    (f"{AWAL}ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), f"{NAMA}_ekspor_xlsx", LIHAT),
    # Before the codes, which would take this word for one.
    (f"{AWAL}kirim/", daftar.kirim, f"{NAMA}_kirim", KELOLA),
    _satu("", halaman.lihat, "lihat", LIHAT),
    _satu("ditolak.csv", halaman.ditolak, "ditolak", LIHAT),
    _satu("terapkan/", halaman.terapkan, "terapkan"),
    _satu("batalkan/", halaman.batalkan, "batalkan"),
)
MENU = (ButirMenu(f"admin:{NAMA}", "Data SPSE", LIHAT),)
KARTU = (kartu.kartu_menunggu,)
