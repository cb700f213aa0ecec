"""Every status × every act, for everyone, of letters and of instructions about them."""

import pytest

from lpse.profil import profil
from sekretariat.alur.persuratan import ALUR_DISPOSISI, ALUR_KELUAR, ALUR_MASUK
from sekretariat.enums.persuratan import StatusDisposisi, StatusSurat
from sekretariat.models import AgendaSurat, Disposisi
from tests.alur import Jenis, UjiAlur

JENIS = {
    "agenda_masuk": Jenis(ALUR_MASUK, StatusSurat, lambda akun, s: AgendaSurat(arah="masuk", status=s)),
    "agenda_keluar": Jenis(ALUR_KELUAR, StatusSurat, lambda akun, s: AgendaSurat(arah="keluar", status=s)),
    "disposisi": Jenis(ALUR_DISPOSISI, StatusDisposisi, lambda akun, s: Disposisi(kepada=akun, status=s)),
}


class TestAlur(UjiAlur):
    semua = JENIS

    @pytest.fixture(autouse=True)
    def _diatur(self, settings):
        # Not every regulation has an article on the office; this one has.
        settings.LPSE_PROFIL = "karo"
        assert profil().is_diatur("sekretariat.ketatausahaan")
