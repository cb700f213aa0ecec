"""The officers' addresses of procedures inside the admin site."""

from functools import partial

from lpse.peran import KELOLA_PROSEDUR as KELOLA
from lpse.peran import LIHAT_PROSEDUR as LIHAT
from lpse.peran import SAHKAN_PROSEDUR as SAHKAN
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.prosedur import daftar, halaman, kartu, langkah, versi
from sekretariat.prosedur.bersama import NAMA

AWAL = "sekretariat/prosedur/"
SATU = f"{AWAL}<slug:kode>/"
VERSI = f"{SATU}versi/<int:nomor>/"
_rute = partial(rute_ruang, "", NAMA, LIHAT)
RUTE: tuple[Rute, ...] = (
    _rute(AWAL, daftar.daftar),
    _rute(f"{AWAL}ekspor.csv", partial(daftar.ekspor, bentuk="csv"), "ekspor"),
    _rute(f"{AWAL}ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), "ekspor_xlsx"),
    # Before the codes, which would take these words for one.
    _rute(f"{AWAL}baru/", halaman.baru, "baru", KELOLA),
    _rute(f"{AWAL}belum-dibaca/", daftar.belum, "belum"),
    _rute(f"{AWAL}belum-dibaca/ekspor.csv", daftar.ekspor_belum, "belum_ekspor"),
    _rute(SATU, halaman.lihat, "lihat"),
    _rute(f"{SATU}ubah/", halaman.ubah, "ubah", KELOLA),
    _rute(f"{SATU}tinjau/", halaman.tinjau, "tinjau", KELOLA),
    _rute(f"{SATU}susun/", versi.susun, "susun", KELOLA),
    _rute(f"{SATU}beda/", versi.bandingkan, "beda"),
    _rute(f"{SATU}pembaca/", halaman.pembaca, "pembaca"),
    _rute(f"{SATU}pembaca.csv", halaman.ekspor_pembaca, "pembaca_ekspor"),
    _rute(VERSI, versi.lihat, "versi"),
    _rute(f"{VERSI}ubah/", versi.ubah, "versi_ubah", KELOLA),
    _rute(f"{VERSI}naskah/", versi.naskah, "naskah"),
    _rute(f"{VERSI}lampiran/", versi.lampiran, "lampiran"),
    _rute(f"{VERSI}baca/", langkah.baca, "baca"),
    *(
        _rute(
            f"{VERSI}{t.value}/",
            partial(langkah.langkah, tindakan=t),
            t.value,
            KELOLA if t == langkah.T.AJUKAN else SAHKAN,
        )
        for t in langkah.LANGKAH
    ),
)
MENU = (ButirMenu(f"admin:{NAMA}", "Prosedur", LIHAT),)
KARTU = (kartu.kartu_belum_baca, kartu.kartu_pengesahan, kartu.kartu_cakupan, kartu.kartu_tinjau)
