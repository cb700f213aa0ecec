from sekretariat.models.kiriman_spse import BarisDitolak, KirimanSPSE
from sekretariat.models.paket_gabungan import PaketGabungan
from sekretariat.models.persuratan import AgendaSurat, Disposisi, KaitanSurat
from sekretariat.models.prosedur import PernyataanBaca, Prosedur, VersiProsedur
from sekretariat.models.spse import (
    JadwalTender,
    NilaiTender,
    NontenderSelesai,
    PejabatSPSE,
    PengumumanNontender,
    PengumumanTender,
    PesertaTender,
    SatkerSPSE,
    TenderSelesai,
)

__all__ = [
    "AgendaSurat",
    "BarisDitolak",
    "Disposisi",
    "JadwalTender",
    "KaitanSurat",
    "KirimanSPSE",
    "NilaiTender",
    "NontenderSelesai",
    "PaketGabungan",
    "PejabatSPSE",
    "PengumumanNontender",
    "PengumumanTender",
    "PernyataanBaca",
    "PesertaTender",
    "Prosedur",
    "SatkerSPSE",
    "TenderSelesai",
    "VersiProsedur",
]
