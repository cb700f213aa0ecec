"""The addresses of the service standard inside the admin site."""

from layanan.meja import standar
from lpse.peran import ATUR_LAYANAN, LIHAT_TIKET
from lpse.sumbangan import ButirMenu

AWAL = "layanan/standar/"
RUTE = (
    (AWAL, standar.lihat, standar.NAMA, LIHAT_TIKET),
    (f"{AWAL}ganti/", standar.ganti, f"{standar.NAMA}_ganti", ATUR_LAYANAN),
    (f"{AWAL}prioritas/", standar.matriks, f"{standar.NAMA}_prioritas", ATUR_LAYANAN),
)
MENU = (ButirMenu(f"admin:{standar.NAMA}", "Standar layanan", LIHAT_TIKET),)
KARTU = (standar.kartu_tenggat,)
