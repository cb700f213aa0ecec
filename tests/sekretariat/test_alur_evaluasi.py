"""Every status × every act, for everyone, of evaluations and findings."""

from sekretariat.alur.evaluasi import ALUR_EVALUASI, ALUR_TEMUAN
from sekretariat.enums.evaluasi import StatusEvaluasi, StatusTemuan, SumberTemuan
from sekretariat.models import Evaluasi, Temuan
from tests.alur import Jenis, UjiAlur

JENIS = {
    "evaluasi": Jenis(ALUR_EVALUASI, StatusEvaluasi, lambda akun, s: Evaluasi(status=s)),
    "temuan": Jenis(
        ALUR_TEMUAN[SumberTemuan.EVALUASI], StatusTemuan, lambda akun, s: Temuan(pic=akun, status=s)
    ),
    "temuan_audit": Jenis(
        ALUR_TEMUAN[SumberTemuan.AUDIT], StatusTemuan, lambda akun, s: Temuan(pic=akun, status=s)
    ),
    "temuan_audit_luar": Jenis(
        ALUR_TEMUAN[SumberTemuan.AUDIT_LUAR], StatusTemuan, lambda akun, s: Temuan(pic=akun, status=s)
    ),
}


class TestAlur(UjiAlur):
    semua = JENIS
