"""Thresholds and what needs attention: read by who may look, changed by who keeps monitoring."""

from typing import Any

from infrastruktur.models import Deret, Sasaran
from lpse.models import Akun
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek

PEMBACA = frozenset({"helpdesk", "admin_sistem", "sekretaris", "kepala", "auditor", "lkpp"})
PENGELOLA = frozenset({"admin_sistem"})
BARIS = (
    Baris("admin:infrastruktur_ambang", PEMBACA, get=200),
    Baris("admin:infrastruktur_ambang_ekspor", PEMBACA, get=200),
    Baris("admin:infrastruktur_ambang_umum", PEMBACA, get=200, objek="ambang_ukuran"),
    Baris("admin:infrastruktur_ambang_umum_ubah", PENGELOLA, get=200, post=200, objek="ambang_ukuran"),
    Baris("admin:infrastruktur_ambang_milik", PEMBACA, get=200, objek="ambang_milik"),
    Baris("admin:infrastruktur_ambang_sasaran", PEMBACA, get=200, objek="ambang_sasaran"),
    Baris("admin:infrastruktur_ambang_sasaran_ubah", PENGELOLA, get=200, post=200, objek="ambang_sasaran"),
    Baris("admin:infrastruktur_ambang_sasaran_lepas", PENGELOLA, post=302, objek="ambang_sasaran"),
    Baris("admin:infrastruktur_ambang_bagian", PEMBACA, get=200, objek="ambang_bagian"),
    Baris("admin:infrastruktur_ambang_bagian_ubah", PENGELOLA, get=200, post=200, objek="ambang_bagian"),
    Baris("admin:infrastruktur_ambang_bagian_lepas", PENGELOLA, post=302, objek="ambang_bagian"),
    Baris("admin:infrastruktur_siaga", PEMBACA, get=200),
    Baris("admin:infrastruktur_siaga_kabar", PEMBACA, get=200),
    Baris("admin:infrastruktur_siaga_kabar_ekspor", PEMBACA, get=200),
    Baris("admin:infrastruktur_siaga_tangani", PENGELOLA, post=302, objek="siaga_deret"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A target with one series that is not well."""
    sasaran = Sasaran.objects.create(kode="akses-ambang", nama="Ambang", jenis="tcp", alamat="127.0.0.1:80")
    deret = Deret.objects.create(sasaran=sasaran, ukuran="disk", label="/", keadaan="kritis")
    kunci: dict[str, dict[str, Any]] = {
        "ambang_ukuran": {"ukuran": "disk"},
        "ambang_milik": {"kode": sasaran.kode},
        "ambang_sasaran": {"kode": sasaran.kode, "ukuran": "disk"},
        "ambang_bagian": {"kode": sasaran.kode, "deret": deret.kode},
        "siaga_deret": {"deret": deret.kode},
    }
    return {
        nama: [Objek(isi, SEMUA), Objek({**isi, [*isi][-1]: "tidakada"}, NIHIL)]
        for nama, isi in kunci.items()
    }
