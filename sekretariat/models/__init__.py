from sekretariat.models.evaluasi import Evaluasi, JawabanEvaluasi, RiwayatTemuan, Temuan
from sekretariat.models.prosedur import PernyataanBaca, Prosedur, VersiProsedur

__all__ = [
    "Evaluasi",
    "JawabanEvaluasi",
    "PernyataanBaca",
    "Prosedur",
    "RiwayatTemuan",
    "Temuan",
    "VersiProsedur",
]
