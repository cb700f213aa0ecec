"""Rooms, bookings, guest book and internet access."""

from layanan.actions.pemesanan import ajukan_pemesanan
from layanan.actions.ruang import siapkan_ruang, tutup_ruang
from layanan.actions.tamu import IsianTamu, beri_akses, catat_kunjungan
from layanan.emails.ruang import tautan_baru
from layanan.enums.tempat import BentukAkses
from layanan.models import Ruang
from lpse.kalender import ONE_DAY
from lpse.models import Akun
from lpse.waktu import hari_ini
from tests.akses_tabel import MASUK, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_akun
from tests.hari import pukul
from tests.layanan.ruang import PENAWARAN, isian

PENGELOLA = frozenset({"helpdesk", "sekretaris"})
PEMILIK = frozenset({"ppk"})
PESANAN = "pesanan_ruang"

BARIS = (
    Baris("layanan:ruang", SEMUA, get=200),
    Baris("layanan:ruang_terkirim", SEMUA, get=200),
    Baris("layanan:ruang_pesan", SEMUA, get=200, post=200, objek="ruang"),
    Baris("layanan:ruang_pesanan", MASUK, get=200, post=302, objek="pesanan_milik"),
    Baris("layanan:ruang_tautan", SEMUA, get=200, post=302, objek="pesanan_tautan"),
    Baris("admin:layanan_ruang", PENGELOLA, get=200),
    Baris("admin:layanan_ruang_laporan", PENGELOLA, get=200),
    Baris("admin:layanan_ruang_laporan_ekspor", PENGELOLA, get=200),
    Baris("admin:layanan_ruang_pemesanan", PENGELOLA, get=200),
    Baris("admin:layanan_ruang_ekspor", PENGELOLA, get=200),
    Baris("admin:layanan_ruang_satu", PENGELOLA, get=200, objek=PESANAN),
    Baris("admin:layanan_ruang_setujui", PENGELOLA, post=302, objek=PESANAN),
    Baris("admin:layanan_ruang_tolak", PENGELOLA, get=200, post=200, objek=PESANAN),
    Baris("admin:layanan_ruang_pindah", PENGELOLA, get=200, post=200, objek=PESANAN),
    Baris("admin:layanan_ruang_batal", PENGELOLA, get=200, post=200, objek=PESANAN),
    Baris("admin:layanan_ruang_tidak_hadir", PENGELOLA, post=302, objek=PESANAN),
    Baris("admin:layanan_ruang_buka", PENGELOLA, post=302, objek="penutupan_ruang"),
    Baris("admin:layanan_ruang_atur", PENGELOLA, get=200, post=200, objek="ruang"),
    Baris("admin:layanan_ruang_pesan", PENGELOLA, get=200, post=200, objek="ruang"),
    Baris("admin:layanan_ruang_tutup", PENGELOLA, get=200, post=200, objek="ruang"),
    Baris("admin:layanan_tamu", PENGELOLA, get=200, post=200),
    Baris("admin:layanan_tamu_cari", PENGELOLA, get=200),
    Baris("admin:layanan_tamu_daftar", PENGELOLA, get=200),
    Baris("admin:layanan_tamu_ekspor", PENGELOLA, get=200),
    Baris("admin:layanan_tamu_satu", PENGELOLA, get=200, objek="kunjungan"),
    Baris("admin:layanan_tamu_keluar", PENGELOLA, post=302, objek="kunjungan"),
    Baris("admin:layanan_tamu_akses", PENGELOLA, post=200, objek="kunjungan"),
    Baris("admin:layanan_tamu_kembali", PENGELOLA, post=302, objek="akses_internet"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A booking of the person `ppk` and one of a stranger; a visit with internet access; a closed room."""
    siapkan_ruang()
    helpdesk = orang["helpdesk"]
    milik = ajukan_pemesanan(PENAWARAN, isian(), akun=orang["ppk"])
    lain = ajukan_pemesanan(PENAWARAN, isian(), akun=buat_akun())
    rahasia = tautan_baru(lain).rstrip("/").rpartition("/")[2]
    besok = hari_ini() + ONE_DAY
    penutupan, _ = tutup_ruang(
        Ruang.objects.get(kode="pelatihan").pk,
        oleh=helpdesk,
        mulai=pukul(besok, 0),
        selesai=pukul(besok, 12),
        alasan="Pengecatan.",
    )
    kunjungan = catat_kunjungan(IsianTamu("Budi Santoso"), oleh=helpdesk)
    akses = beri_akses(
        kunjungan.pk,
        oleh=helpdesk,
        bentuk=BentukAkses.KABEL,
        kode_akses="",
        perangkat=1,
        sampai=pukul(besok, 23),
        setuju_aturan=True,
    )
    asing = Objek({"kode": "tidakada"}, NIHIL)
    return {
        "ruang": [Objek({"kode": PENAWARAN}, SEMUA), asing],
        "pesanan_milik": [
            Objek({"kode": milik.kode}, PEMILIK),
            Objek({"kode": lain.kode}, NIHIL),
            asing,
        ],
        "pesanan_tautan": [
            Objek({"kode": lain.kode, "rahasia": rahasia}, SEMUA),
            Objek({"kode": milik.kode, "rahasia": rahasia}, NIHIL),
            Objek({"kode": lain.kode, "rahasia": "karangan"}, NIHIL),
        ],
        PESANAN: [Objek({"kode": milik.kode}, SEMUA), asing],
        "penutupan_ruang": [Objek({"kode": penutupan.kode}, SEMUA), asing],
        "kunjungan": [Objek({"kode": kunjungan.kode}, SEMUA), asing],
        "akses_internet": [Objek({"kode": akses.kode}, SEMUA), asing],
    }
