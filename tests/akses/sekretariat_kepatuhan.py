"""Compliance: who sees what the records show."""

from lpse.models import Akun
from sekretariat.actions.kepatuhan import selesaikan_bundel
from sekretariat.models import BundelKepatuhan
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas

PEMBACA = KEPALA | {"sekretaris", "auditor"}
P = "admin:sekretariat_kepatuhan"
PASAL, STANDAR, BUKTI = "kepatuhan_pasal", "kepatuhan_standar", "kepatuhan_bukti"
BUNDEL, SIAP = "kepatuhan_bundel", "kepatuhan_bundel_siap"

BARIS = (
    Baris(P, PEMBACA, get=200),
    Baris(f"{P}_ekspor", PEMBACA, get=200),
    Baris(f"{P}_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_pasal", PEMBACA, get=200, objek=PASAL),
    Baris(f"{P}_standar", PEMBACA, get=200, objek=STANDAR),
    Baris(f"{P}_bukti", PEMBACA, get=200, objek=BUKTI),
    Baris(f"{P}_bukti_ekspor", PEMBACA, get=200, objek=BUKTI),
    Baris(f"{P}_bundel", PEMBACA, get=200, post=(302, 409)),
    Baris(f"{P}_bundel_ekspor", PEMBACA, get=200),
    Baris(f"{P}_bundel_lihat", PEMBACA, get=200, objek=BUNDEL),
    Baris(f"{P}_bundel_unduh", PEMBACA, get=200, objek=SIAP),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """Of articles, standards, evidence and bundles one that is there and one that is not."""
    antre = BundelKepatuhan.objects.create(periode="2024", diminta_oleh=orang["auditor"])
    siap = BundelKepatuhan.objects.create(periode="2023", diminta_oleh=orang["auditor"])
    selesaikan_bundel(siap.pk, berkas=buat_berkas())
    return {
        PASAL: [Objek({"pasal": "20"}, SEMUA), Objek({"pasal": "99"}, NIHIL)],
        STANDAR: [Objek({"nomor": 12}, SEMUA), Objek({"nomor": 18}, NIHIL)],
        BUKTI: [Objek({"kode": "media"}, SEMUA), Objek({"kode": "tak-ada"}, NIHIL)],
        BUNDEL: [Objek({"kode": antre.kode}, SEMUA), Objek({"kode": "tak-ada"}, NIHIL)],
        SIAP: [Objek({"kode": siap.kode}, SEMUA), Objek({"kode": antre.kode}, NIHIL)],
    }
