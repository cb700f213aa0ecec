"""Lending a role: who works at the unit proposes, whom it concerns and who manages assignments see it."""

from datetime import timedelta

from lpse.delegasi import limpahkan
from lpse.models import Akun
from lpse.waktu import hari_ini
from tests.akses_tabel import NIHIL, PEMERIKSA_JEJAK, PENGELOLA, STAF, Baris, Objek

PEGAWAI = STAF - {"auditor", "lkpp"}
# Managers and those who read the trail see all; everybody else what they lend or borrow.
TERLIHAT = PENGELOLA | PEMERIKSA_JEJAK | {"verifikator", "helpdesk"}
BARIS = (
    Baris("admin:delegasi", STAF, get=200),
    Baris("admin:delegasi_ekspor", STAF, get=200),
    Baris("admin:delegasi_baru", PEGAWAI, get=200, post=200),
    Baris("admin:delegasi_lihat", STAF, get=200, objek="delegasi"),
    Baris("admin:delegasi_putuskan", STAF, post=302, objek="delegasi_putusan"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """What the verifier wants to lend to the helpdesk, and what the secretary lends to the verifier."""
    masa = {"mulai": hari_ini(), "selesai": hari_ini() + timedelta(days=3), "alasan": "Cuti"}

    def usul(dari: str, kepada: str) -> str:
        akun = orang[dari]
        return limpahkan(oleh=akun, dari=akun, kepada=orang[kepada], peran=dari, **masa).kode  # type: ignore[arg-type]

    loket, kantor = usul("verifikator", "helpdesk"), usul("sekretaris", "verifikator")
    tidak_ada = {"kode": "tidakada", "tindakan": "cabut"}
    return {
        "delegasi": [
            Objek({"kode": loket}, TERLIHAT),
            Objek({"kode": kantor}, TERLIHAT - {"helpdesk"}),
            Objek({"kode": "tidakada"}, NIHIL),
        ],
        "delegasi_putusan": [
            Objek({"kode": loket, "tindakan": "setujui"}, TERLIHAT),
            Objek({"kode": loket, "tindakan": "hapus"}, NIHIL),
            Objek(tidak_ada, NIHIL),
        ],
    }
