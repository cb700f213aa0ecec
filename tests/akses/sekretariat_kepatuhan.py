"""Compliance: who sees what the records show."""

from lpse.models import Akun
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek

PEMBACA = KEPALA | {"sekretaris", "auditor"}
P = "admin:sekretariat_kepatuhan"
PASAL, STANDAR, BUKTI = "kepatuhan_pasal", "kepatuhan_standar", "kepatuhan_bukti"

BARIS = (
    Baris(P, PEMBACA, get=200),
    Baris(f"{P}_ekspor", PEMBACA, get=200),
    Baris(f"{P}_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_pasal", PEMBACA, get=200, objek=PASAL),
    Baris(f"{P}_standar", PEMBACA, get=200, objek=STANDAR),
    Baris(f"{P}_bukti", PEMBACA, get=200, objek=BUKTI),
    Baris(f"{P}_bukti_ekspor", PEMBACA, get=200, objek=BUKTI),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """An article with rules and one without, a standard and none, evidence and none."""
    return {
        PASAL: [Objek({"pasal": "20"}, SEMUA), Objek({"pasal": "99"}, NIHIL)],
        STANDAR: [Objek({"nomor": 12}, SEMUA), Objek({"nomor": 18}, NIHIL)],
        BUKTI: [Objek({"kode": "media"}, SEMUA), Objek({"kode": "tak-ada"}, NIHIL)],
    }
