"""Trainings: the public pages, a participant's own by their link, and the officers' room."""

from django.utils import timezone

from layanan.actions.kursi_pelatihan import buat_tautan
from layanan.actions.pelatihan import buat_pelatihan, selesaikan_pelatihan
from layanan.policies.kode_ruang import buat_kode_ruang
from lpse.models import Akun
from tests.akses_tabel import NIHIL, SEMUA, Baris, Objek
from tests.layanan.pelatihan import SEJAM, buat, catat, daftar, hadirkan, kolom, materi

KELOLA = frozenset({"helpdesk", "sekretaris"})
SATU, ORANG, BAHAN, UMUM, MILIK = (f"pelatihan_{n}" for n in ("satu", "orang", "bahan", "umum", "milik"))
STAF = "admin:layanan_pelatihan"

BARIS = (
    Baris("layanan:pelatihan", SEMUA, get=200),
    Baris("layanan:pelatihan_kalender", SEMUA, get=200),
    Baris("layanan:pelatihan_lihat", SEMUA, get=200, post=200, objek=UMUM),
    Baris("layanan:pelatihan_terkirim", SEMUA, get=200, objek=UMUM),
    Baris("layanan:pelatihan_ics", SEMUA, get=200, objek=UMUM),
    Baris("layanan:pelatihan_materi", SEMUA, get=200, objek=UMUM),
    Baris("layanan:pelatihan_hadir", SEMUA, get=200, post=422, objek="kode_ruang"),
    Baris("layanan:pelatihan_saya", SEMUA, get=200, objek=MILIK),
    Baris("layanan:pelatihan_konfirmasi", SEMUA, post=302, objek=MILIK),
    Baris("layanan:pelatihan_batal", SEMUA, get=200, post=302, objek=MILIK),
    Baris("layanan:pelatihan_evaluasi", SEMUA, get=200, post=200, objek=MILIK),
    Baris("layanan:pelatihan_sertifikat", SEMUA, get=200, objek=MILIK),
    Baris("layanan:pelatihan_materi_peserta", SEMUA, get=200, objek=MILIK),
    Baris(STAF, KELOLA, get=200),
    Baris(f"{STAF}_ekspor", KELOLA, get=200),
    Baris(f"{STAF}_baru", KELOLA, get=200, post=200),
    Baris(f"{STAF}_belum", KELOLA, get=200),
    Baris(f"{STAF}_belum_ekspor", KELOLA, get=200),
    Baris(f"{STAF}_lihat", KELOLA, get=200, objek=SATU),
    Baris(f"{STAF}_ubah", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_buka", KELOLA, get=200, post=409, objek=SATU),
    Baris(f"{STAF}_tutup", KELOLA, get=200, post=302, objek=SATU),
    Baris(f"{STAF}_selesaikan", KELOLA, get=200, post=409, objek=SATU),
    Baris(f"{STAF}_batalkan", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_materi", KELOLA, post=422, objek=SATU),
    Baris(f"{STAF}_materi_hapus", KELOLA, post=302, objek=BAHAN),
    Baris(f"{STAF}_layar", KELOLA, get=200, objek=SATU),
    Baris(f"{STAF}_evaluasi", KELOLA, get=200, objek=SATU),
    Baris(f"{STAF}_kehadiran", KELOLA, get=200, post=302, objek=SATU),
    Baris(f"{STAF}_peserta", KELOLA, get=200, objek=SATU),
    Baris(f"{STAF}_peserta_ekspor", KELOLA, get=200, objek=SATU),
    Baris(f"{STAF}_peserta_tambah", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{STAF}_peserta_lihat", KELOLA, get=200, objek=ORANG),
    Baris(f"{STAF}_peserta_keluarkan", KELOLA, post=302, objek=ORANG),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """An open training with one participant and two papers; one held, of which a certificate remains."""
    oleh = orang["helpdesk"]
    p, draf = buat(oleh), buat_pelatihan(oleh=oleh, **kolom())
    peserta, umum, terbatas = daftar(p, "a@uji.example"), materi(p, oleh), materi(p, oleh, publik=False)
    lalu = buat_pelatihan(oleh=oleh, **kolom(mulai=timezone.now() - 48 * SEJAM))
    hadir, bahan = catat(lalu, oleh, "b@uji.example"), materi(lalu, oleh, publik=False)
    hadirkan(lalu, oleh, hadir)
    selesaikan_pelatihan(lalu.pk, oleh=oleh)
    di = {"kode": p.kode, "peserta": peserta.kode}
    return {
        SATU: [Objek(di, SEMUA), Objek({"kode": "tidakada"}, NIHIL)],
        ORANG: [Objek(di, SEMUA), Objek(di | {"peserta": hadir.kode}, NIHIL)],
        BAHAN: [Objek(di | {"materi": umum.kode}, SEMUA), Objek(di | {"materi": bahan.kode}, NIHIL)],
        UMUM: [
            Objek(di | {"materi": umum.kode}, SEMUA),
            Objek({"kode": draf.kode, "materi": terbatas.kode}, NIHIL),
            Objek({"kode": "tidakada", "materi": umum.kode}, NIHIL),
        ],
        MILIK: [
            Objek({"token": buat_tautan(hadir), "materi": bahan.kode}, SEMUA),
            Objek({"token": "karangan", "materi": bahan.kode}, NIHIL),
        ],
        "kode_ruang": [
            Objek({"kode": buat_kode_ruang(p.kode)}, SEMUA),
            Objek({"kode": f"{p.kode}:x:y"}, NIHIL),
        ],
    }
