"""The addresses of the blacklist inside the admin site: entries, imports, matches."""

from lpse.peran import KELOLA_DAFTAR_HITAM, LIHAT_PENDAFTARAN
from lpse.sumbangan import ButirMenu
from registrasi.perkara import entri_daftar_hitam as entri
from registrasi.perkara import impor_daftar_hitam as impor
from registrasi.perkara import temuan

ENTRI = "registrasi/daftar-hitam/"
IMPOR = f"{ENTRI}impor/"
PRATINJAU = f"{IMPOR}<slug:kode>/"
TEMUAN = "registrasi/temuan-daftar-hitam/"

RUTE = (
    (ENTRI, entri.daftar, entri.NAMA_DAFTAR, LIHAT_PENDAFTARAN),
    (f"{ENTRI}ekspor.csv", entri.ekspor, "registrasi_daftar_hitam_ekspor", LIHAT_PENDAFTARAN),
    (IMPOR, impor.unggah, impor.NAMA_IMPOR, KELOLA_DAFTAR_HITAM),
    (PRATINJAU, impor.lihat, impor.NAMA_PRATINJAU, KELOLA_DAFTAR_HITAM),
    (f"{PRATINJAU}terapkan/", impor.terapkan, "registrasi_daftar_hitam_terapkan", KELOLA_DAFTAR_HITAM),
    (f"{PRATINJAU}batalkan/", impor.batalkan, "registrasi_daftar_hitam_batalkan", KELOLA_DAFTAR_HITAM),
    (f"{ENTRI}<slug:kode>/", entri.lihat, entri.NAMA_ENTRI, LIHAT_PENDAFTARAN),
    (TEMUAN, temuan.daftar, temuan.NAMA_DAFTAR, LIHAT_PENDAFTARAN),
    (f"{TEMUAN}ekspor.csv", temuan.ekspor, "registrasi_temuan_ekspor", LIHAT_PENDAFTARAN),
    (f"{TEMUAN}<slug:kode>/", temuan.lihat, temuan.NAMA_TEMUAN, LIHAT_PENDAFTARAN),
    (f"{TEMUAN}<slug:kode>/tinjau/", temuan.tinjau, "registrasi_temuan_tinjau", KELOLA_DAFTAR_HITAM),
)
MENU = (
    ButirMenu(f"admin:{entri.NAMA_DAFTAR}", "Daftar hitam", LIHAT_PENDAFTARAN),
    ButirMenu(f"admin:{temuan.NAMA_DAFTAR}", "Temuan daftar hitam", LIHAT_PENDAFTARAN),
)
KARTU = (temuan.kartu_temuan,)
