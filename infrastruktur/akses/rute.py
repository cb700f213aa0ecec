"""The officers' addresses of LKPP's access inside the admin site."""

from infrastruktur.akses import halaman
from lpse.peran import KELOLA_AKSES_LKPP as KELOLA
from lpse.peran import LIHAT_INFRASTRUKTUR as LIHAT
from lpse.sumbangan import ButirMenu

AWAL = "infrastruktur/akses/"
RUTE = (
    (AWAL, halaman.daftar, halaman.NAMA, LIHAT),
    (f"{AWAL}ekspor.csv", halaman.ekspor, f"{halaman.NAMA}_ekspor", LIHAT),
    (f"{AWAL}beri/", halaman.beri, f"{halaman.NAMA}_beri", KELOLA),
    (f"{AWAL}<slug:kode>/cabut/", halaman.cabut, f"{halaman.NAMA}_cabut", KELOLA),
)
MENU = (ButirMenu(f"admin:{halaman.NAMA}", "Akses LKPP", LIHAT),)
KARTU = ()
