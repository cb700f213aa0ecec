"""The officers' rooms of the service desk: each brings its addresses, menu entries and start-page cards."""

from types import ModuleType

from layanan.kelas import rute as rute_pelatihan
from layanan.lkpp import rute as rute_lkpp
from layanan.meja import rute as rute_tiket
from layanan.meja import rute_standar, rute_surat_masuk
from layanan.papan import rute as rute_papan
from layanan.pustaka import rute as rute_pustaka
from layanan.saksi import rute as rute_kesaksian
from layanan.survei import rute as rute_survei
from layanan.tempat import rute as rute_tempat
from lpse.peran import Peran
from lpse.situs_admin import daftarkan_halaman
from lpse.sumbangan import sumbangan

# The menu's headings, and the rooms below each, in the order people see them.
RUANG: dict[str, tuple[ModuleType, ...]] = {
    "Layanan": (
        rute_tiket,
        rute_surat_masuk,
        rute_standar,
    ),
    "LKPP dan kesaksian": (rute_lkpp, rute_kesaksian),
    "Pelatihan dan ruang": (rute_pelatihan, rute_tempat),
    "Informasi": (
        rute_survei,
        rute_papan,
        rute_pustaka,
    ),
}
# Whose daily work each is: open in their menu, folded in that of others.
HARIAN = {
    "Layanan": frozenset({Peran.HELPDESK}),
    "LKPP dan kesaksian": frozenset({Peran.HELPDESK}),
    "Pelatihan dan ruang": frozenset({Peran.HELPDESK}),
    "Informasi": frozenset({Peran.HELPDESK}),
}

for judul, kelompok in RUANG.items():
    sumbangan.menu_staf[judul] = [butir for ruang in kelompok for butir in ruang.MENU]
    for ruang in kelompok:
        for rute, view, nama, izin in ruang.RUTE:
            daftarkan_halaman(rute, view, nama, izin=izin)

sumbangan.menu_harian |= HARIAN
sumbangan.kartu += [kartu for kelompok in RUANG.values() for ruang in kelompok for kartu in ruang.KARTU]
