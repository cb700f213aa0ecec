"""The officers' addresses of the work programme inside the admin site."""

from functools import partial

from lpse.peran import KELOLA_PROGRAM as KELOLA
from lpse.peran import LIHAT_SEKRETARIAT as LIHAT
from lpse.peran import SAHKAN_PROGRAM
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.program import daftar, halaman, kartu, langkah
from sekretariat.program.bersama import NAMA

AWAL = "sekretariat/program/"
SATU = f"{AWAL}<slug:kode>/"
KEGIATAN = "kegiatan/<slug:kegiatan>/"
_rute = partial(rute_ruang, AWAL, NAMA, KELOLA)
_satu = partial(rute_ruang, SATU, NAMA, KELOLA)
RUTE: tuple[Rute, ...] = (
    _rute("", daftar.daftar, izin=LIHAT),
    _rute("ekspor.csv", partial(daftar.ekspor, bentuk="csv"), "ekspor", LIHAT),
    _rute("ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), "ekspor_xlsx", LIHAT),
    # Before the codes, which would take this word for one.
    _rute("baru/", halaman.baru, "baru"),
    _satu("", halaman.lihat, "lihat", LIHAT),
    _satu("kegiatan.csv", partial(daftar.ekspor_kegiatan, bentuk="csv"), "kegiatan_ekspor", LIHAT),
    _satu("kegiatan.xlsx", partial(daftar.ekspor_kegiatan, bentuk="xlsx"), "kegiatan_ekspor_xlsx", LIHAT),
    _satu("revisi/", halaman.revisi, "revisi"),
    *(
        _satu(
            f"{t.value}/",
            partial(langkah.langkah, tindakan=t),
            t.value,
            KELOLA if t == langkah.T.AJUKAN else SAHKAN_PROGRAM,
        )
        for t in langkah.LANGKAH
    ),
    _satu("kegiatan/baru/", halaman.kegiatan_baru, "kegiatan_baru"),
    _satu(KEGIATAN, halaman.kegiatan_lihat, "kegiatan", LIHAT),
    _satu(f"{KEGIATAN}ubah/", halaman.kegiatan_ubah, "kegiatan_ubah"),
    _satu(f"{KEGIATAN}hapus/", halaman.kegiatan_hapus, "kegiatan_hapus"),
    _satu(f"{KEGIATAN}realisasi/", halaman.realisasi, "realisasi"),
    _satu("bukti/<slug:realisasi>/", halaman.bukti, "bukti", LIHAT),
)
MENU = (ButirMenu("admin:sekretariat_program", "Program kerja", LIHAT),)
KARTU = (kartu.kartu_pengesahan, kartu.kartu_tertinggal)
