"""The staff's addresses of states and thresholds: who may look reads, who keeps monitoring changes."""

from infrastruktur.pantauan import ambang, siaga
from lpse.peran import KELOLA_PEMANTAUAN as KELOLA
from lpse.peran import LIHAT_PEMANTAUAN as LIHAT
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL, NAMA = "infrastruktur/ambang/", "infrastruktur_ambang"
UMUM = f"{AWAL}umum/<slug:ukuran>/"
MILIK = f"{AWAL}sasaran/<slug:kode>/"
SASARAN, BAGIAN = f"{MILIK}<slug:ukuran>/", f"{MILIK}bagian/<slug:deret>/"
SIAGA = "infrastruktur/siaga/"
RUTE: tuple[Rute, ...] = (
    (AWAL, ambang.daftar, NAMA, LIHAT),
    (f"{AWAL}ekspor.csv", ambang.ekspor, f"{NAMA}_ekspor", LIHAT),
    (UMUM, ambang.lihat, f"{NAMA}_umum", LIHAT),
    (f"{UMUM}ubah/", ambang.ubah, f"{NAMA}_umum_ubah", KELOLA),
    (MILIK, ambang.milik, f"{NAMA}_milik", LIHAT),
    # Before the measures, which would take the word for one.
    (BAGIAN, ambang.lihat, f"{NAMA}_bagian", LIHAT),
    (f"{BAGIAN}ubah/", ambang.ubah, f"{NAMA}_bagian_ubah", KELOLA),
    (f"{BAGIAN}lepas/", ambang.lepas, f"{NAMA}_bagian_lepas", KELOLA),
    (SASARAN, ambang.lihat, f"{NAMA}_sasaran", LIHAT),
    (f"{SASARAN}ubah/", ambang.ubah, f"{NAMA}_sasaran_ubah", KELOLA),
    (f"{SASARAN}lepas/", ambang.lepas, f"{NAMA}_sasaran_lepas", KELOLA),
    (SIAGA, siaga.daftar, siaga.NAMA, LIHAT),
    (f"{SIAGA}kabar/", siaga.kabar, f"{siaga.NAMA}_kabar", LIHAT),
    (f"{SIAGA}kabar/ekspor.csv", siaga.ekspor_kabar, f"{siaga.NAMA}_kabar_ekspor", LIHAT),
    (f"{SIAGA}<slug:deret>/tangani/", siaga.tangani_deret, f"{siaga.NAMA}_tangani", KELOLA),
)
MENU = (
    ButirMenu(f"admin:{siaga.NAMA}", "Perlu perhatian", LIHAT),
    ButirMenu(f"admin:{NAMA}", "Ambang", LIHAT),
)
KARTU = (siaga.kartu_siaga,)
