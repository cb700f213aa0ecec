"""What becomes of a compliance bundle. Only actions/kepatuhan.py writes its status."""

from lpse.alur import SISTEM, Alur, Transisi
from sekretariat.enums.kepatuhan import StatusBundel as S
from sekretariat.enums.kepatuhan import TindakanBundel as T

KUNCI = "sekretariat.program_kerja"
ANTRE = frozenset({S.ANTRE})

ALUR_BUNDEL: Alur[T, S] = Alur(
    {
        T.SELESAIKAN: Transisi(ANTRE, S.SIAP, SISTEM, KUNCI),
        T.GAGALKAN: Transisi(ANTRE, S.GAGAL, SISTEM, KUNCI),
    }
)
