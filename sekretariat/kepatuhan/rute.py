"""The officers' addresses of compliance inside the admin site."""

from functools import partial

from lpse.pemeriksa import izinkan_pemeriksa
from lpse.peran import LIHAT_KEPATUHAN as LIHAT
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.kepatuhan import bundel, ikhtisar, kartu, rincian
from sekretariat.kepatuhan.bersama import NAMA

AWAL = "sekretariat/kepatuhan/"
_rute = partial(rute_ruang, AWAL, NAMA, LIHAT)
RUTE: tuple[Rute, ...] = (
    _rute("", ikhtisar.ikhtisar),
    _rute("ekspor.csv", partial(ikhtisar.ekspor, bentuk="csv"), "ekspor"),
    _rute("ekspor.xlsx", partial(ikhtisar.ekspor, bentuk="xlsx"), "ekspor_xlsx"),
    _rute("pasal/<slug:pasal>/", rincian.pasal, "pasal"),
    _rute("standar/<int:nomor>/", rincian.standar, "standar"),
    _rute("bukti/<slug:kode>/", rincian.bukti, "bukti"),
    _rute("bukti/<slug:kode>/ekspor.csv", rincian.bukti_ekspor, "bukti_ekspor"),
    _rute("bundel/", bundel.daftar, "bundel"),
    _rute("bundel/ekspor.csv", bundel.ekspor, "bundel_ekspor"),
    _rute("bundel/<slug:kode>/", bundel.lihat, "bundel_lihat"),
    _rute("bundel/<slug:kode>/unduh/", bundel.unduh, "bundel_unduh"),
)
# The bundle is what an auditor takes along: asking for one changes no record of the unit.
izinkan_pemeriksa([f"admin:{NAMA}_bundel"])

MENU = (ButirMenu(f"admin:{NAMA}", "Kepatuhan", LIHAT),)
KARTU = (kartu.kartu_merah,)
