"""The registers of assets: who reads them, who keeps them."""

from infrastruktur.actions.aset import usulkan_penghapusan
from infrastruktur.actions.impor_aset import terima_impor_aset
from infrastruktur.actions.masa_aset import catat_masa
from infrastruktur.policies.buku_aset import BarisAset
from lpse.models import Akun, Lokasi
from lpse.waktu import hari_ini
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek
from tests.infrastruktur.aset import catat, pasang

KELOLA = frozenset({"admin_sistem", "sekretaris"})
LIHAT = KELOLA | {"kepala", "auditor"}
STAF = "admin:infrastruktur_aset"
SATU, USULAN, SUKU, MASA, IMPOR = (f"aset_{n}" for n in ("satu", "usulan", "suku", "masa", "impor"))

BARIS = (
    Baris(STAF, LIHAT, get=200),
    Baris(f"{STAF}_ekspor", LIHAT, get=200),
    Baris(f"{STAF}_label", LIHAT, get=302),
    Baris(f"{STAF}_tempat", LIHAT, get=200),
    Baris(f"{STAF}_tempat_ekspor", LIHAT, get=200),
    Baris(f"{STAF}_lihat", LIHAT, get=200, objek=SATU),
    Baris(f"{STAF}_buku", KELOLA, get=200),
    Baris(f"{STAF}_contoh", KELOLA, get=200),
    Baris(f"{STAF}_pilih", KELOLA, get=200),
    Baris(f"{STAF}_baru", KELOLA, get=200, post=200, objek="register_aset"),
    Baris(f"{STAF}_impor", KELOLA, get=200, post=200),
    Baris(f"{STAF}_impor_lihat", KELOLA, get=200, objek=IMPOR),
    Baris(f"{STAF}_impor_terapkan", KELOLA, post=302, objek=IMPOR),
    Baris(f"{STAF}_impor_batalkan", KELOLA, post=302, objek=IMPOR),
    Baris(f"{STAF}_tempat_tambah", KELOLA, get=200, post=200),
    Baris(
        f"{STAF}_tempat_ubah",
        KELOLA,
        get=200,
        post=200,
        alamat="/admin/infrastruktur/aset/tempat/ubah/?kode=UJI-ASET",
    ),
    Baris(f"{STAF}_ubah", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_pindah", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_pakai", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_cadangkan", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_rusakkan", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_hapus", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_hapus_setujui", KELOLA, get=200, post=(302, 409), objek=USULAN),
    Baris(f"{STAF}_hapus_tolak", KELOLA, get=200, post=200, objek=USULAN),
    Baris(f"{STAF}_hapus_tarik", KELOLA, get=200, post=(302, 409), objek=USULAN),
    Baris(f"{STAF}_suku", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_suku_ganti", KELOLA, get=200, post=200, objek=SUKU),
    Baris(f"{STAF}_suku_lepas", KELOLA, get=200, post=200, objek=SUKU),
    Baris(f"{STAF}_masa", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_masa_akhiri", KELOLA, get=200, post=302, objek=MASA),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A server with a part and a warranty, another one proposed to be let go, a workbook handed in."""
    oleh = orang["admin_sistem"]
    Lokasi.objects.get_or_create(kode="UJI-ASET", defaults={"nama": "Ruang uji aset"})
    server, lain = catat(oleh), catat(oleh, nama="Server lain", nomor_seri="LAIN-1")
    suku, asing = pasang(server, oleh, seri="UJI-R1"), pasang(lain, oleh, seri="UJI-R2")
    masa = catat_masa(server.pk, oleh=oleh, jenis="garansi", berakhir=hari_ini())
    usulkan_penghapusan(lain.pk, oleh=oleh, alasan="Rusak", metode="Dihancurkan", tanggal=hari_ini())
    baris = [BarisAset("fisik", 2, {"nama": "Baru"})]
    impor = terima_impor_aset(baris, oleh=oleh, nama_berkas="aset.xlsx", sha256="0" * 64)
    di, tiada = {"kode": server.kode}, Objek({"kode": "tidakada"}, NIHIL)
    return {
        "register_aset": [Objek({"register": "fisik"}, SEMUA), Objek({"register": "lain"}, NIHIL)],
        SATU: [Objek(di, SEMUA), tiada],
        USULAN: [Objek({"kode": lain.kode}, SEMUA), Objek(di, NIHIL), tiada],
        SUKU: [Objek(di | {"suku": suku.kode}, SEMUA), Objek(di | {"suku": asing.kode}, NIHIL)],
        MASA: [Objek(di | {"masa": masa.kode}, SEMUA), Objek(di | {"masa": "tidakada"}, NIHIL)],
        IMPOR: [Objek({"kode": impor.kode}, frozenset({"admin_sistem"})), tiada],
    }
