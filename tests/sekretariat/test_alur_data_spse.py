"""Every status × every act on an import of SPSE data, for everyone."""

from sekretariat.alur.spse import ALUR_KIRIMAN
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import KirimanSPSE
from tests.alur import Jenis, UjiAlur


class TestAlur(UjiAlur):
    semua = {"kiriman_spse": Jenis(ALUR_KIRIMAN, StatusKiriman, lambda akun, s: KirimanSPSE(status=s))}
