"""The officers' addresses of the help centre inside the admin site."""

from functools import partial

from layanan.pustaka import halaman, kartu, menulis
from layanan.pustaka.langkah import LANGKAH
from lpse.peran import KELOLA_PUSAT_BANTUAN as KELOLA
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL, NAMA = "layanan/pustaka/", "layanan_artikel"
SATU = f"{AWAL}<slug:kode>/"
RUTE: tuple[Rute, ...] = (
    (AWAL, halaman.daftar, NAMA, KELOLA),
    # Before the codes, which would take the words for one.
    (f"{AWAL}baru/", menulis.baru, f"{NAMA}_baru", KELOLA),
    (f"{AWAL}dicari/", halaman.nihil, f"{NAMA}_nihil", KELOLA),
    (f"{AWAL}dicari/ekspor.csv", halaman.ekspor_nihil, f"{NAMA}_nihil_ekspor", KELOLA),
    (f"{AWAL}ekspor.csv", halaman.ekspor, f"{NAMA}_ekspor", KELOLA),
    (SATU, halaman.lihat, f"{NAMA}_lihat", KELOLA),
    (f"{SATU}ubah/", menulis.ubah, f"{NAMA}_ubah", KELOLA),
    (f"{SATU}riwayat/", halaman.riwayat, f"{NAMA}_riwayat", KELOLA),
    *(
        (f"{SATU}{t.value}/", partial(menulis.langkah, tindakan=t), f"{NAMA}_{t.value}", KELOLA)
        for t in LANGKAH
    ),
)
MENU = (ButirMenu("admin:layanan_artikel", "Pusat bantuan", KELOLA),)
KARTU = (kartu.kartu_tinjau,)
