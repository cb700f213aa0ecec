"""Letters taken in by mail: the list, one letter, its raw bytes, the steps."""

from layanan.actions.olah_surat import olah_antrean
from layanan.meja.surat_masuk_langkah import LANGKAH
from lpse.models import Akun
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.layanan.surat.korpus import surat
from tests.layanan.surat.kotak import simpan

PELAYAN = frozenset({"helpdesk", "admin_sistem"})
PEMBACA = PELAYAN | KEPALA | {"verifikator", "auditor"}
# It asks nothing, so an empty form reaches the act: this letter is no such.
TANPA_ISIAN = {"akui": 409}
AWAL = "admin:layanan_surat"

BARIS = (
    Baris(AWAL, PEMBACA, get=200),
    Baris(f"{AWAL}_ekspor", PEMBACA, get=200),
    Baris(f"{AWAL}_lihat", PEMBACA, get=200, objek="surat_masuk"),
    Baris(f"{AWAL}_mentah", PEMBACA, get=200, objek="surat_masuk"),
    # Acknowledging a sender asks nothing, so an empty form reaches the act: this letter is no such.
    *(
        Baris(
            f"{AWAL}_{satu.kode}",
            PELAYAN,
            get=200,
            post=409 if satu.kode == "akui" else 200,
            objek="surat_masuk",
        )
        for satu in LANGKAH
    ),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A letter without a readable sender: it waits for people."""
    masuk = simpan(surat(None))
    assert masuk is not None
    olah_antrean()
    return {"surat_masuk": [Objek({"kode": masuk.kode}, SEMUA), Objek({"kode": "tidakada"}, NIHIL)]}
