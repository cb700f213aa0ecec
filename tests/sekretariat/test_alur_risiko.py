"""Every status × every act, for everyone, of risks and their controls."""

from sekretariat.alur.risiko import ALUR_PENGENDALIAN, ALUR_RISIKO
from sekretariat.enums.risiko import StatusPengendalian, StatusRisiko
from sekretariat.models import PengendalianRisiko, Risiko
from tests.alur import Jenis, UjiAlur

JENIS = {
    "risiko": Jenis(ALUR_RISIKO, StatusRisiko, lambda akun, s: Risiko(pemilik=akun, status=s)),
    "pengendalian_risiko": Jenis(
        ALUR_PENGENDALIAN, StatusPengendalian, lambda akun, s: PengendalianRisiko(penanggung=akun, status=s)
    ),
}


class TestAlur(UjiAlur):
    semua = JENIS
