"""What may be done with a clash of offices that was found."""

from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_KEPEGAWAIAN
from sekretariat.enums.kepegawaian import StatusRangkap as S
from sekretariat.enums.kepegawaian import TindakanRangkap as T

KUNCI = "sekretariat.larang_rangkap"

ALUR_RANGKAP: Alur[T, S] = Alur(
    {T.SELESAIKAN: Transisi(frozenset({S.TERBUKA}), S.SELESAI, KELOLA_KEPEGAWAIAN, KUNCI)}
)
