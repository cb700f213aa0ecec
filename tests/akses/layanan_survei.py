"""The survey: anybody answers, the secretary and the head run it."""

from datetime import timedelta

from layanan.actions.survei import buat_survei, buka_survei
from lpse.waktu import hari_ini
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek

PENGELOLA = frozenset({"sekretaris", "kepala"})
SURVEI, TERBUKA = "survei", "survei_terbuka"
BARIS = (
    Baris("layanan:survei", SEMUA, get=200, post=200, objek=TERBUKA),
    Baris("layanan:survei_undangan", SEMUA, get=(200, 404), post=(200, 404), objek="tautan_survei"),
    Baris("admin:layanan_survei", PENGELOLA, get=200, post=200),
    Baris("admin:layanan_survei_daftar_ekspor", PENGELOLA, get=200),
    Baris("admin:layanan_survei_lihat", PENGELOLA, get=200, objek=SURVEI),
    Baris("admin:layanan_survei_buka", PENGELOLA, post=302, objek=SURVEI),
    Baris("admin:layanan_survei_tutup", PENGELOLA, post=302, objek=SURVEI),
    Baris("admin:layanan_survei_batalkan", PENGELOLA, post=302, objek=SURVEI),
    Baris("admin:layanan_survei_terbitkan", PENGELOLA, post=200, objek=SURVEI),
    Baris("admin:layanan_survei_ekspor", PENGELOLA, get=200, objek=SURVEI),
)


def objek(orang):
    sejak = hari_ini() - timedelta(days=30)
    survei = buat_survei(oleh=orang["sekretaris"], judul="SKM", dari=sejak, sampai=hari_ini())
    buka_survei(survei.pk, oleh=orang["sekretaris"])
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        SURVEI: [Objek({"kode": survei.kode}, SEMUA), tidak_ada],
        TERBUKA: [Objek({"kode": survei.kode}, SEMUA), tidak_ada],
        "tautan_survei": [Objek({"token": "tidakada"}, SEMUA)],
    }
