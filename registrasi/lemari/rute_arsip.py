"""The addresses of the archive inside the admin site."""

from lpse.peran import KELOLA_ARSIP, LIHAT_PENDAFTARAN, VERIFIKASI
from lpse.sumbangan import ButirMenu
from registrasi.lemari import daftar, dokumen, ekspor, kartu, tempat
from registrasi.lemari.bersama import NAMA_ARSIP, NAMA_BUTIR
from registrasi.lemari.tempat import NAMA_TEMPAT

ARSIP = "registrasi/arsip/"
TEMPAT = f"{ARSIP}tempat/"
BUTIR = f"{ARSIP}<slug:kode>/"

RUTE = (
    (ARSIP, daftar.arsip, NAMA_ARSIP, LIHAT_PENDAFTARAN),
    (f"{ARSIP}ekspor.csv", daftar.ekspor, "registrasi_arsip_ekspor", LIHAT_PENDAFTARAN),
    # Before the documents: a document's code is longer than the word.
    (TEMPAT, tempat.daftar, NAMA_TEMPAT, LIHAT_PENDAFTARAN),
    (f"{TEMPAT}ekspor.csv", tempat.ekspor, f"{NAMA_TEMPAT}_ekspor", LIHAT_PENDAFTARAN),
    (f"{TEMPAT}tambah/", tempat.tambah, "registrasi_arsip_tempat_tambah", KELOLA_ARSIP),
    (f"{TEMPAT}ubah/", tempat.ubah, "registrasi_arsip_tempat_ubah", KELOLA_ARSIP),
    (BUTIR, dokumen.dokumen, NAMA_BUTIR, LIHAT_PENDAFTARAN),
    (f"{BUTIR}halaman/<int:halaman>.webp", dokumen.halaman, "registrasi_arsip_halaman", LIHAT_PENDAFTARAN),
    (f"{BUTIR}asli/", dokumen.asli, "registrasi_arsip_asli", VERIFIKASI),
    (f"{BUTIR}letak/", dokumen.tempatkan, "registrasi_arsip_tempatkan", KELOLA_ARSIP),
    (f"{BUTIR}ekspor.zip", ekspor.zip_berkas, "registrasi_arsip_zip", LIHAT_PENDAFTARAN),
)
MENU = (ButirMenu(f"admin:{NAMA_ARSIP}", "Arsip pengguna", LIHAT_PENDAFTARAN),)
KARTU = (kartu.kartu_rusak,)
