"""Every status × every act of the background work of the auditor's room."""

from sekretariat.alur.periksa import ALUR_KERJA
from sekretariat.enums.periksa import StatusKerja
from sekretariat.models import EksporPemeriksaan
from tests.alur import Jenis, UjiAlur

JENIS = {
    "kerja_periksa": Jenis(
        ALUR_KERJA, StatusKerja, lambda akun, s: EksporPemeriksaan(diminta_oleh=akun, status=s)
    )
}


class TestAlur(UjiAlur):
    semua = JENIS
