"""The officers' addresses of trainings inside the admin site."""

from functools import partial

from layanan.kelas import daftar, halaman, kartu, peserta
from lpse.peran import KELOLA_PELATIHAN as KELOLA
from lpse.pintu import Rute, View
from lpse.sumbangan import ButirMenu

AWAL, NAMA = "layanan/pelatihan/", "layanan_pelatihan"
SATU = f"{AWAL}<slug:kode>/"


def _rute(awal: str, alamat: str, view: View, nama: str = "") -> Rute:
    return (f"{awal}{alamat}", view, f"{NAMA}_{nama}" if nama else NAMA, KELOLA)


RUTE: tuple[Rute, ...] = (
    _rute(AWAL, "", daftar.daftar),
    _rute(AWAL, "ekspor.csv", daftar.ekspor, "ekspor"),
    # Before the codes, which would take the word for one.
    _rute(AWAL, "baru/", halaman.baru, "baru"),
    _rute(AWAL, "belum/", daftar.belum, "belum"),
    _rute(AWAL, "belum/ekspor.csv", daftar.ekspor_belum, "belum_ekspor"),
    _rute(SATU, "", halaman.lihat, "lihat"),
    _rute(SATU, "ubah/", halaman.ubah, "ubah"),
    *(_rute(SATU, f"{t.value}/", partial(halaman.langkah, tindakan=t), t.value) for t in halaman.LANGKAH),
    _rute(SATU, "materi/", halaman.tambah_materi, "materi"),
    _rute(SATU, "materi/<slug:materi>/hapus/", halaman.hapus_materi, "materi_hapus"),
    _rute(SATU, "layar/", halaman.layar, "layar"),
    _rute(SATU, "evaluasi/", halaman.evaluasi, "evaluasi"),
    _rute(SATU, "kehadiran/", peserta.kehadiran, "kehadiran"),
    _rute(SATU, "peserta/", peserta.daftar, "peserta"),
    _rute(SATU, "peserta/ekspor.csv", peserta.ekspor, "peserta_ekspor"),
    _rute(SATU, "peserta/tambah/", peserta.tambah, "peserta_tambah"),
    _rute(SATU, "peserta/<slug:peserta>/", peserta.lihat, "peserta_lihat"),
    _rute(SATU, "peserta/<slug:peserta>/keluarkan/", peserta.keluarkan, "peserta_keluarkan"),
)
MENU = (
    ButirMenu("admin:layanan_pelatihan", "Pelatihan", KELOLA),
    ButirMenu("admin:layanan_pelatihan_belum", "Belum dilatih", KELOLA),
)
KARTU = (kartu.kartu_pelatihan,)
