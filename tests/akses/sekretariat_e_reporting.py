"""E-reporting: who reads the reports over SPSE's data; open data, which everybody does."""

from lpse.models import Akun
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek

DATA = "kumpulan_data"

BARIS = (
    Baris("sekretariat:data", SEMUA, get=200),
    Baris("sekretariat:data_csv", SEMUA, get=200, objek=DATA),
    Baris("sekretariat:data_json", SEMUA, get=200, objek=DATA),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A set of open data, and one that there is not."""
    return {DATA: [Objek({"kode": "tiket"}, SEMUA), Objek({"kode": "pegawai"}, NIHIL)]}
