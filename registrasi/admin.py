"""The officers' rooms of registration: each brings its addresses, menu entries and start-page cards."""

from lpse.peran import Peran
from lpse.situs_admin import daftarkan_halaman
from lpse.sumbangan import sumbangan
from registrasi.hak import rute as hak
from registrasi.lemari import rute_arsip as arsip
from registrasi.loket import rute_bantuan as bantuan
from registrasi.loket import rute_janji as janji
from registrasi.meja import rute as meja
from registrasi.perkara import rute_daftar_hitam as daftar_hitam
from registrasi.perkara import rute_masa_peran as masa_peran
from registrasi.perkara import rute_penonaktifan as penonaktifan
from registrasi.perkara import rute_permohonan as permohonan
from registrasi.spse import rute as spse

# The menu's headings, and the rooms below each, in the order people see them.
RUANG = {
    "Registrasi": (meja,),
    "Loket": (janji, bantuan),
    "Pengguna": (spse, masa_peran, permohonan),
    "Penonaktifan dan daftar hitam": (penonaktifan, daftar_hitam),
    "Arsip dan data pribadi": (arsip, hak),
}
# Whose daily work each is: open in their menu, folded in that of others.
HARIAN = {
    "Registrasi": frozenset({Peran.VERIFIKATOR}),
    "Loket": frozenset({Peran.VERIFIKATOR, Peran.HELPDESK}),
    "Pengguna": frozenset({Peran.VERIFIKATOR}),
}

for judul, kelompok in RUANG.items():
    sumbangan.menu_staf[judul] = [butir for ruang in kelompok for butir in ruang.MENU]
    for ruang in kelompok:
        for rute, view, nama, izin in ruang.RUTE:
            daftarkan_halaman(rute, view, nama, izin=izin)

sumbangan.menu_harian |= HARIAN
sumbangan.kartu[:0] = [kartu for kelompok in RUANG.values() for ruang in kelompok for kartu in ruang.KARTU]
