"""The addresses of users' requests inside the admin site."""

from lpse.peran import LAYANI_LOKET, LIHAT_PENDAFTARAN, VERIFIKASI
from lpse.sumbangan import ButirMenu
from registrasi.perkara import permohonan_bantu as bantu
from registrasi.perkara import permohonan_daftar as daftar
from registrasi.perkara import permohonan_perkara as perkara
from registrasi.perkara import permohonan_putusan as putusan
from registrasi.perkara.permohonan_bantu import NAMA_BANTU
from registrasi.perkara.permohonan_bersama import NAMA_DAFTAR, NAMA_PERKARA

DAFTAR = "registrasi/permohonan/"
BANTU = "registrasi/bantu-permohonan/"
PERKARA = f"{DAFTAR}<slug:kode>/"
DOKUMEN = f"{PERKARA}dokumen/<slug:dokumen>/"

RUTE = (
    (DAFTAR, daftar.daftar, NAMA_DAFTAR, LIHAT_PENDAFTARAN),
    (f"{DAFTAR}ekspor.csv", daftar.ekspor, "registrasi_permohonan_ekspor", LIHAT_PENDAFTARAN),
    (BANTU, bantu.bantu, "registrasi_permohonan_bantu", LAYANI_LOKET),
    (f"{BANTU}<slug:kode>/", bantu.dibantu, NAMA_BANTU, LAYANI_LOKET),
    (PERKARA, perkara.perkara, NAMA_PERKARA, LIHAT_PENDAFTARAN),
    (f"{PERKARA}nik/", perkara.nik, "registrasi_permohonan_nik", LIHAT_PENDAFTARAN),
    (f"{PERKARA}setujui/", putusan.setujui, "registrasi_permohonan_setujui", VERIFIKASI),
    (f"{PERKARA}kembalikan/", putusan.kembalikan, "registrasi_permohonan_kembalikan", VERIFIKASI),
    (f"{PERKARA}tolak/", putusan.tolak, "registrasi_permohonan_tolak", VERIFIKASI),
    (
        f"{DOKUMEN}halaman/<int:halaman>.webp",
        perkara.halaman,
        "registrasi_permohonan_halaman",
        LIHAT_PENDAFTARAN,
    ),
    (f"{DOKUMEN}asli/", perkara.asli, "registrasi_permohonan_asli", VERIFIKASI),
    (f"{DOKUMEN}tandai/", perkara.tandai, "registrasi_permohonan_tandai", VERIFIKASI),
)
MENU = (
    ButirMenu(f"admin:{NAMA_DAFTAR}", "Permohonan pengguna", LIHAT_PENDAFTARAN),
    ButirMenu("admin:registrasi_permohonan_bantu", "Bantu ganti surel", LAYANI_LOKET),
)
KARTU = (daftar.kartu_permohonan,)
