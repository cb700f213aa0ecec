"""The addresses of the terms of roles inside the admin site."""

from lpse.peran import LIHAT_PENDAFTARAN
from lpse.sumbangan import ButirMenu
from registrasi.perkara import masa_peran
from registrasi.perkara.masa_peran import NAMA_DAFTAR

MASA_PERAN = "registrasi/masa-peran/"

RUTE = (
    (MASA_PERAN, masa_peran.daftar, NAMA_DAFTAR, LIHAT_PENDAFTARAN),
    (f"{MASA_PERAN}ekspor.csv", masa_peran.ekspor, "registrasi_masa_peran_ekspor", LIHAT_PENDAFTARAN),
)
MENU = (ButirMenu(f"admin:{NAMA_DAFTAR}", "Masa peran", LIHAT_PENDAFTARAN),)
KARTU = (masa_peran.kartu_segera,)
