"""Readiness: who reads the answer, who asks for a drill, who writes down where the keys lie."""

from arsip.actions.lembar_kunci import cetak_lembar
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek
from tests.arsip.kesiapan import cadangan, kunci_disegel, uji

PEMBACA = frozenset({"admin_sistem", "sekretaris", "kepala", "auditor"})
PENGELOLA = frozenset({"admin_sistem"})
UJI, SUMBER, LEMBAR = "uji_pemulihan", "sumber_uji", "lembar_kunci"
BARIS = (
    Baris("admin:arsip_kesiapan", PEMBACA, get=200),
    Baris("admin:arsip_kesiapan_uji", PEMBACA, get=200),
    Baris("admin:arsip_kesiapan_uji_ekspor", PEMBACA, get=200),
    Baris("admin:arsip_kesiapan_uji_lihat", PEMBACA, get=200, objek=UJI),
    Baris("admin:arsip_kesiapan_uji_pdf", PEMBACA, get=200, objek=UJI),
    Baris("admin:arsip_kesiapan_uji_minta", PENGELOLA, post=302, objek=SUMBER),
    Baris("admin:arsip_kesiapan_lembar", PENGELOLA, get=200, post=200, objek=LEMBAR),
    # Whom a token lets in is tried in tests/arsip/test_kesiapan.py: a session opens nothing here.
    Baris("api_arsip:kesiapan", NIHIL, get=200),
    Baris("api_arsip:cadangan", NIHIL, get=200),
)


def objek(orang):
    disegel, (lembar, _) = kunci_disegel(orang["admin_sistem"]), cetak_lembar()
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        UJI: [Objek({"kode": uji(cadangan()).kode}, SEMUA), tidak_ada],
        SUMBER: [Objek({"kode": "portal"}, SEMUA), tidak_ada],
        LEMBAR: [Objek({"kode": lembar.kode}, SEMUA), Objek({"kode": disegel.kode}, NIHIL)],
    }
