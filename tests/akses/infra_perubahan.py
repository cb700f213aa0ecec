"""Maintenance, change requests, work on equipment, and bandwidth: the room and its steps."""

from decimal import Decimal

from infrastruktur.actions.bandwidth import atur_bandwidth, simpan_tautan
from infrastruktur.alur.perubahan import ALUR_PERUBAHAN
from infrastruktur.perubahan.pemeliharaan import LANGKAH as LANGKAH_JENDELA
from infrastruktur.perubahan.permintaan import LANGKAH
from lpse.models import Akun
from lpse.peran import KELOLA_PERUBAHAN, PUTUSKAN_PERUBAHAN
from lpse.waktu import hari_ini
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.infrastruktur.perubahan import rencana, tercatat, tertutup

KELOLA = frozenset({"admin_sistem"})
PEMBACA = KELOLA | KEPALA | {"sekretaris", "auditor"}
SIAPA = {KELOLA_PERUBAHAN: KELOLA, PUTUSKAN_PERUBAHAN: KEPALA}
JENDELA, PERUBAHAN = "admin:infrastruktur_pemeliharaan", "admin:infrastruktur_perubahan"
RIWAYAT, BANDWIDTH = "admin:infrastruktur_riwayat_aset", "admin:infrastruktur_bandwidth"
# These decide by the button alone: an empty form reaches the act, which a request just recorded is closed to.
TANPA_ISIAN = {"laksanakan": 409, "tutup": 409, "sahkan": 409, "mulai": (302, 409)}

BARIS = (
    *(Baris(nama, PEMBACA, get=200) for nama in (JENDELA, PERUBAHAN, RIWAYAT, BANDWIDTH)),
    *(Baris(f"{nama}_ekspor", PEMBACA, get=200) for nama in (JENDELA, PERUBAHAN, RIWAYAT)),
    *(Baris(f"{nama}_baru", KELOLA, get=200, post=200) for nama in (JENDELA, PERUBAHAN, BANDWIDTH)),
    Baris(f"{JENDELA}_atur", KEPALA, get=200, post=200),
    Baris(f"{JENDELA}_lihat", PEMBACA, get=200, objek="jendela"),
    *(
        Baris(f"{JENDELA}_{t.value}", KELOLA, get=200, post=TANPA_ISIAN.get(t.value, 200), objek="jendela")
        for t in LANGKAH_JENDELA
    ),
    Baris(f"{PERUBAHAN}_lihat", PEMBACA, get=200, objek="perubahan"),
    Baris(f"{PERUBAHAN}_ubah", KELOLA, get=200, post=200, objek="perubahan"),
    Baris(f"{PERUBAHAN}_naskah", PEMBACA, get=200, objek="perubahan_tertutup"),
    *(
        Baris(
            f"{PERUBAHAN}_{t.value}",
            SIAPA[ALUR_PERUBAHAN.tabel[t].izin],
            get=200,
            post=TANPA_ISIAN.get(t.value, 200),
            objek="perubahan",
        )
        for t in LANGKAH
    ),
    Baris(f"{RIWAYAT}_catat", KELOLA, get=200, post=200),
    Baris(f"{BANDWIDTH}_lihat", PEMBACA, get=200, objek="tautan"),
    Baris(f"{BANDWIDTH}_daftar_ekspor", PEMBACA, get=200),
    Baris(f"{BANDWIDTH}_ekspor", PEMBACA, get=200, objek="tautan"),
    Baris(f"{BANDWIDTH}_ubah", KELOLA, get=200, post=200, objek="tautan"),
    Baris(f"{BANDWIDTH}_atur", KELOLA, get=200, post=200, objek="tautan"),
    Baris(f"{BANDWIDTH}_akhiri", KELOLA, get=200, post=200, objek="pengaturan_bandwidth"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A window that may begin, a request just recorded, one that is over, and a line with a contract."""
    admin = orang["admin_sistem"]
    jendela, catatan, tutup = rencana(admin), tercatat(admin), tertutup(admin, orang["kepala"])
    tautan, lain = (
        simpan_tautan(None, oleh=admin, nama=nama, deret_masuk=None, deret_keluar=None)
        for nama in ("Tautan akses", "Tautan akses lain")
    )
    angka = {"masuk": Decimal(10), "keluar": Decimal(10)}
    pengaturan = atur_bandwidth(
        tautan.pk, oleh=admin, penyedia="PT Contoh", nomor_kontrak="1", mulai=hari_ini(), **angka
    )
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        "jendela": [Objek({"kode": jendela.kode}, SEMUA), tidak_ada],
        "perubahan": [Objek({"kode": catatan.kode}, SEMUA), tidak_ada],
        "perubahan_tertutup": [Objek({"kode": tutup.kode}, SEMUA), Objek({"kode": catatan.kode}, NIHIL)],
        "tautan": [Objek({"kode": tautan.kode}, SEMUA), tidak_ada],
        "pengaturan_bandwidth": [
            Objek({"kode": tautan.kode, "pengaturan": pengaturan.kode}, SEMUA),
            Objek({"kode": lain.kode, "pengaturan": pengaturan.kode}, NIHIL),
        ],
    }
