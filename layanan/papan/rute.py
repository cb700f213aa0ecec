"""The staff's addresses of announcements inside the admin site.

The proof is open to all staff: it names nobody, and who audits or watches needs it.
"""

from functools import partial

from layanan.papan import halaman, kartu, katalog, riwayat
from layanan.papan.langkah import LANGKAH
from lpse.peran import KELOLA_PENGUMUMAN as KELOLA
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL, NAMA = "layanan/pengumuman/", "layanan_pengumuman"
SATU = f"{AWAL}<slug:kode>/"
RUTE: tuple[Rute, ...] = (
    (AWAL, halaman.daftar, NAMA, KELOLA),
    (f"{AWAL}ekspor.csv", halaman.ekspor, f"{NAMA}_ekspor", KELOLA),
    # Before the codes, which would take the words for one.
    (f"{AWAL}baru/", halaman.baru, f"{NAMA}_baru", KELOLA),
    (f"{AWAL}riwayat/", riwayat.riwayat, f"{NAMA}_riwayat", ""),
    (f"{AWAL}riwayat/ekspor.csv", riwayat.ekspor, f"{NAMA}_riwayat_ekspor", ""),
    (f"{AWAL}layanan/", katalog.daftar, "layanan_dipantau", KELOLA),
    (f"{AWAL}layanan/ekspor.csv", katalog.ekspor, "layanan_dipantau_ekspor", KELOLA),
    (f"{AWAL}layanan/baru/", katalog.baru, "layanan_dipantau_baru", KELOLA),
    (f"{AWAL}layanan/<slug:kode>/", katalog.ubah, "layanan_dipantau_ubah", KELOLA),
    (SATU, halaman.lihat, f"{NAMA}_lihat", KELOLA),
    (f"{SATU}ubah/", halaman.ubah, f"{NAMA}_ubah", KELOLA),
    (f"{SATU}bukti/", riwayat.cetak, f"{NAMA}_bukti", ""),
    *(
        (f"{SATU}{t.value}/", partial(halaman.langkah, tindakan=t), f"{NAMA}_{t.value}", KELOLA)
        for t in LANGKAH
    ),
)
MENU = (
    ButirMenu("admin:layanan_pengumuman", "Pengumuman", KELOLA),
    ButirMenu("admin:layanan_dipantau", "Layanan yang dipantau", KELOLA),
    ButirMenu("admin:layanan_pengumuman_riwayat", "Riwayat pemberitahuan"),
)
KARTU = (kartu.kartu_berjalan,)
