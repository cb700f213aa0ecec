"""The daily sheet, follow-up and capacity: who looks, who acts, who decides."""

from datetime import timedelta

from infrastruktur.actions.harian import terbitkan_bulan
from infrastruktur.actions.kapasitas import susun_laporan, terbitkan_laporan, ubah_laporan
from infrastruktur.harian.tindak_lanjut import LANGKAH
from infrastruktur.models import LembarHarian
from infrastruktur.models.kapasitas import BAB_TULISAN
from infrastruktur.policies.harian import bulan_sebelum
from lpse.waktu import awal_hari, hari_ini
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek
from tests.infrastruktur.harian import SEMUA_BAIK, buat_deret, buat_tindak_lanjut

PENGELOLA = frozenset({"admin_sistem"})
PEMBACA_DALAM = PENGELOLA | {"helpdesk", "sekretaris", "kepala", "auditor"}
PEMBACA = PEMBACA_DALAM | {"lkpp"}
KEPALA = frozenset({"kepala"})
TINDAK, HARI, HARI_INI, BULAN, BULAN_TERBIT = "tindak_lanjut", "hari", "hari_kini", "bulan", "bulan_terbit"
KAPASITAS, KAPASITAS_TERBIT, BUTIR = "kapasitas", "kapasitas_terbit", "butir_kapasitas"
# What an empty form already carries out; while it is open it is not Kepala's turn.
TANPA_ISIAN = {"terima": 409}
BARIS = (
    Baris("admin:infrastruktur_harian", PEMBACA, get=200),
    Baris("admin:infrastruktur_harian_ekspor", PEMBACA, get=200),
    Baris("admin:infrastruktur_harian_lihat", PEMBACA, get=200, objek=HARI),
    Baris("admin:infrastruktur_harian_isi", PENGELOLA, get=200, post=200, objek=HARI_INI),
    Baris("admin:infrastruktur_harian_koreksi", PENGELOLA, get=200, post=200, objek=HARI),
    Baris("admin:infrastruktur_harian_bulan", PEMBACA, get=200, objek=BULAN),
    Baris("admin:infrastruktur_harian_bulan_terbitkan", PENGELOLA, post=302, objek=BULAN),
    Baris("admin:infrastruktur_harian_bulan_pdf", PEMBACA, get=200, objek=BULAN_TERBIT),
    Baris("admin:infrastruktur_tindak_lanjut", PEMBACA_DALAM, get=200),
    Baris("admin:infrastruktur_tindak_lanjut_ekspor", PEMBACA_DALAM, get=200),
    Baris("admin:infrastruktur_tindak_lanjut_lihat", PEMBACA_DALAM, get=200, objek=TINDAK),
    *(
        Baris(
            f"admin:infrastruktur_tindak_lanjut_{t.value}",
            KEPALA if t.value in ("terima", "kembalikan") else PENGELOLA,
            get=200,
            post=TANPA_ISIAN.get(t.value, 200),
            objek=TINDAK,
        )
        for t in LANGKAH
    ),
    Baris("admin:infrastruktur_kapasitas", PEMBACA_DALAM, get=200),
    Baris("admin:infrastruktur_kapasitas_ekspor", PEMBACA_DALAM, get=200),
    Baris("admin:infrastruktur_kapasitas_baru", PENGELOLA, get=200, post=200),
    Baris("admin:infrastruktur_kapasitas_lihat", PEMBACA_DALAM, get=200, objek=KAPASITAS),
    Baris("admin:infrastruktur_kapasitas_ubah", PENGELOLA, get=200, post=302, objek=KAPASITAS),
    Baris("admin:infrastruktur_kapasitas_butir", PENGELOLA, get=200, post=302, objek=BUTIR),
    Baris("admin:infrastruktur_kapasitas_terbitkan", PENGELOLA, post=302, objek=KAPASITAS),
    Baris("admin:infrastruktur_kapasitas_pdf", PEMBACA_DALAM, get=200, objek=KAPASITAS_TERBIT),
)


def objek(orang):
    admin, kini = orang["admin_sistem"], hari_ini()
    kemarin, bulan = kini - timedelta(days=1), bulan_sebelum(kini)
    LembarHarian.objects.create(
        hari=kemarin,
        is_hari_kerja=True,
        status="dikonfirmasi",
        dikonfirmasi_oleh=admin,
        dikonfirmasi_pada=awal_hari(kini),
        **SEMUA_BAIK,
    )
    tindak = buat_tindak_lanjut()
    deret = buat_deret(dibuat_pada=awal_hari(kemarin))
    terbitkan_bulan(bulan, oleh=admin)
    terbit, disusun = (susun_laporan(oleh=admin, sampai=kemarin, panjang="minggu") for _ in range(2))
    ubah_laporan(terbit.pk, oleh=admin, bab=dict.fromkeys(BAB_TULISAN, "Isi."))
    terbitkan_laporan(terbit.pk, oleh=admin)
    tidak_ada = Objek({"kode": "tidakada"}, NIHIL)
    return {
        TINDAK: [Objek({"kode": tindak.kode}, SEMUA), tidak_ada],
        HARI: [Objek({"hari": kemarin.isoformat()}, SEMUA), Objek({"hari": "2999-01-01"}, NIHIL)],
        HARI_INI: [Objek({"hari": kini.isoformat()}, SEMUA), Objek({"hari": "2999-01-01"}, NIHIL)],
        BULAN: [Objek({"bulan": f"{kini:%Y-%m}"}, SEMUA), Objek({"bulan": "2999-01"}, NIHIL)],
        BULAN_TERBIT: [Objek({"bulan": f"{bulan:%Y-%m}"}, SEMUA), Objek({"bulan": f"{kini:%Y-%m}"}, NIHIL)],
        KAPASITAS: [Objek({"kode": disusun.kode}, SEMUA), tidak_ada],
        KAPASITAS_TERBIT: [Objek({"kode": terbit.kode}, SEMUA), Objek({"kode": disusun.kode}, NIHIL)],
        BUTIR: [
            Objek({"kode": disusun.kode, "kunci": f"deret:{deret.kode}"}, SEMUA),
            Objek({"kode": disusun.kode, "kunci": "deret:tidakada"}, NIHIL),
        ],
    }
