"""E-reporting: who reads the reports over SPSE's data; open data, which everybody does."""

from lpse.models import Akun
from tests.akses_tabel import NIHIL, SEMUA, STAF, Baris, Objek
from tests.sekretariat.e_reporting import tender

PEMBACA = STAF - {"lkpp"}
P = "admin:sekretariat_e_reporting"
DATA, KELOMPOK, PAKET = "kumpulan_data", "kelompok_e_reporting", "paket_spse"

BARIS = (
    Baris("sekretariat:data", SEMUA, get=200),
    Baris("sekretariat:data_csv", SEMUA, get=200, objek=DATA),
    Baris("sekretariat:data_json", SEMUA, get=200, objek=DATA),
    Baris(P, PEMBACA, get=200),
    *(Baris(f"{P}_{nama}", PEMBACA, get=200, objek=KELOMPOK) for nama in ("menurut", "csv", "xlsx", "pdf")),
    *(Baris(f"{P}_{nama}", PEMBACA, get=200) for nama in ("paket", "paket_csv", "paket_xlsx")),
    *(Baris(f"{P}_{nama}", PEMBACA, get=200) for nama in ("penyedia", "penyedia_csv", "penyedia_xlsx")),
    Baris(f"{P}_penyedia_npwp", PEMBACA, post=302),
    Baris(f"{P}_lihat", PEMBACA, get=200, objek=PAKET),
    # Whom a token lets in is tried in tests/sekretariat/test_e_reporting_api.py.
    Baris("api_sekretariat:e_reporting_paket", NIHIL, get=200),
    Baris("api_sekretariat:e_reporting_ringkasan", NIHIL, get=200),
    # And into these in tests/sekretariat/test_api.py.
    *(
        Baris(f"api_sekretariat:{nama}", NIHIL, get=200)
        for nama in ("laporan", "prosedur", "temuan", "program", "kepatuhan")
    ),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A set of open data, a grouping, a tender; and of each one that there is not."""
    tender("10011868000")
    paket = {"kumpulan": "tender", "kode": "10011868000"}
    return {
        DATA: [Objek({"kode": "tiket"}, SEMUA), Objek({"kode": "pegawai"}, NIHIL)],
        KELOMPOK: [Objek({"kelompok": "satker"}, SEMUA), Objek({"kelompok": "cuaca"}, NIHIL)],
        PAKET: [
            Objek(paket, SEMUA),
            Objek({**paket, "kumpulan": "nontender"}, NIHIL),
            Objek({**paket, "kumpulan": "lain"}, NIHIL),
        ],
    }
