"""The public pages of tickets: whose ticket it is, one knows by the secret or by signing in."""

from layanan.policies.tiket import rahasia
from tests.akses_tabel import MASUK, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas
from tests.layanan.tiket import buat_tiket

TIKET = "tiket_publik"
BARIS = (
    Baris("layanan:tiket_baru", SEMUA, get=200),
    Baris("layanan:tiket_isi", SEMUA, get=200, post=200, objek="jenis_tiket"),
    Baris("layanan:tiket_lacak", SEMUA, get=200, post=200),
    Baris("layanan:tiket_tautan", SEMUA, post=200),
    Baris("layanan:masukan", SEMUA, get=200, post=200),
    Baris("layanan:tiket_daftar", MASUK, get=200),
    Baris("layanan:tiket", SEMUA, get=200, objek=TIKET),
    Baris("layanan:tiket_terkirim", SEMUA, get=200, objek=TIKET),
    Baris("layanan:tiket_pesan", SEMUA, post=200, objek=TIKET),
    Baris("layanan:tiket_konfirmasi", SEMUA, post=302, objek=TIKET),
    Baris("layanan:tiket_nilai", SEMUA, post=200, objek=TIKET),
    Baris("layanan:tiket_lampiran", SEMUA, get=200, objek=TIKET),
    Baris("layanan:tiket_buka", SEMUA, get=302, objek="tautan_tiket"),
)


def objek(orang):
    penyedia = frozenset({"penyedia"})
    milik = buat_tiket(akun=orang["penyedia"], lampiran=[buat_berkas(orang["penyedia"])])
    asing = buat_tiket(lampiran=[buat_berkas()])
    return {
        "jenis_tiket": [Objek({"jenis": "kendala"}, SEMUA), Objek({"jenis": "tidak_ada"}, NIHIL)],
        TIKET: [
            Objek({"kode": milik.kode, "berkas": _berkas(milik)}, penyedia),
            Objek({"kode": asing.kode, "berkas": _berkas(asing)}, NIHIL),
            Objek({"kode": "tidakAda12", "berkas": _berkas(asing)}, NIHIL),
        ],
        "tautan_tiket": [
            Objek({"kode": milik.kode, "rahasia": rahasia(milik)}, SEMUA),
            Objek({"kode": milik.kode, "rahasia": rahasia(asing)}, NIHIL),
        ],
    }


def _berkas(tiket):
    return tiket.pesan.get().lampiran.get().berkas.kode
