"""Imports of SPSE data: who sees them, who sends and applies them."""

from lpse.models import Akun
from sekretariat.actions.spse import terima_kiriman
from sekretariat.actions.spse_kerja import kerjakan_kiriman
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.sekretariat.spse import berkas, tender

KELOLA = frozenset({"admin_sistem", "sekretaris"})
PEMBACA = KELOLA | KEPALA | {"verifikator", "helpdesk", "auditor"}
P = "admin:sekretariat_data_spse"
SATU = "kiriman_spse"

BARIS = (
    Baris(P, PEMBACA, get=200),
    Baris(f"{P}_ekspor", PEMBACA, get=200),
    Baris(f"{P}_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_kirim", KELOLA, get=200, post=200),
    Baris(f"{P}_lihat", PEMBACA, get=200, objek=SATU),
    Baris(f"{P}_ditolak", PEMBACA, get=200, objek=SATU),
    Baris(f"{P}_terapkan", KELOLA, post=302, objek=SATU),
    Baris(f"{P}_batalkan", KELOLA, post=302, objek=SATU),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """An import that was checked and waits."""
    kiriman = terima_kiriman(berkas([tender(), {}]), "tender.json", oleh=orang["sekretaris"])
    kerjakan_kiriman(kiriman.pk)
    return {SATU: [Objek({"kode": kiriman.kode}, SEMUA), Objek({"kode": "tidakada"}, NIHIL)]}
