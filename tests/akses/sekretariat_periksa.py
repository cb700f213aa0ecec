"""The auditor's room: the auditor and the head of the unit read and draw there; a filter is its owner's."""

from lpse.jejak import catat
from lpse.models import Akun
from sekretariat.actions.periksa import _minta_ekspor, ambil_sampel, minta_periksa_segel, simpan_saringan
from sekretariat.queries.periksa import SaringanJejak, batas_kini
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek

PEMERIKSA = frozenset({"auditor", "kepala"})
P = "admin:sekretariat_periksa"
SARINGAN, SAMPEL, EKSPOR, SEGEL, REKAMAN = (
    *("periksa_saringan", "periksa_sampel", "periksa_ekspor"),
    *("periksa_segel", "periksa_rekaman"),
)

BARIS = (
    Baris(P, PEMERIKSA, get=200),
    Baris(f"{P}_rekaman", PEMERIKSA, get=302, objek=REKAMAN),
    Baris(f"{P}_simpan", PEMERIKSA, post=302),
    Baris(f"{P}_hapus", PEMERIKSA, post=302, objek=SARINGAN),
    Baris(f"{P}_ekspor_buat", PEMERIKSA, post=302),  # no form of a file named
    Baris(f"{P}_ekspor", PEMERIKSA, get=200),
    Baris(f"{P}_ekspor_lihat", PEMERIKSA, get=200, objek=EKSPOR),
    Baris(f"{P}_ekspor_unduh", PEMERIKSA, get=404, objek=EKSPOR),  # not written yet
    Baris(f"{P}_sampel", PEMERIKSA, get=200),
    Baris(f"{P}_sampel_daftar_ekspor", PEMERIKSA, get=200),
    Baris(f"{P}_sampel_baru", PEMERIKSA, get=200, post=200),
    Baris(f"{P}_sampel_lihat", PEMERIKSA, get=200, objek=SAMPEL),
    Baris(f"{P}_sampel_ekspor", PEMERIKSA, post=200, objek=SAMPEL),
    Baris(f"{P}_segel", PEMERIKSA, get=200),
    Baris(f"{P}_segel_ekspor", PEMERIKSA, get=200),
    Baris(f"{P}_segel_mulai", PEMERIKSA, post=302),
    Baris(f"{P}_segel_lihat", PEMERIKSA, get=200, objek=SEGEL),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A filter and a large export of the auditor; a sample and a verification, which both see."""
    auditor = orang["auditor"]
    catat(None, "uji.periksa")
    saringan = SaringanJejak()
    tersimpan = simpan_saringan(oleh=auditor, nama="Uji", kueri="")
    sampel = ambil_sampel(oleh=orang["kepala"], saringan=saringan, banyak=1)
    besar = _minta_ekspor(oleh=auditor, saringan=saringan, bentuk="csv", batas=batas_kini())
    segel = minta_periksa_segel(oleh=auditor)
    asing, milik = Objek({"kode": "tidakada", "bentuk": "csv"}, NIHIL), frozenset({"auditor"})
    return {
        SARINGAN: [Objek({"kode": tersimpan.kode}, milik), asing],
        SAMPEL: [
            Objek({"kode": sampel.kode, "bentuk": "csv"}, SEMUA),
            Objek({"kode": sampel.kode, "bentuk": "pdf"}, NIHIL),
            asing,
        ],
        EKSPOR: [Objek({"kode": besar.kode}, milik), asing],
        SEGEL: [Objek({"kode": segel.kode}, SEMUA), asing],
        REKAMAN: [
            Objek({"jenis": "lpse.akun", "pk": str(auditor.pk)}, SEMUA),
            Objek({"jenis": "auth.group", "pk": "1"}, NIHIL),
            Objek({"jenis": "registrasi.pendaftaran", "pk": "999999"}, NIHIL),
        ],
    }
