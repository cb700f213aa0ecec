"""The officers' rooms of registration: each brings its addresses, menu entries and start-page cards."""

from lpse.situs_admin import daftarkan_halaman
from lpse.sumbangan import sumbangan
from registrasi.meja import rute as meja

# The menu shows them in this order.
RUANG = (meja,)

for ruang in RUANG:
    for rute, view, nama, izin in ruang.RUTE:
        daftarkan_halaman(rute, view, nama, izin=izin)

sumbangan.menu_staf["Registrasi"] = [butir for ruang in RUANG for butir in ruang.MENU]
sumbangan.kartu[:0] = [kartu for ruang in RUANG for kartu in ruang.KARTU]
