"""The officers' rooms of the system administration: each brings its addresses, menu entries and cards."""

from types import ModuleType

from infrastruktur.akses import rute as rute_akses
from infrastruktur.aset import rute as rute_aset
from infrastruktur.gangguan import rute as rute_gangguan
from infrastruktur.harian import rute as rute_harian
from infrastruktur.pantauan import rute as rute_layar
from infrastruktur.pantauan import rute_ambang, rute_sasaran
from infrastruktur.perubahan import rute as rute_perubahan
from infrastruktur.ruang_server import rute as rute_ruang_server
from lpse.peran import Peran
from lpse.situs_admin import daftarkan_halaman
from lpse.sumbangan import sumbangan

# The menu's headings, and the rooms below each, in the order people see them.
RUANG: dict[str, tuple[ModuleType, ...]] = {
    "Pemantauan": (rute_layar, rute_ambang, rute_sasaran, rute_harian, rute_gangguan, rute_akses),
    "Server dan perangkat": (rute_aset, rute_ruang_server, rute_perubahan),
}
# Whose daily work each is: open in their menu, folded in that of others.
HARIAN = {
    "Pemantauan": frozenset({Peran.ADMIN_SISTEM, Peran.LKPP}),
    "Server dan perangkat": frozenset({Peran.ADMIN_SISTEM}),
}

for judul, kelompok in RUANG.items():
    sumbangan.menu_staf[judul] = [butir for ruang in kelompok for butir in ruang.MENU]
    for ruang in kelompok:
        for rute, view, nama, izin in ruang.RUTE:
            daftarkan_halaman(rute, view, nama, izin=izin)

sumbangan.menu_harian |= HARIAN
sumbangan.kartu += [kartu for kelompok in RUANG.values() for ruang in kelompok for kartu in ruang.KARTU]
