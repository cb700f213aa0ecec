"""The officers' addresses of personnel inside the admin site."""

from functools import partial

from lpse.peran import KELOLA_KEPEGAWAIAN as KELOLA
from lpse.peran import LIHAT_SEKRETARIAT as LIHAT
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu
from sekretariat.kepegawaian import daftar, halaman, kartu, rangkap
from sekretariat.kepegawaian.bersama import NAMA

AWAL = "sekretariat/kepegawaian/"
SATU = f"{AWAL}<slug:kode>/"
TEMUAN = f"{AWAL}rangkap/<slug:kode>/"
_rute = partial(rute_ruang, AWAL, NAMA, KELOLA)
_satu = partial(rute_ruang, SATU, NAMA, KELOLA)
RUTE: tuple[Rute, ...] = (
    _rute("", daftar.daftar, izin=LIHAT),
    _rute("ekspor.csv", partial(daftar.ekspor, bentuk="csv"), "ekspor", LIHAT),
    _rute("ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), "ekspor_xlsx", LIHAT),
    # Before the codes, which would take these words for one.
    _rute("baru/", halaman.baru, "baru"),
    _rute("bagan/", daftar.bagan, "bagan", LIHAT),
    _rute("pendidikan/", daftar.pendidikan, "pendidikan", LIHAT),
    _rute(
        "pendidikan/ekspor.csv",
        partial(daftar.ekspor_pendidikan, bentuk="csv"),
        "pendidikan_ekspor",
        LIHAT,
    ),
    _rute(
        "pendidikan/ekspor.xlsx",
        partial(daftar.ekspor_pendidikan, bentuk="xlsx"),
        "pendidikan_ekspor_xlsx",
        LIHAT,
    ),
    _rute("rangkap/", rangkap.daftar, "temuan", LIHAT),
    _rute("rangkap/ekspor.csv", partial(rangkap.ekspor, bentuk="csv"), "temuan_ekspor", LIHAT),
    _rute("rangkap/ekspor.xlsx", partial(rangkap.ekspor, bentuk="xlsx"), "temuan_ekspor_xlsx", LIHAT),
    _rute("rangkap/periksa/", rangkap.periksa, "temuan_periksa"),
    (TEMUAN, rangkap.lihat, f"{NAMA}_temuan_lihat", LIHAT),
    (f"{TEMUAN}selesaikan/", rangkap.selesaikan, f"{NAMA}_temuan_selesaikan", KELOLA),
    _satu("", halaman.lihat, "lihat", LIHAT),
    _satu("pindah/", halaman.pindah, "pindah"),
    _satu("berhenti/", halaman.berhenti, "berhenti"),
    _satu("syarat/", halaman.syarat, "syarat"),
    _satu("pendidikan/baru/", halaman.pendidikan_baru, "pendidikan_baru"),
    _satu("pendidikan/<slug:pendidikan>/", halaman.pendidikan_ubah, "pendidikan_ubah"),
    _satu("pendidikan/<slug:pendidikan>/berkas/", halaman.sertifikat, "sertifikat", LIHAT),
    _satu("keputusan/<slug:penempatan>/", halaman.keputusan, "keputusan", LIHAT),
)
MENU = (
    ButirMenu("admin:sekretariat_kepegawaian", "Kepegawaian", LIHAT),
    ButirMenu("admin:sekretariat_kepegawaian_bagan", "Susunan organisasi", LIHAT),
)
KARTU = (kartu.kartu_rangkap, kartu.kartu_sertifikat)
