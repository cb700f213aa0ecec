"""The officers' addresses of readiness inside the admin site."""

from arsip.kesiapan import halaman, kartu, lembar, uji
from lpse.peran import KELOLA_CADANGAN, LIHAT_CADANGAN
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL, NAMA = "arsip/kesiapan/", "arsip_kesiapan"
RUTE: tuple[Rute, ...] = (
    (AWAL, halaman.halaman, NAMA, LIHAT_CADANGAN),
    (f"{AWAL}uji/", uji.daftar, f"{NAMA}_uji", LIHAT_CADANGAN),
    (f"{AWAL}uji/ekspor.csv", uji.ekspor, f"{NAMA}_uji_ekspor", LIHAT_CADANGAN),
    (f"{AWAL}uji/sumber/<slug:kode>/", uji.minta, f"{NAMA}_uji_minta", KELOLA_CADANGAN),
    (f"{AWAL}uji/<slug:kode>/", uji.lihat, f"{NAMA}_uji_lihat", LIHAT_CADANGAN),
    (f"{AWAL}uji/<slug:kode>/berita-acara.pdf", uji.pdf, f"{NAMA}_uji_pdf", LIHAT_CADANGAN),
    (f"{AWAL}lembar-kunci/<slug:kode>/", lembar.segel, f"{NAMA}_lembar", KELOLA_CADANGAN),
)
MENU = (ButirMenu(f"admin:{NAMA}", "Kesiapan", LIHAT_CADANGAN),)
KARTU = (kartu.kartu_kesiapan,)
