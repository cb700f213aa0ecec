"""The officers' addresses of risks inside the admin site."""

from functools import partial

from lpse.peran import KELOLA_RISIKO as KELOLA
from lpse.peran import LIHAT_RISIKO as LIHAT
from lpse.peran import SETUJUI_RISIKO as SETUJUI
from lpse.peran import TANGANI_RISIKO as TANGANI
from lpse.pintu import Rute, View
from lpse.sumbangan import ButirMenu
from sekretariat.risiko import daftar, halaman, kartu, kendali
from sekretariat.risiko.bersama import NAMA

AWAL = "sekretariat/risiko/"
SATU, KENDALI = f"{AWAL}<slug:kode>/", f"{AWAL}pengendalian/<slug:kode>/"


def _rute(alamat: str, view: View, nama: str = "", izin: str = KELOLA) -> Rute:
    return (alamat, view, f"{NAMA}_{nama}" if nama else NAMA, izin)


RUTE: tuple[Rute, ...] = (
    _rute(AWAL, daftar.daftar, izin=LIHAT),
    _rute(f"{AWAL}ekspor.csv", partial(daftar.ekspor, bentuk="csv"), "ekspor", LIHAT),
    _rute(f"{AWAL}ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), "ekspor_xlsx", LIHAT),
    # Before the codes, which would take these words for one.
    _rute(f"{AWAL}baru/", halaman.baru, "baru"),
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
