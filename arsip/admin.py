"""The officers' rooms of the archive: each brings its addresses, menu entries and cards."""

from types import ModuleType

from arsip.cadangan import rute as cadangan
from arsip.kesiapan import rute as kesiapan
from arsip.media import rute as media
from arsip.retensi import rute as retensi
from lpse.peran import Peran
from lpse.situs_admin import daftarkan_halaman
from lpse.sumbangan import sumbangan

# The menu's headings, and the rooms below each, in the order people see them.
RUANG: dict[str, tuple[ModuleType, ...]] = {
    "Cadangan dan arsip": (kesiapan, cadangan, media, retensi),
}
# Whose daily work each is: open in their menu, folded in that of others.
HARIAN = {
    "Cadangan dan arsip": frozenset({Peran.ADMIN_SISTEM}),
}

for judul, kelompok in RUANG.items():
    sumbangan.menu_staf[judul] = [butir for ruang in kelompok for butir in ruang.MENU]
    for ruang in kelompok:
        for rute, view, nama, izin in ruang.RUTE:
            daftarkan_halaman(rute, view, nama, izin=izin)

sumbangan.menu_harian |= HARIAN
sumbangan.kartu += [kartu for kelompok in RUANG.values() for ruang in kelompok for kartu in ruang.KARTU]
