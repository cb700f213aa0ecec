"""The archive's rows of the access table: lists, one document, its picture, its place, its export."""

from lpse.models import Akun, Lokasi
from registrasi import actions
from registrasi.models.arsip import AsalArsip
from tests.akses_tabel import NIHIL, PEMBACA, SEMUA, VERIFIKATOR, Baris, Objek
from tests.factories import buat_berkas

BUTIR = "arsip"
PEMBAWA = frozenset({"verifikator", "kepala"})
BARIS = (
    Baris("admin:registrasi_arsip", PEMBACA, get=200),
    Baris("admin:registrasi_arsip_ekspor", PEMBACA, get=200),
    Baris("admin:registrasi_arsip_tempat", PEMBACA, get=200),
    Baris("admin:registrasi_arsip_tempat_ekspor", PEMBACA, get=200),
    Baris("admin:registrasi_arsip_tempat_tambah", VERIFIKATOR, get=200, post=200),
    Baris("admin:registrasi_arsip_tempat_ubah", VERIFIKATOR, get=404, post=404),
    Baris("admin:registrasi_arsip_dokumen", PEMBACA, get=200, objek=BUTIR),
    Baris("admin:registrasi_arsip_halaman", PEMBACA, get=200, objek=BUTIR),
    Baris("admin:registrasi_arsip_asli", VERIFIKATOR, get=200, objek=BUTIR),
    Baris("admin:registrasi_arsip_tempatkan", VERIFIKATOR, post=302, objek=BUTIR),
    Baris("admin:registrasi_arsip_zip", PEMBAWA, post=200, objek=BUTIR),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """One archived picture, and a code that nobody has."""
    Lokasi.objects.create(kode="R-1", nama="Ruang arsip")
    butir = actions.arsipkan(buat_berkas(), asal=AsalArsip.LAINNYA, jenis="akta", judul="Akta")
    kunci = {"kode": butir.kode, "halaman": 1}
    return {BUTIR: [Objek(kunci, SEMUA), Objek({**kunci, "kode": "tidakada"}, NIHIL)]}
