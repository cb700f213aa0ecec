"""The addresses of the verification desk and its queue inside the admin site."""

from lpse.peran import AMBIL_ALIH, CABUT, KELOLA_ALASAN, LIHAT_PENDAFTARAN, VERIFIKASI
from lpse.sumbangan import ButirMenu
from registrasi.meja import daftar, dokumen, kartu, katalog, massal, meja, naskah, pegangan, putusan
from registrasi.meja.bersama import NAMA_ANTREAN, NAMA_MEJA
from registrasi.meja.katalog import NAMA_KATALOG

ALASAN = "registrasi/alasan/"
ANTREAN = "registrasi/pendaftaran/"
MEJA = f"{ANTREAN}<slug:kode>/"
DOKUMEN = f"{MEJA}dokumen/<slug:dokumen>/"
NASKAH = f"{MEJA}naskah/<slug:naskah>/"

RUTE = (
    (ANTREAN, daftar.antrean, NAMA_ANTREAN, LIHAT_PENDAFTARAN),
    (f"{ANTREAN}ekspor.csv", daftar.ekspor, "registrasi_antrean_ekspor", LIHAT_PENDAFTARAN),
    (f"{ANTREAN}ambil-berikutnya/", daftar.ambil_berikutnya, "registrasi_ambil_berikutnya", VERIFIKASI),
    (f"{ANTREAN}massal/", massal.massal, "registrasi_massal", LIHAT_PENDAFTARAN),
    (ALASAN, katalog.daftar, NAMA_KATALOG, LIHAT_PENDAFTARAN),
    (f"{ALASAN}ekspor.csv", katalog.ekspor, "registrasi_alasan_ekspor", LIHAT_PENDAFTARAN),
    (f"{ALASAN}tambah/", katalog.tambah, "registrasi_alasan_tambah", KELOLA_ALASAN),
    (f"{ALASAN}<slug:kode>/", katalog.ubah, "registrasi_alasan_ubah", KELOLA_ALASAN),
    (MEJA, meja.meja, NAMA_MEJA, LIHAT_PENDAFTARAN),
    (f"{MEJA}nik/", meja.nik, "registrasi_meja_nik", LIHAT_PENDAFTARAN),
    (f"{MEJA}ambil/", meja.ambil, "registrasi_meja_ambil", VERIFIKASI),
    # These two ask who holds the file: a head who took it over may, without VERIFIKASI.
    (f"{MEJA}lepas/", meja.lepas, "registrasi_meja_lepas", LIHAT_PENDAFTARAN),
    (f"{MEJA}perpanjang/", pegangan.perpanjang, "registrasi_meja_perpanjang", LIHAT_PENDAFTARAN),
    (f"{MEJA}ambil-alih/", pegangan.ambil_alih, "registrasi_meja_ambil_alih", AMBIL_ALIH),
    (f"{MEJA}tugaskan/", pegangan.tugaskan, "registrasi_meja_tugaskan", AMBIL_ALIH),
    (f"{MEJA}setujui/", putusan.setujui, "registrasi_meja_setujui", VERIFIKASI),
    (f"{MEJA}kembalikan/", putusan.kembalikan, "registrasi_meja_kembalikan", VERIFIKASI),
    (f"{MEJA}tolak/", putusan.tolak, "registrasi_meja_tolak", VERIFIKASI),
    (f"{MEJA}cabut/", putusan.cabut, "registrasi_meja_cabut", CABUT),
    (f"{DOKUMEN}halaman/<int:halaman>.webp", dokumen.halaman, "registrasi_meja_halaman", LIHAT_PENDAFTARAN),
    (f"{DOKUMEN}asli/", dokumen.asli, "registrasi_meja_asli", VERIFIKASI),
    (f"{DOKUMEN}tandai/", dokumen.tandai, "registrasi_meja_tandai", VERIFIKASI),
    (f"{NASKAH}naskah.pdf", naskah.pdf, "registrasi_meja_naskah", LIHAT_PENDAFTARAN),
    (f"{NASKAH}salinan/", naskah.bertanda_tangan, "registrasi_meja_salinan", LIHAT_PENDAFTARAN),
    (f"{NASKAH}salinan/unggah/", naskah.unggah, "registrasi_meja_unggah_salinan", VERIFIKASI),
)
MENU = (
    ButirMenu(f"admin:{NAMA_ANTREAN}", "Antrean verifikasi", LIHAT_PENDAFTARAN),
    ButirMenu(f"admin:{NAMA_KATALOG}", "Alasan putusan", LIHAT_PENDAFTARAN),
)
KARTU = (kartu.kartu_antrean, kartu.kartu_dipegang, kartu.kartu_ditugaskan)
