"""Every status × every act of a clash of offices."""

from sekretariat.alur.kepegawaian import ALUR_RANGKAP
from sekretariat.enums.kepegawaian import StatusRangkap
from sekretariat.models import TemuanRangkap
from tests.alur import Jenis, UjiAlur


class TestAlur(UjiAlur):
    semua = {
        "temuan_rangkap": Jenis(ALUR_RANGKAP, StatusRangkap, lambda akun, s: TemuanRangkap(status=s)),
    }
