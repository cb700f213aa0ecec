"""Sources, repositories and jobs of the backups: who sees the room, who sets it up and runs it."""

from arsip.enums.cadangan import JenisSumber
from arsip.models import Repositori, Sumber
from lpse.models import Akun
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.arsip.pekerjaan import antre, berjalan

KELOLA = frozenset({"admin_sistem"})
PEMBACA = KELOLA | KEPALA | {"sekretaris", "auditor"}
PEKERJAAN, SUMBER, REPOSITORI = "admin:arsip_pekerjaan", "admin:arsip_sumber", "admin:arsip_repositori"

BARIS = (
    *(Baris(nama, PEMBACA, get=200) for nama in (PEKERJAAN, SUMBER, REPOSITORI, f"{PEKERJAAN}_ekspor")),
    *(Baris(f"{nama}_ekspor", PEMBACA, get=200) for nama in (SUMBER, REPOSITORI)),
    Baris(f"{PEKERJAAN}_lihat", PEMBACA, get=200, objek="pekerjaan_cadangan"),
    Baris(f"{PEKERJAAN}_batalkan", KELOLA, get=200, post=(302, 409), objek="pekerjaan_cadangan"),
    Baris(f"{PEKERJAAN}_minta_berhenti", KELOLA, get=200, post=(302, 409), objek="pekerjaan_jalan"),
    Baris(f"{SUMBER}_lihat", PEMBACA, get=200, objek="sumber_cadangan"),
    Baris(f"{SUMBER}_tambah", KELOLA, get=200, post=200, objek="jenis_sumber"),
    Baris(f"{SUMBER}_ubah", KELOLA, get=200, post=200, objek="sumber_cadangan"),
    Baris(f"{SUMBER}_cadangkan", KELOLA, get=200, post=(302, 409), objek="sumber_cadangan"),
    Baris(f"{SUMBER}_periksa", KELOLA, post=200, objek="sumber_cadangan"),
    Baris(f"{REPOSITORI}_tambah", KELOLA, get=200, post=200),
    Baris(f"{REPOSITORI}_ubah", KELOLA, get=200, post=200, objek="repositori_cadangan"),
    Baris(f"{REPOSITORI}_periksa", KELOLA, post=302, objek="repositori_cadangan"),
    Baris(f"{REPOSITORI}_salin", KELOLA, post=302, objek="repositori_cadangan"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A source with a job that waits, another with one that runs, and codes nobody has."""
    repositori = Repositori.objects.create(
        kode="akses", nama="Akses", jenis="utama", lokasi="/akses/cadangan"
    )
    lain = Repositori.objects.create(kode="akses-2", nama="Akses 2", jenis="utama", lokasi="/akses/lain")
    sumber, dua = (
        Sumber.objects.create(
            kode=f"akses-{n}", nama="Akses", jenis=JenisSumber.DIREKTORI, jalur="/tidak/ada", repositori=r
        )
        for n, r in ((1, repositori), (2, lain))
    )
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        "pekerjaan_cadangan": [Objek({"kode": antre(sumber).kode}, SEMUA), tidak_ada],
        "pekerjaan_jalan": [Objek({"kode": berjalan(dua).kode}, SEMUA), tidak_ada],
        "sumber_cadangan": [Objek({"kode": sumber.kode}, SEMUA), tidak_ada],
        "repositori_cadangan": [Objek({"kode": repositori.kode}, SEMUA), tidak_ada],
        "jenis_sumber": [Objek({"jenis": "direktori"}, SEMUA), Objek({"jenis": "portal"}, NIHIL)],
    }
