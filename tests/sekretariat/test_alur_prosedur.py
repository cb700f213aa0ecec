"""Every status × every act, for everyone, of a version of a procedure."""

from sekretariat.alur.prosedur import ALUR_VERSI
from sekretariat.enums.prosedur import StatusVersi
from sekretariat.models import VersiProsedur
from tests.alur import Jenis, UjiAlur

JENIS = {"versi_prosedur": Jenis(ALUR_VERSI, StatusVersi, lambda akun, s: VersiProsedur(status=s))}


class TestAlur(UjiAlur):
    semua = JENIS
