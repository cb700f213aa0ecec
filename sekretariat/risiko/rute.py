"""The officers' addresses of risks inside the admin site."""

from functools import partial

from lpse.peran import KELOLA_RISIKO as KELOLA
from lpse.peran import LIHAT_RISIKO as LIHAT
from lpse.peran import SETUJUI_RISIKO as SETUJUI
from lpse.peran import TANGANI_RISIKO as TANGANI
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.risiko import daftar, halaman, kartu, kendali
from sekretariat.risiko.bersama import NAMA

AWAL = "sekretariat/risiko/"
SATU, KENDALI = "<slug:kode>/", "pengendalian/<slug:kode>/"
_rute = partial(rute_ruang, AWAL, NAMA, KELOLA)

RUTE: tuple[Rute, ...] = (
    _rute("", daftar.daftar, izin=LIHAT),
    _rute("ekspor.csv", partial(daftar.ekspor, bentuk="csv"), "ekspor", LIHAT),
    _rute("ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), "ekspor_xlsx", LIHAT),
    # Before the codes, which would take these words for one.
    _rute("baru/", halaman.baru, "baru"),
    _rute(f"{KENDALI}laksanakan/", kendali.laksanakan, "laksanakan", TANGANI),
    _rute(f"{KENDALI}batalkan/", kendali.batalkan, "batalkan"),
    _rute(f"{KENDALI}berkas/", kendali.berkas, "berkas", LIHAT),
    _rute(SATU, halaman.lihat, "lihat", LIHAT),
    _rute(f"{SATU}ubah/", halaman.ubah, "ubah"),
    _rute(f"{SATU}nilai/", halaman.nilai, "nilai"),
    _rute(f"{SATU}putuskan/", halaman.putuskan, "putuskan"),
    _rute(f"{SATU}pengendalian/", kendali.rencanakan, "pengendalian"),
    _rute(f"{SATU}setujui/", halaman.setujui, "setujui", SETUJUI),
    _rute(f"{SATU}tolak/", halaman.tolak, "tolak", SETUJUI),
    _rute(f"{SATU}tutup/", halaman.tutup, "tutup"),
)
MENU = (ButirMenu(f"admin:{NAMA}", "Risiko", LIHAT),)
KARTU = (kartu.kartu_pengendalian, kartu.kartu_penerimaan, kartu.kartu_tinjau)
