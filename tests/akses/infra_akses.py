"""LKPP's monitoring access: looked at by who answers for the servers, given and taken back by two."""

from infrastruktur.actions.akses import beri_akses
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek

PEMBACA = frozenset({"admin_sistem", "kepala", "sekretaris", "auditor"})
PEMBERI = frozenset({"admin_sistem", "kepala"})
BARIS = (
    Baris("admin:infrastruktur_akses", PEMBACA, get=200),
    Baris("admin:infrastruktur_akses_ekspor", PEMBACA, get=200),
    Baris("admin:infrastruktur_akses_beri", PEMBERI, get=200, post=200),
    Baris("admin:infrastruktur_akses_cabut", PEMBERI, post=302, objek="akses_lkpp"),
)


def objek(orang):
    token = beri_akses(orang["lkpp"].pk, oleh=orang["kepala"], nama="akses tabel", hari=30)
    return {"akses_lkpp": [Objek({"kode": token.kode}, SEMUA), Objek({"kode": "tidakada"}, NIHIL)]}
