"""The addresses of the counter's appointments inside the admin site."""

from lpse.peran import ATUR_LOKET, LAYANI_LOKET
from lpse.sumbangan import ButirMenu
from registrasi.loket import berkas, hari, jadwal
from registrasi.loket.bersama_janji import NAMA_BERKAS, NAMA_JADWAL, NAMA_LOKET
from registrasi.loket.kartu_janji import kartu_janji

LOKET = "registrasi/loket/"
BERKAS = f"{LOKET}berkas/<slug:kode>/"
JANJI = f"{LOKET}janji/<slug:kode>/"
JADWAL = f"{LOKET}jadwal/"

RUTE = (
    (LOKET, hari.hari, NAMA_LOKET, LAYANI_LOKET),
    (f"{LOKET}ekspor.csv", hari.ekspor, "registrasi_loket_ekspor", LAYANI_LOKET),
    (f"{LOKET}tutup/", jadwal.tutup, "registrasi_loket_tutup", LAYANI_LOKET),
    (f"{LOKET}slot/<slug:kode>/buka/", jadwal.buka, "registrasi_loket_buka", LAYANI_LOKET),
    (JADWAL, jadwal.daftar, NAMA_JADWAL, ATUR_LOKET),
    (f"{JADWAL}ekspor.csv", jadwal.ekspor, "registrasi_loket_jadwal_ekspor", ATUR_LOKET),
    (f"{JADWAL}tambah/", jadwal.tambah, "registrasi_loket_jadwal_tambah", ATUR_LOKET),
    (f"{JADWAL}<slug:kode>/", jadwal.ubah, "registrasi_loket_jadwal_ubah", ATUR_LOKET),
    (BERKAS, berkas.berkas, NAMA_BERKAS, LAYANI_LOKET),
    (f"{BERKAS}pesan/", berkas.pesan, "registrasi_loket_pesan", LAYANI_LOKET),
    (f"{JANJI}hadir/", berkas.hadir, "registrasi_loket_hadir", LAYANI_LOKET),
    (f"{JANJI}tidak-hadir/", berkas.tidak_hadir, "registrasi_loket_tidak_hadir", LAYANI_LOKET),
    (f"{JANJI}batal/", berkas.batal, "registrasi_loket_batal", LAYANI_LOKET),
)
MENU = (
    ButirMenu(f"admin:{NAMA_LOKET}", "Janji temu", LAYANI_LOKET),
    ButirMenu(f"admin:{NAMA_JADWAL}", "Jadwal loket", ATUR_LOKET),
)
KARTU = (kartu_janji,)
