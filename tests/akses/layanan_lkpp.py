"""Matters for LKPP: who reads, who sends on, who records an instruction."""

from layanan.lkpp.langkah import LANGKAH
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek
from tests.layanan.penerusan import buat_dikirim, buat_penerusan

PENERUS = frozenset({"helpdesk", "admin_sistem"})
PEMBACA = PENERUS | {"verifikator", "kepala", "auditor"}
LKPP, TERKIRIM = "lkpp_perkara", "lkpp_terkirim"
# What an empty form already carries out; on a matter that was not sent it is closed.
TANPA_ISIAN = {"naikkan": 409}
BARIS = (
    Baris("admin:layanan_lkpp", PEMBACA, get=200),
    Baris("admin:layanan_lkpp_ekspor", PEMBACA, get=200),
    Baris("admin:layanan_lkpp_baru", PENERUS, get=200, post=200),
    Baris("admin:layanan_lkpp_instruksi", PENERUS, get=200, post=200),
    Baris("admin:layanan_lkpp_lihat", PEMBACA, get=200, objek=LKPP),
    Baris("admin:layanan_lkpp_ubah", PENERUS, get=200, post=200, objek=LKPP),
    Baris("admin:layanan_lkpp_surat", PEMBACA, get=200, objek=TERKIRIM),
    Baris("admin:layanan_lkpp_bundel", PENERUS, get=200, objek=TERKIRIM),
    *(
        Baris(
            f"admin:layanan_lkpp_{t.value}", PENERUS, get=200, post=TANPA_ISIAN.get(t.value, 200), objek=LKPP
        )
        for t in LANGKAH
    ),
)


def objek(orang):
    baru = buat_penerusan(orang["helpdesk"])
    terkirim = buat_dikirim(orang["helpdesk"])
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        LKPP: [Objek({"kode": baru.kode}, SEMUA), tidak_ada],
        TERKIRIM: [Objek({"kode": terkirim.kode}, SEMUA), Objek({"kode": baru.kode}, NIHIL)],
    }
