"""What may happen to a survey."""

from layanan.enums.survei import StatusSurvei as S
from layanan.enums.survei import TindakanSurvei as T
from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_SURVEI

KUNCI = "layanan.masukan"

ALUR_SURVEI: Alur[T, S] = Alur(
    {
        T.BUKA: Transisi(frozenset({S.DRAF}), S.DIBUKA, KELOLA_SURVEI, KUNCI),
        T.TUTUP: Transisi(frozenset({S.DIBUKA}), S.DITUTUP, KELOLA_SURVEI, KUNCI),
        T.BATALKAN: Transisi(frozenset({S.DRAF, S.DIBUKA, S.DITUTUP}), S.DIBATALKAN, KELOLA_SURVEI, KUNCI),
        T.TERBITKAN: Transisi(frozenset({S.DITUTUP}), S.TERBIT, KELOLA_SURVEI, KUNCI),
    }
)
