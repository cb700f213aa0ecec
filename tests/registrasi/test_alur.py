"""Every status × every act, for everyone, of every kind of case here."""

from registrasi.alur.bantuan import ALUR_BANTUAN
from registrasi.alur.hak import ALUR_HAK_DATA, ALUR_INSIDEN
from registrasi.alur.janji import ALUR_JANJI
from registrasi.alur.pendaftaran import ALUR
from registrasi.alur.penonaktifan import ALUR_PENGAKTIFAN, ALUR_PENONAKTIFAN
from registrasi.alur.permohonan import ALUR_PERMOHONAN
from registrasi.alur.spse import ALUR_IMPOR
from registrasi.enums.bantuan import StatusBantuan
from registrasi.enums.hak import StatusHakData, StatusInsiden
from registrasi.enums.janji import StatusJanji
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.enums.penonaktifan import StatusPengaktifan, StatusPenonaktifan
from registrasi.enums.permohonan import StatusPermohonan
from registrasi.enums.spse import StatusImpor
from registrasi.models import (
    BantuanPendaftaran,
    ImporPengguna,
    InsidenData,
    JanjiTemu,
    Pendaftaran,
    Pengaktifan,
    PenggunaSPSE,
    Penonaktifan,
    PermintaanHakData,
    Permohonan,
)
from tests.alur import Jenis, UjiAlur

JENIS = {
    "pendaftaran": Jenis(ALUR, StatusPendaftaran, lambda akun, s: Pendaftaran(akun=akun, status=s)),
    "janji_temu": Jenis(
        ALUR_JANJI, StatusJanji, lambda akun, s: JanjiTemu(pendaftaran=Pendaftaran(akun=akun), status=s)
    ),
    "penonaktifan": Jenis(
        ALUR_PENONAKTIFAN,
        StatusPenonaktifan,
        lambda akun, s: Penonaktifan(pengguna=PenggunaSPSE(akun=akun), status=s),
    ),
    "pengaktifan": Jenis(
        ALUR_PENGAKTIFAN,
        StatusPengaktifan,
        lambda akun, s: Pengaktifan(pengguna=PenggunaSPSE(akun=akun), status=s),
    ),
    "impor_pengguna": Jenis(
        ALUR_IMPOR, StatusImpor, lambda akun, s: ImporPengguna(diunggah_oleh=akun, status=s)
    ),
    "hak_data": Jenis(ALUR_HAK_DATA, StatusHakData, lambda akun, s: PermintaanHakData(akun=akun, status=s)),
    "insiden_data": Jenis(
        ALUR_INSIDEN, StatusInsiden, lambda akun, s: InsidenData(dicatat_oleh=akun, status=s)
    ),
    "bantuan": Jenis(ALUR_BANTUAN, StatusBantuan, lambda akun, s: BantuanPendaftaran(petugas=akun, status=s)),
    "permohonan": Jenis(ALUR_PERMOHONAN, StatusPermohonan, lambda akun, s: Permohonan(akun=akun, status=s)),
}


class TestAlur(UjiAlur):
    semua = JENIS
