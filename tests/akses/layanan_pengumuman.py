"""Announcements: public to read and to subscribe to, written by who keeps them, proof for all staff."""

from typing import Any

from layanan.policies.langganan import tanda
from lpse.models import Akun
from tests.akses_tabel import NIHIL, SEMUA, STAF, Baris, Objek
from tests.layanan.pengumuman import draf, pelanggan, tayang

PENULIS = frozenset({"helpdesk", "admin_sistem", "sekretaris", "kepala"})
AWAL = "admin:layanan_pengumuman"
DRAF, TAYANG = "pengumuman_draf", "pengumuman_tayang"

BARIS = (
    Baris("layanan:daftar_pengumuman", SEMUA, get=200),
    Baris("layanan:umpan", SEMUA, get=200),
    Baris("layanan:status", SEMUA, get=200),
    Baris("layanan:pengumuman", SEMUA, get=200, objek="pengumuman_publik"),
    Baris("layanan:langganan", SEMUA, get=200, post=200),
    Baris("layanan:langganan_periksa", SEMUA, get=200),
    Baris("layanan:langganan_atur", SEMUA, get=200, post=200, objek="langganan"),
    Baris("layanan:langganan_berhenti", SEMUA, get=200, post=200, objek="langganan_akhir"),
    Baris(AWAL, PENULIS, get=200),
    Baris(f"{AWAL}_ekspor", PENULIS, get=200),
    Baris(f"{AWAL}_baru", PENULIS, get=200, post=200),
    Baris(f"{AWAL}_lihat", PENULIS, get=200, objek=DRAF),
    Baris(f"{AWAL}_ubah", PENULIS, get=200, post=200, objek=DRAF),
    # These take the button alone, so an empty form reaches the act.
    Baris(f"{AWAL}_tayangkan", PENULIS, get=200, post=409, objek=TAYANG),
    Baris(f"{AWAL}_akhiri", PENULIS, get=200, post=409, objek=DRAF),
    Baris(f"{AWAL}_jadwalkan", PENULIS, get=200, post=200, objek=DRAF),
    Baris(f"{AWAL}_perbarui", PENULIS, get=200, post=200, objek=TAYANG),
    Baris(f"{AWAL}_batalkan", PENULIS, get=200, post=200, objek=TAYANG),
    Baris(f"{AWAL}_riwayat", STAF, get=200),
    Baris(f"{AWAL}_riwayat_ekspor", STAF, get=200),
    Baris(f"{AWAL}_bukti", STAF, get=200, objek=TAYANG),
    Baris("admin:layanan_dipantau", PENULIS, get=200),
    Baris("admin:layanan_dipantau_ekspor", PENULIS, get=200),
    Baris("admin:layanan_dipantau_baru", PENULIS, get=200, post=200),
    Baris("admin:layanan_dipantau_ubah", PENULIS, get=200, post=200, objek="layanan_dipantau"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A draft and one that is shown, both without a banner, and two subscriptions."""
    oleh = orang["helpdesk"]
    satu, dua = draf(oleh, "umum"), tayang(oleh, "umum")
    langganan, akhir = pelanggan("akses1@uji.example"), pelanggan("akses2@uji.example")
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)

    def tautan(milik: Any, dari: Any) -> dict[str, Any]:
        return {"kode": milik.kode, "tanda": tanda(dari)}

    return {
        DRAF: [Objek({"kode": satu.kode}, SEMUA), tidak_ada],
        TAYANG: [Objek({"kode": dua.kode}, SEMUA), tidak_ada],
        "pengumuman_publik": [Objek({"kode": dua.kode}, SEMUA), Objek({"kode": satu.kode}, NIHIL), tidak_ada],
        "layanan_dipantau": [Objek({"kode": "spse"}, SEMUA), tidak_ada],
        "langganan": [
            Objek(tautan(langganan, langganan), SEMUA),
            Objek(tautan(langganan, akhir), NIHIL),
        ],
        "langganan_akhir": [Objek(tautan(akhir, akhir), SEMUA), Objek(tautan(akhir, langganan), NIHIL)],
    }
