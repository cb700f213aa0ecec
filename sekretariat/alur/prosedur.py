"""What may be done with one version of a procedure or technical guideline."""

from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_PROSEDUR as KELOLA
from lpse.peran import SAHKAN_PROSEDUR as SAHKAN
from sekretariat.enums.prosedur import StatusVersi as S
from sekretariat.enums.prosedur import TindakanVersi as T

KUNCI = "sekretariat.standar_prosedur"
KUNCI_PETUNJUK = "sekretariat.petunjuk_teknis"

ALUR_VERSI: Alur[T, S] = Alur(
    {
        T.UBAH: Transisi(frozenset({S.KONSEP}), S.KONSEP, KELOLA, KUNCI),
        T.AJUKAN: Transisi(frozenset({S.KONSEP}), S.DIAJUKAN, KELOLA, KUNCI),
        T.KEMBALIKAN: Transisi(frozenset({S.DIAJUKAN}), S.KONSEP, SAHKAN, KUNCI),
        T.SAHKAN: Transisi(frozenset({S.DIAJUKAN}), S.BERLAKU, SAHKAN, KUNCI),
        # Done by approving the next one, never by itself.
        T.GANTIKAN: Transisi(frozenset({S.BERLAKU}), S.DIGANTIKAN, SAHKAN, KUNCI),
        T.CABUT: Transisi(frozenset({S.BERLAKU}), S.DICABUT, SAHKAN, KUNCI),
    }
)
