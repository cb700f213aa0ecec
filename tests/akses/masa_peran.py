"""The terms of roles, and the agencies."""

from lpse.models import Akun, Satker
from tests.akses_tabel import NIHIL, PEMBACA, SEMUA, Baris, Objek, daftar_admin

BARIS = (
    Baris("admin:registrasi_masa_peran", PEMBACA, get=200),
    Baris("admin:registrasi_masa_peran_ekspor", PEMBACA, get=200),
    *daftar_admin("lpse_satker", PEMBACA),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """One agency."""
    satker = Satker.objects.create(kode_klpd="D100", kode="1", nama="Dinas Uji")
    return {"lpse_satker": [Objek({"object_id": satker.pk}, SEMUA), Objek({"object_id": 0}, NIHIL)]}
