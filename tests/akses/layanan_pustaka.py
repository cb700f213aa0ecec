"""The help centre: everybody reads and says whether it helped; who keeps it writes."""

from layanan.actions.pustaka import tarik_artikel
from lpse.models import Akun
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek
from tests.layanan.pustaka import draf, terbit

PENGELOLA = frozenset({"helpdesk", "kepala"})
AWAL = "admin:layanan_artikel"
DRAF, TERBIT = "artikel_draf", "artikel_terbit"

BARIS = (
    Baris("layanan:bantuan", SEMUA, get=200),
    Baris("layanan:bantuan_saran", SEMUA, get=200),
    Baris("layanan:bantuan_artikel", SEMUA, get=200, objek="artikel_publik"),
    Baris("layanan:bantuan_umpan", SEMUA, post=302, objek="artikel_publik"),
    Baris("layanan:bantuan_catatan", SEMUA, post=302, objek="artikel_publik"),
    Baris(AWAL, PENGELOLA, get=200),
    Baris(f"{AWAL}_baru", PENGELOLA, get=200, post=200),
    Baris(f"{AWAL}_nihil", PENGELOLA, get=200),
    Baris(f"{AWAL}_nihil_ekspor", PENGELOLA, get=200),
    Baris(f"{AWAL}_ekspor", PENGELOLA, get=200),
    Baris(f"{AWAL}_lihat", PENGELOLA, get=200, objek=DRAF),
    Baris(f"{AWAL}_ubah", PENGELOLA, get=200, post=200, objek=DRAF),
    Baris(f"{AWAL}_riwayat", PENGELOLA, get=200, objek=TERBIT),
    # These take nothing but the button, so an empty form reaches the act: on one where it is not open.
    Baris(f"{AWAL}_terbitkan", PENGELOLA, get=200, post=409, objek=TERBIT),
    Baris(f"{AWAL}_tinjau", PENGELOLA, get=200, post=409, objek=DRAF),
    Baris(f"{AWAL}_tarik", PENGELOLA, get=200, post=409, objek="artikel_ditarik"),
    Baris(f"{AWAL}_kembalikan", PENGELOLA, get=200, post=409, objek=DRAF),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A draft, a published one, and one that was withdrawn."""
    oleh = orang["helpdesk"]
    satu, dua, tiga = draf(oleh), terbit(oleh), tarik_artikel(draf(oleh).pk, oleh=oleh)
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        DRAF: [Objek({"kode": satu.kode}, SEMUA), tidak_ada],
        TERBIT: [Objek({"kode": dua.kode}, SEMUA), tidak_ada],
        "artikel_ditarik": [Objek({"kode": tiga.kode}, SEMUA), tidak_ada],
        "artikel_publik": [
            Objek({"alamat": dua.alamat}, SEMUA),
            Objek({"alamat": satu.alamat}, NIHIL),
            Objek({"alamat": "tidak-ada"}, NIHIL),
        ],
    }
