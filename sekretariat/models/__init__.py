from sekretariat.models.prosedur import PernyataanBaca, Prosedur, VersiProsedur

__all__ = [
    "PernyataanBaca",
    "Prosedur",
    "VersiProsedur",
]
