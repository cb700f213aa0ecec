"""Risks: who reads the register, who keeps it, who carries controls out, who accepts above the threshold."""

from lpse.models import Akun
from sekretariat.actions.pengendalian import laksanakan_pengendalian
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas
from tests.sekretariat.risiko import ditangani, diusulkan, pengendalian, risiko

KELOLA = frozenset({"sekretaris", "admin_sistem"})
TANGANI = KELOLA | KEPALA | {"verifikator", "helpdesk"}
BACA = TANGANI | {"auditor"}
R = "admin:sekretariat_risiko"
SATU, USUL, RENCANA, LAKSANA = "risiko", "risiko_usul", "pengendalian_rencana", "pengendalian_laksana"

BARIS = (
    Baris(R, BACA, get=200),
    Baris(f"{R}_ekspor", BACA, get=200),
    Baris(f"{R}_ekspor_xlsx", BACA, get=200),
    Baris(f"{R}_baru", KELOLA, get=200, post=200),
    Baris(f"{R}_lihat", BACA, get=200, objek=SATU),
    *(Baris(f"{R}_{nama}", KELOLA, get=200, post=200, objek=SATU) for nama in ("ubah", "nilai", "tutup")),
    *(Baris(f"{R}_{nama}", KELOLA, get=200, post=200, objek=SATU) for nama in ("putuskan", "pengendalian")),
    Baris(f"{R}_setujui", KEPALA, get=200, post=(302, 409), objek=USUL),
    Baris(f"{R}_tolak", KEPALA, get=200, post=200, objek=USUL),
    Baris(f"{R}_laksanakan", TANGANI, get=200, post=200, objek="pengendalian_milik"),
    Baris(f"{R}_batalkan", KELOLA, get=200, post=200, objek=RENCANA),
    Baris(f"{R}_berkas", BACA, get=200, objek=LAKSANA),
    # Whom a token lets in is tried in tests/sekretariat/test_api.py.
    Baris("api_sekretariat:risiko", NIHIL, get=200),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A risk just recorded, one waiting for approval; controls planned and carried out, the admin's."""
    oleh, pemilik = orang["sekretaris"], orang["admin_sistem"]
    satu, usul, jalan = risiko(oleh, pemilik), diusulkan(oleh, pemilik), ditangani(oleh, pemilik)
    rencana, laksana = pengendalian(jalan, oleh, pemilik), pengendalian(jalan, oleh, pemilik)
    laksanakan_pengendalian(laksana.pk, oleh=pemilik, hasil="Sudah.", berkas=buat_berkas(pemilik))
    asing, asing_kendali = Objek({"kode": "RS-1900-001"}, NIHIL), Objek({"kode": "PR-1900-001"}, NIHIL)
    return {
        SATU: [Objek({"kode": satu.kode}, SEMUA), asing],
        USUL: [Objek({"kode": usul.kode}, SEMUA), asing],
        RENCANA: [Objek({"kode": rencana.kode}, SEMUA), asing_kendali],
        "pengendalian_milik": [Objek({"kode": rencana.kode}, frozenset({"admin_sistem"})), asing_kendali],
        LAKSANA: [Objek({"kode": laksana.kode}, SEMUA), Objek({"kode": rencana.kode}, NIHIL)],
    }
