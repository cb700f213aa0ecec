"""Every status × every act, for everyone, of meetings and of what follows from them."""

from sekretariat.alur.rapat import ALUR_RAPAT, ALUR_TINDAK_LANJUT_RAPAT
from sekretariat.enums.rapat import StatusRapat, StatusTindakLanjut
from sekretariat.models import Rapat, TindakLanjutRapat
from tests.alur import Jenis, UjiAlur

JENIS = {
    "rapat": Jenis(ALUR_RAPAT, StatusRapat, lambda akun, s: Rapat(pemimpin=akun, status=s)),
    "tindak_lanjut_rapat": Jenis(
        ALUR_TINDAK_LANJUT_RAPAT,
        StatusTindakLanjut,
        lambda akun, s: TindakLanjutRapat(penanggung=akun, status=s),
    ),
}


class TestAlur(UjiAlur):
    semua = JENIS
