"""The addresses of the auditor's room inside the admin site."""

from functools import partial

from lpse.pemeriksa import izinkan_pemeriksa
from lpse.peran import PERIKSA
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.periksa import daftar, hasil, kartu
from sekretariat.periksa.bersama import NAMA

AWAL = "sekretariat/periksa/"
_rute = partial(rute_ruang, AWAL, NAMA, PERIKSA)
RUTE: tuple[Rute, ...] = (
    _rute("", daftar.daftar),
    _rute("rekaman/<str:jenis>/<str:pk>/", daftar.rekaman, "rekaman"),
    _rute("saringan/simpan/", daftar.simpan, "simpan"),
    _rute("saringan/<slug:kode>/hapus/", daftar.hapus, "hapus"),
    _rute("ekspor/buat/", daftar.ekspor, "ekspor_buat"),
    _rute("ekspor/", hasil.ekspor, "ekspor"),
    _rute("ekspor/<slug:kode>/", hasil.ekspor_lihat, "ekspor_lihat"),
    _rute("ekspor/<slug:kode>/unduh/", hasil.ekspor_unduh, "ekspor_unduh"),
    _rute("sampel/", hasil.sampel, "sampel"),
    _rute("sampel/ekspor.csv", hasil.sampel_daftar_ekspor, "sampel_daftar_ekspor"),
    _rute("sampel/ambil/", hasil.sampel_baru, "sampel_baru"),
    _rute("sampel/<slug:kode>/", hasil.sampel_lihat, "sampel_lihat"),
    _rute("sampel/<slug:kode>/ekspor.<slug:bentuk>", hasil.sampel_ekspor, "sampel_ekspor"),
    _rute("segel/", hasil.segel, "segel"),
    _rute("segel/ekspor.csv", hasil.segel_ekspor, "segel_ekspor"),
    _rute("segel/mulai/", hasil.segel_mulai, "segel_mulai"),
    _rute("segel/<slug:kode>/", hasil.segel_lihat, "segel_lihat"),
)
# What an auditor may send: all of it writes only what the room itself keeps.
TINDAKAN = ("simpan", "hapus", "ekspor_buat", "sampel_baru", "sampel_ekspor", "segel_mulai")
izinkan_pemeriksa(
    (f"admin:{NAMA}_{nama}" for nama in TINDAKAN), ruang=(f"admin:{nama}" for _, _, nama, _ in RUTE)
)

MENU = (
    ButirMenu(f"admin:{NAMA}", "Ruang pemeriksa", PERIKSA),
    ButirMenu(f"admin:{NAMA}_sampel", "Sampel", PERIKSA),
    ButirMenu(f"admin:{NAMA}_segel", "Segel jejak", PERIKSA),
)
KARTU = (kartu.kartu_penugasan,)
