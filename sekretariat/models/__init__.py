"""The records of the secretariat."""

from sekretariat.models.persuratan import AgendaSurat, Disposisi, KaitanSurat
from sekretariat.models.rapat import Notula, PesertaRapat, Rapat, TindakLanjutRapat

__all__ = [
    "AgendaSurat",
    "Disposisi",
    "KaitanSurat",
    "Notula",
    "PesertaRapat",
    "Rapat",
    "TindakLanjutRapat",
]
