"""What may be done with a work programme."""

from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_PROGRAM, SAHKAN_PROGRAM
from sekretariat.enums.program import StatusProgram as S
from sekretariat.enums.program import TindakanProgram as T

KUNCI = "sekretariat.program_kerja"
DIAJUKAN, DISAHKAN = frozenset({S.DIAJUKAN}), frozenset({S.DISAHKAN})

ALUR_PROGRAM: Alur[T, S] = Alur(
    {
        T.AJUKAN: Transisi(frozenset({S.KONSEP}), S.DIAJUKAN, KELOLA_PROGRAM, KUNCI),
        T.KEMBALIKAN: Transisi(DIAJUKAN, S.KONSEP, SAHKAN_PROGRAM, KUNCI),
        T.SAHKAN: Transisi(DIAJUKAN, S.DISAHKAN, SAHKAN_PROGRAM, KUNCI),
        # Done by approving a revision, never by itself.
        T.GANTIKAN: Transisi(DISAHKAN, S.DIGANTIKAN, SAHKAN_PROGRAM, KUNCI),
        T.TUTUP: Transisi(DISAHKAN, S.DITUTUP, SAHKAN_PROGRAM, KUNCI),
    }
)
