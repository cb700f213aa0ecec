"""The ticket desk: who reads it, who serves at it, who keeps the canned answers."""

from layanan.models import JawabanBaku
from lpse.models import Akun
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_berkas
from tests.layanan.tiket import buat_tiket

PEMBACA = frozenset({"verifikator", "helpdesk", "admin_sistem", "kepala", "auditor"})
LOKET = frozenset({"helpdesk", "admin_sistem"})
PENGELOLA = frozenset({"helpdesk", "kepala"})
TIKET, BERKAS, BAKU = "meja_tiket", "meja_berkas", "jawaban_baku"
LANGKAH = ("tugaskan", "perpanjang", "ubah", "luar_kewenangan", "gabung", "pisah", "buka_kembali")
BARIS = (
    Baris("admin:layanan_antrean", PEMBACA, get=200),
    Baris("admin:layanan_tiket_ekspor", PEMBACA, get=200),
    # Nothing is named, so there is no such act.
    Baris("admin:layanan_tiket_massal", PEMBACA, get=404, post=404),
    Baris("admin:layanan_tiket_baru", LOKET, get=200, post=200),
    Baris("admin:layanan_tiket_orang", LOKET, post=200),
    Baris("admin:layanan_tiket_serupa", LOKET, post=200),
    Baris("admin:layanan_tiket", PEMBACA, get=200, objek=TIKET),
    Baris("admin:layanan_tiket_hadir", PEMBACA, get=200, objek=TIKET),
    Baris("admin:layanan_tiket_jawab", LOKET, post=200, objek=TIKET),
    Baris("admin:layanan_tiket_catatan", LOKET, post=200, objek=TIKET),
    Baris("admin:layanan_tiket_kata", LOKET, post=200, objek=TIKET),
    Baris("admin:layanan_tiket_ambil", LOKET, post=302, objek=TIKET),
    Baris("admin:layanan_tiket_tonton", LOKET, post=302, objek=TIKET),
    *(Baris(f"admin:layanan_tiket_{nama}", LOKET, get=200, post=200, objek=TIKET) for nama in LANGKAH),
    Baris("admin:layanan_tiket_tautkan", LOKET, get=200, post=302, objek=TIKET),
    Baris("admin:layanan_tiket_tautan_baru", LOKET, get=200, post=302, objek=TIKET),
    # Nobody has said it is solved.
    Baris("admin:layanan_tiket_konfirmasi_lisan", LOKET, get=200, post=409, objek=TIKET),
    Baris("admin:layanan_tiket_jawaban_baku", LOKET, get=200, objek=BERKAS),
    Baris("admin:layanan_tiket_halaman", PEMBACA, get=200, objek=BERKAS),
    Baris("admin:layanan_tiket_asli", PEMBACA, get=200, objek=BERKAS),
    Baris("admin:layanan_jawaban_baku", PEMBACA, get=200),
    Baris("admin:layanan_jawaban_baku_ekspor", PEMBACA, get=200),
    Baris("admin:layanan_jawaban_baku_tambah", PENGELOLA, get=200, post=200),
    Baris("admin:layanan_jawaban_baku_ubah", PENGELOLA, get=200, post=200, objek=BAKU),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A ticket with a file, and a canned answer."""
    berkas = buat_berkas()
    tiket = buat_tiket(lampiran=[berkas])
    JawabanBaku.objects.create(kunci="sandi", judul="Lupa sandi", isi="Yth. {nama}")
    di = {"kode": tiket.kode, "berkas": berkas.kode, "halaman": 1, "kunci": "sandi"}
    return {
        TIKET: [Objek({"kode": tiket.kode}, SEMUA), Objek({"kode": "tidakada"}, NIHIL)],
        BERKAS: [Objek(di, SEMUA), Objek({**di, "kode": "tidakada"}, NIHIL)],
        BAKU: [Objek({"kunci": "sandi"}, SEMUA), Objek({"kunci": "tidak-ada"}, NIHIL)],
    }
