"""The addresses of the server room inside the admin site."""

from infrastruktur.ruang_server import bacaan, buku, izin, papan
from infrastruktur.ruang_server.bersama import AKSES, BACAAN, BATAS, BUKU, CATAT, IZIN, IZIN_SATU, PAPAN
from infrastruktur.ruang_server.kartu import kartu_putusan, kartu_ruang
from lpse.peran import KELOLA_PEMANTAUAN, LAYANI_RUANG_SERVER, LIHAT_PEMANTAUAN, PUTUSKAN_IZIN_RUANG
from lpse.sumbangan import ButirMenu

AWAL = "infrastruktur/ruang-server/"
DAFTAR = f"{AWAL}izin/"
SATU = f"{DAFTAR}satu/<slug:kode>/"

# Who may watch machines sees how the rooms are; who visits, those whom `perlu_lihat_izin` lets through.
RUTE = (
    (AWAL, papan.papan, PAPAN, LIHAT_PEMANTAUAN),
    (f"{AWAL}temuan/<slug:kode>/", papan.tindak_lanjut, f"{PAPAN}_temuan", LAYANI_RUANG_SERVER),
    (f"{AWAL}bertugas/<slug:kode>/masuk/", papan.masuk_bertugas, f"{PAPAN}_bertugas", LAYANI_RUANG_SERVER),
    (f"{AWAL}bertugas/<slug:kode>/keluar/", papan.keluar_bertugas, f"{PAPAN}_usai", LAYANI_RUANG_SERVER),
    (DAFTAR, izin.daftar, IZIN, LIHAT_PEMANTAUAN),
    (f"{DAFTAR}ekspor.csv", izin.ekspor, f"{IZIN}_ekspor", LIHAT_PEMANTAUAN),
    (f"{DAFTAR}baru/", izin.baru, f"{IZIN}_baru", LAYANI_RUANG_SERVER),
    (SATU, izin.satu, IZIN_SATU, LIHAT_PEMANTAUAN),
    (f"{SATU}surat.pdf", izin.surat, f"{IZIN}_surat", LIHAT_PEMANTAUAN),
    (f"{SATU}setujui/", izin.setujui, f"{IZIN}_setujui", PUTUSKAN_IZIN_RUANG),
    (f"{SATU}tolak/", izin.tolak, f"{IZIN}_tolak", PUTUSKAN_IZIN_RUANG),
    (f"{SATU}masuk/", izin.masuk, f"{IZIN}_masuk", LAYANI_RUANG_SERVER),
    (f"{SATU}keluar/", izin.keluar, f"{IZIN}_keluar", LAYANI_RUANG_SERVER),
    (f"{SATU}batal/", izin.batal, f"{IZIN}_batal", LAYANI_RUANG_SERVER),
    (f"{AWAL}buku/", buku.buku, BUKU, LIHAT_PEMANTAUAN),
    (f"{AWAL}buku/ekspor.csv", buku.ekspor, f"{BUKU}_ekspor", LIHAT_PEMANTAUAN),
    (f"{AWAL}akses/", buku.akses, AKSES, LIHAT_PEMANTAUAN),
    (f"{AWAL}akses/ekspor.csv", buku.ekspor_akses, f"{AKSES}_ekspor", LIHAT_PEMANTAUAN),
    (f"{AWAL}akses/beri/", buku.beri_akses, f"{AKSES}_beri", PUTUSKAN_IZIN_RUANG),
    (f"{AWAL}akses/<slug:kode>/cabut/", buku.cabut, f"{AKSES}_cabut", PUTUSKAN_IZIN_RUANG),
    (f"{AWAL}bacaan/", bacaan.bacaan, BACAAN, LIHAT_PEMANTAUAN),
    (f"{AWAL}bacaan/ekspor.csv", bacaan.ekspor, f"{BACAAN}_ekspor", LIHAT_PEMANTAUAN),
    (f"{AWAL}bacaan/catat/", bacaan.catat, CATAT, LAYANI_RUANG_SERVER),
    (f"{AWAL}bacaan/lembar/", bacaan.terbitkan, f"{BACAAN}_terbitkan", LAYANI_RUANG_SERVER),
    (f"{AWAL}bacaan/lembar/<slug:kode>/", bacaan.lembar, f"{BACAAN}_lembar", LIHAT_PEMANTAUAN),
    (f"{AWAL}bacaan/hari/<slug:hari>/", bacaan.sehari, f"{BACAAN}_hari", LIHAT_PEMANTAUAN),
    (f"{AWAL}batas/", bacaan.batas, BATAS, LIHAT_PEMANTAUAN),
    (f"{AWAL}batas/atur/", bacaan.atur_batas, f"{BATAS}_atur", KELOLA_PEMANTAUAN),
)
MENU = (ButirMenu(f"admin:{PAPAN}", "Ruang server", LIHAT_PEMANTAUAN),)
KARTU = (kartu_putusan, kartu_ruang)
