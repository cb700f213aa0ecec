"""The officers' addresses of reports inside the admin site."""

from functools import partial

from lpse.peran import KELOLA_LAPORAN as KELOLA
from lpse.peran import LIHAT_SEKRETARIAT as LIHAT
from lpse.peran import TANDA_TANGANI_LAPORAN as TANDA_TANGANI
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.alur.pelaporan import ALUR_LAPORAN
from sekretariat.pelaporan import daftar, halaman, kartu, langkah
from sekretariat.pelaporan.bersama import NAMA

AWAL = "sekretariat/pelaporan/"
SATU = f"{AWAL}<slug:kode>/"
_rute = partial(rute_ruang, AWAL, NAMA, LIHAT)
_satu = partial(rute_ruang, SATU, NAMA, LIHAT)
RUTE: tuple[Rute, ...] = (
    _rute("", daftar.daftar),
    _rute("ekspor.csv", partial(daftar.ekspor, bentuk="csv"), "ekspor"),
    _rute("ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), "ekspor_xlsx"),
    # Before the codes, which would take these words for one.
    _rute("susun/", daftar.susun, "susun", KELOLA),
    _rute("irama/", daftar.irama, "irama", TANDA_TANGANI),
    _satu("", halaman.lihat, "lihat"),
    _satu("pratinjau/", halaman.pratinjau, "pratinjau"),
    _satu("pdf/", partial(halaman.berkas, bentuk="pdf"), "pdf"),
    _satu("xlsx/", partial(halaman.berkas, bentuk="xlsx"), "xlsx"),
    _satu("salinan/", halaman.salinan, "salinan"),
    _satu("bukti/", halaman.bukti, "bukti"),
    _satu("angka/<int:urut>/", halaman.balik, "balik"),
    _satu("angka/<int:urut>/ekspor.csv", halaman.ekspor_balik, "balik_ekspor"),
    *(
        _satu(f"{t.value}/", partial(langkah.langkah, tindakan=t), t.value, ALUR_LAPORAN.tabel[t].izin)
        for t in langkah.LANGKAH
    ),
)
MENU = (ButirMenu("admin:sekretariat_pelaporan", "Laporan", LIHAT),)
KARTU = (kartu.kartu_terlambat, kartu.kartu_menunggu)
