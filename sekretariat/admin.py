"""The officers' rooms of the secretariat: each brings its addresses, menu entries and cards."""

from types import ModuleType

from lpse.peran import Peran
from lpse.situs_admin import daftarkan_halaman
from lpse.sumbangan import sumbangan
from sekretariat.data_spse import rute as data_spse
from sekretariat.e_reporting import rute as e_reporting
from sekretariat.evaluasi import rute as evaluasi
from sekretariat.kepatuhan import rute as kepatuhan
from sekretariat.kepegawaian import rute as kepegawaian
from sekretariat.pelaporan import rute as pelaporan
from sekretariat.periksa import rute as periksa
from sekretariat.persuratan import rute as persuratan
from sekretariat.program import rute as program
from sekretariat.prosedur import rute as prosedur
from sekretariat.rapat import rute as rapat
from sekretariat.risiko import rute as risiko

# The menu's headings, and the rooms below each, in the order people see them.
RUANG: dict[str, tuple[ModuleType, ...]] = {
    "Sekretariat": (pelaporan, e_reporting, data_spse, program, prosedur, evaluasi, risiko, kepegawaian),
    "Tata usaha": (persuratan, rapat),
    "Pemeriksaan": (kepatuhan, periksa),
}
# Whose daily work each is: open in their menu, folded in that of others.
HARIAN = {
    "Sekretariat": frozenset({Peran.SEKRETARIS, Peran.KEPALA}),
    "Tata usaha": frozenset({Peran.SEKRETARIS, Peran.KEPALA}),
    "Pemeriksaan": frozenset({Peran.SEKRETARIS, Peran.KEPALA, Peran.AUDITOR}),
}

for judul, kelompok in RUANG.items():
    sumbangan.menu_staf[judul] = [butir for ruang in kelompok for butir in ruang.MENU]
    for ruang in kelompok:
        for rute, view, nama, izin in ruang.RUTE:
            daftarkan_halaman(rute, view, nama, izin=izin)

sumbangan.menu_harian |= HARIAN
sumbangan.kartu += [kartu for kelompok in RUANG.values() for ruang in kelompok for kartu in ruang.KARTU]
