"""Every status × every act of a compliance bundle, for everyone."""

from sekretariat.alur.kepatuhan import ALUR_BUNDEL
from sekretariat.enums.kepatuhan import StatusBundel
from sekretariat.models import BundelKepatuhan
from tests.alur import Jenis, UjiAlur

JENIS = {
    "bundel_kepatuhan": Jenis(
        ALUR_BUNDEL, StatusBundel, lambda akun, s: BundelKepatuhan(status=s, diminta_oleh=akun)
    )
}


class TestAlur(UjiAlur):
    semua = JENIS
