"""The screens of monitoring: read by all who watch, LKPP's watcher among them."""

from infrastruktur.models import Sasaran
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek

PEMANTAU = frozenset({"helpdesk", "admin_sistem", "sekretaris", "kepala", "auditor", "lkpp"})
BARIS = (
    Baris("admin:infrastruktur_papan", PEMANTAU, get=200),
    Baris("admin:infrastruktur_dinding", PEMANTAU, get=200),
    Baris("admin:infrastruktur_grafik", PEMANTAU, get=200, objek="layar_sasaran"),
)


def objek(orang):
    satu = Sasaran.objects.create(kode="akses-layar", nama="Laman layar", jenis="tcp", alamat="10.0.0.1:80")
    return {"layar_sasaran": [Objek({"kode": satu.kode}, SEMUA), Objek({"kode": "tidakada"}, NIHIL)]}
