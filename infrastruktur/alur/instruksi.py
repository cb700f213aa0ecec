"""What may happen to a technical instruction of LKPP."""

from infrastruktur.enums.gangguan import StatusInstruksi as S
from infrastruktur.enums.gangguan import TindakanInstruksi as T
from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_GANGGUAN as KELOLA

KUNCI = "infrastruktur.instruksi_lkpp"
MENUNGGU = frozenset({S.MENUNGGU})

ALUR_INSTRUKSI: Alur[T, S] = Alur(
    {
        T.TUGASKAN: Transisi(MENUNGGU, S.MENUNGGU, KELOLA, KUNCI),
        T.TAMBAH_BUKTI: Transisi(MENUNGGU, S.MENUNGGU, KELOLA, KUNCI),
        T.TAUTKAN: Transisi(MENUNGGU, S.MENUNGGU, KELOLA, KUNCI),
        T.LAKSANAKAN: Transisi(MENUNGGU, S.DILAKSANAKAN, KELOLA, KUNCI),
        T.TOLAK: Transisi(MENUNGGU, S.DITOLAK, KELOLA, KUNCI),
    }
)
