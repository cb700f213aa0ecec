"""The officers' addresses of letters inside the admin site."""

from functools import partial

from lpse.peran import DISPOSISIKAN_SURAT, SETUJUI_SURAT
from lpse.peran import KELOLA_SURAT as KELOLA
from lpse.peran import LIHAT_SEKRETARIAT as LIHAT
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.persuratan import daftar, disposisi, halaman, kartu, langkah, sarana
from sekretariat.persuratan.bersama import NAMA

AWAL = "sekretariat/persuratan/"
SATU = f"{AWAL}surat/<slug:kode>/"
IZIN: dict[object, str] = {langkah.K.KEMBALIKAN: SETUJUI_SURAT, langkah.K.SETUJUI: SETUJUI_SURAT}
T = disposisi.T
_rute = partial(rute_ruang, AWAL, NAMA, KELOLA)
_satu = partial(rute_ruang, SATU, NAMA, KELOLA)
RUTE: tuple[Rute, ...] = (
    _rute("", daftar.daftar, izin=LIHAT),
    _rute("ekspor.csv", partial(daftar.ekspor, bentuk="csv"), "ekspor", LIHAT),
    _rute("ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), "ekspor_xlsx", LIHAT),
    _rute("buku/", daftar.buku, "buku", LIHAT),
    _rute("masuk/baru/", halaman.baru_masuk, "baru_masuk"),
    _rute("keluar/baru/", halaman.baru_keluar, "baru_keluar"),
    _rute("disposisi/", disposisi.daftar, "disposisi", LIHAT),
    _rute("disposisi/ekspor.csv", disposisi.ekspor, "disposisi_ekspor", LIHAT),
    _rute("disposisi/<slug:kode>/teruskan/", disposisi.teruskan, "disposisi_teruskan", LIHAT),
    _rute(
        "disposisi/<slug:kode>/selesaikan/",
        partial(disposisi.akhiri, tindakan=T.SELESAIKAN),
        "disposisi_selesaikan",
        LIHAT,
    ),
    _rute(
        "disposisi/<slug:kode>/tarik/",
        partial(disposisi.akhiri, tindakan=T.TARIK),
        "disposisi_tarik",
        DISPOSISIKAN_SURAT,
    ),
    ("sekretariat/sarana/", sarana.sarana, "sekretariat_sarana", LIHAT),
    _satu("", halaman.lihat, "lihat", LIHAT),
    _satu("ubah/", halaman.ubah, "ubah"),
    _satu("disposisikan/", disposisi.beri, "disposisikan", DISPOSISIKAN_SURAT),
    *(
        _satu(f"{t.value}/", partial(langkah.langkah, tindakan=t), t.value, IZIN.get(t, KELOLA))
        for t in langkah.LANGKAH
    ),
    _satu("kirim/", langkah.kirim, "kirim"),
    _satu("unggah/", langkah.unggah, "unggah"),
    _satu("kaitkan/", langkah.kaitkan, "kaitkan"),
    _satu("lepas/", langkah.lepas, "lepas"),
    _satu("berkas/", partial(halaman.berkas, kolom="berkas"), "berkas", LIHAT),
    _satu("bukti/", partial(halaman.berkas, kolom="bukti_kirim"), "bukti", LIHAT),
    _satu("naskah/<slug:naskah>/", halaman.naskah, "naskah", LIHAT),
)
MENU = (
    ButirMenu(f"admin:{NAMA}", "Agenda surat", LIHAT),
    ButirMenu(f"admin:{NAMA}_disposisi", "Disposisi saya", LIHAT),
    ButirMenu("admin:sekretariat_sarana", "Sarana", LIHAT),
)
KARTU = (kartu.kartu_disposisi, kartu.kartu_lewat, kartu.kartu_menunggu, kartu.kartu_balasan)
