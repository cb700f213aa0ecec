"""The officers' addresses of incidents and LKPP's instructions inside the admin site."""

from functools import partial

from infrastruktur.alur.darurat import ALUR_DARURAT
from infrastruktur.alur.gangguan import ALUR_GANGGUAN
from infrastruktur.gangguan import daftar, darurat, halaman, instruksi, kartu
from infrastruktur.gangguan.langkah import LANGKAH
from lpse.peran import KELOLA_GANGGUAN as KELOLA
from lpse.peran import LIHAT_GANGGUAN as LIHAT
from lpse.peran import LIHAT_PEMANTAUAN
from lpse.pintu import Rute
from lpse.sumbangan import ButirMenu

AWAL, NAMA = "infrastruktur/gangguan/", "infrastruktur_gangguan"
SATU = f"{AWAL}<slug:kode>/"
INSTRUKSI, NAMA_INSTRUKSI = "infrastruktur/instruksi/", "infrastruktur_instruksi"
SATU_INSTRUKSI = f"{INSTRUKSI}<slug:kode>/"
RUTE: tuple[Rute, ...] = (
    (AWAL, daftar.daftar, NAMA, LIHAT),
    (f"{AWAL}ekspor.csv", daftar.ekspor, f"{NAMA}_ekspor", LIHAT),
    # Before the codes, which would take the words for ones.
    (f"{AWAL}baru/", halaman.baru, f"{NAMA}_baru", KELOLA),
    (f"{AWAL}batas/", daftar.batas, f"{NAMA}_batas", KELOLA),
    (f"{AWAL}ketersediaan/", daftar.ketersediaan, f"{NAMA}_ketersediaan", LIHAT_PEMANTAUAN),
    (SATU, halaman.lihat, f"{NAMA}_lihat", LIHAT),
    (f"{SATU}laporan.pdf", halaman.laporan, f"{NAMA}_laporan", LIHAT),
    *(
        (
            f"{SATU}{t.value.replace('_', '-')}/",
            partial(halaman.langkah, tindakan=t),
            f"{NAMA}_{t.value}",
            ALUR_GANGGUAN.tabel[t].izin,
        )
        for t in LANGKAH
    ),
    *(
        (
            f"{SATU}{d.value.replace('_', '-')}/",
            partial(darurat.langkah, tindakan=d),
            f"{NAMA}_{d.value}",
            ALUR_DARURAT.tabel[d].izin,
        )
        for d in darurat.LANGKAH
    ),
    (INSTRUKSI, instruksi.daftar, NAMA_INSTRUKSI, LIHAT),
    (f"{INSTRUKSI}ekspor.csv", instruksi.ekspor, f"{NAMA_INSTRUKSI}_ekspor", LIHAT),
    (f"{INSTRUKSI}baru/", instruksi.baru, f"{NAMA_INSTRUKSI}_baru", KELOLA),
    (SATU_INSTRUKSI, instruksi.lihat, f"{NAMA_INSTRUKSI}_lihat", LIHAT),
    (f"{SATU_INSTRUKSI}bukti/<slug:bukti>/", instruksi.bukti, f"{NAMA_INSTRUKSI}_bukti", LIHAT),
    *(
        (
            f"{SATU_INSTRUKSI}{t.value.replace('_', '-')}/",
            partial(instruksi.langkah, tindakan=t),
            f"{NAMA_INSTRUKSI}_{t.value}",
            KELOLA,
        )
        for t in instruksi.LANGKAH
    ),
)
MENU = (
    ButirMenu("admin:infrastruktur_gangguan", "Gangguan", LIHAT),
    ButirMenu("admin:infrastruktur_instruksi", "Instruksi LKPP", LIHAT),
)
KARTU = (kartu.kartu_gangguan, kartu.kartu_instruksi)
