"""The officers' addresses of e-reporting inside the admin site."""

from functools import partial

from lpse.pemeriksa import izinkan_pemeriksa
from lpse.peran import LIHAT_DATA_SPSE as LIHAT
from lpse.sumbangan import ButirMenu
from sekretariat.e_reporting import laporan, paket, penyedia
from sekretariat.e_reporting.bersama import NAMA

AWAL = "sekretariat/e-reporting/"
MENURUT, PAKET, PENYEDIA = f"{AWAL}menurut/<slug:kelompok>/", f"{AWAL}paket/", f"{AWAL}penyedia/"

RUTE: tuple[tuple[str, object, str, str], ...] = (
    (AWAL, laporan.ringkasan, NAMA, LIHAT),
    (MENURUT, laporan.menurut, f"{NAMA}_menurut", LIHAT),
    (f"{MENURUT}laporan.csv", laporan.ekspor_csv, f"{NAMA}_csv", LIHAT),
    (f"{MENURUT}laporan.xlsx", laporan.ekspor_xlsx, f"{NAMA}_xlsx", LIHAT),
    (f"{MENURUT}laporan.pdf", laporan.ekspor_pdf, f"{NAMA}_pdf", LIHAT),
    (PAKET, paket.daftar, f"{NAMA}_paket", LIHAT),
    (f"{PAKET}ekspor.csv", paket.ekspor_csv, f"{NAMA}_paket_csv", LIHAT),
    (f"{PAKET}ekspor.xlsx", paket.ekspor_xlsx, f"{NAMA}_paket_xlsx", LIHAT),
    (f"{PAKET}<slug:kumpulan>/<slug:kode>/", paket.lihat, f"{NAMA}_lihat", LIHAT),
    (PENYEDIA, penyedia.daftar, f"{NAMA}_penyedia", LIHAT),
    (f"{PENYEDIA}npwp/", penyedia.cari, f"{NAMA}_penyedia_npwp", LIHAT),
    (f"{PENYEDIA}ekspor.csv", partial(penyedia.ekspor, bentuk="csv"), f"{NAMA}_penyedia_csv", LIHAT),
    (f"{PENYEDIA}ekspor.xlsx", partial(penyedia.ekspor, bentuk="xlsx"), f"{NAMA}_penyedia_xlsx", LIHAT),
)
# An auditor may ask for a number too: it writes nothing.
izinkan_pemeriksa([f"admin:{NAMA}_penyedia_npwp"])
MENU: tuple[ButirMenu, ...] = (ButirMenu(f"admin:{NAMA}", "E-reporting", LIHAT),)
KARTU: tuple[object, ...] = ()
