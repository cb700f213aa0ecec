"""What may happen to a declared emergency; its declaration is an act on the incident."""

from infrastruktur.enums.darurat import StatusDarurat as S
from infrastruktur.enums.darurat import TindakanDarurat as T
from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_GANGGUAN, NYATAKAN_DARURAT

KUNCI = "infrastruktur.masalah_teknis"
BERLAKU = frozenset({S.BERLAKU})

ALUR_DARURAT: Alur[T, S] = Alur(
    {
        T.CATAT_PENILAIAN: Transisi(BERLAKU, S.BERLAKU, KELOLA_GANGGUAN, KUNCI),
        T.PUTUSKAN_PENILAIAN: Transisi(BERLAKU, S.BERLAKU, NYATAKAN_DARURAT, KUNCI),
        T.AKHIRI_DARURAT: Transisi(BERLAKU, S.BERAKHIR, NYATAKAN_DARURAT, KUNCI),
    }
)
