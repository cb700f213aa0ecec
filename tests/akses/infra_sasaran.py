"""Targets of monitoring: read by who watches, changed by who keeps them."""

from django.utils import timezone

from infrastruktur.actions.sasaran import hentikan_sasaran, tambah_sasaran
from infrastruktur.enums.pantau import JenisSasaran
from infrastruktur.models import Deret, Sasaran
from lpse.models import Akun
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek

PEMANTAU = frozenset({"helpdesk", "admin_sistem", "sekretaris", "kepala", "auditor", "lkpp"})
PENGELOLA = frozenset({"admin_sistem"})
AWAL = "admin:infrastruktur_sasaran"
SATU, BERHENTI = "sasaran", "sasaran_berhenti"

BARIS = (
    Baris(AWAL, PEMANTAU, get=200),
    Baris(f"{AWAL}_ekspor", PEMANTAU, get=200),
    Baris(f"{AWAL}_baru", PENGELOLA, get=200, post=200),
    Baris(f"{AWAL}_baru_jenis", PENGELOLA, get=200, post=200, objek="sasaran_jenis"),
    Baris(f"{AWAL}_lihat", PEMANTAU, get=200, objek=SATU),
    Baris(f"{AWAL}_ubah", PENGELOLA, get=200, post=200, objek=SATU),
    Baris(f"{AWAL}_coba", PENGELOLA, post=200, objek=SATU),
    Baris(f"{AWAL}_hentikan", PENGELOLA, get=200, post=200, objek=SATU),
    Baris(f"{AWAL}_lanjutkan", PENGELOLA, post=302, objek=BERHENTI),
    Baris(f"{AWAL}_lepas", PENGELOLA, post=302, objek="sasaran_deret"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """One that is watched, at an address nobody is asked at, one that was stopped, and a part of each."""

    def tambah(kode: str) -> Sasaran:
        isi = {"nama": f"Laman {kode}", "alamat": "http://10.0.0.1/", "jenis": JenisSasaran.HTTP}
        return tambah_sasaran(oleh=orang["admin_sistem"], kode=kode, **isi)

    satu, dua = tambah("akses-satu"), tambah("akses-dua")
    hentikan_sasaran(dua.pk, oleh=orang["admin_sistem"], alasan="Dipensiunkan")
    milik, lain = (
        Deret.objects.create(sasaran=s, ukuran="tersedia", sejak=timezone.now()) for s in (satu, dua)
    )
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        SATU: [Objek({"kode": satu.kode}, SEMUA), tidak_ada],
        BERHENTI: [Objek({"kode": dua.kode}, SEMUA), tidak_ada],
        "sasaran_jenis": [
            Objek({"jenis": "http"}, SEMUA),
            *(Objek({"jenis": jenis}, NIHIL) for jenis in ("inang", "tidakada")),
        ],
        "sasaran_deret": [
            Objek({"kode": satu.kode, "deret": milik.kode}, SEMUA),
            Objek({"kode": satu.kode, "deret": lain.kode}, NIHIL),
        ],
    }
