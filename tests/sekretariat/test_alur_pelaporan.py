"""Every status × every act of a report, for everyone."""

from sekretariat.alur.pelaporan import ALUR_LAPORAN
from sekretariat.enums.pelaporan import StatusLaporan
from sekretariat.models import LaporanBerkala
from tests.alur import Jenis, UjiAlur

JENIS = {"laporan": Jenis(ALUR_LAPORAN, StatusLaporan, lambda akun, s: LaporanBerkala(status=s))}


class TestAlur(UjiAlur):
    semua = JENIS
