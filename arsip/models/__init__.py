from arsip.models.cadangan import Cadangan, Repositori, Sumber
from arsip.models.media import MediaPortabel, PemusnahanMedia, RiwayatMedia, TemuanMedia
from arsip.models.pekerjaan import Pekerjaan
from arsip.models.pembersihan import AturanSimpan, Pembersihan
from arsip.models.retensi import ButirPemusnahan, KelasRetensi, Pemusnahan, Penahanan
from arsip.models.uji import LembarKunci, UjiPemulihan

__all__ = [
    "AturanSimpan",
    "ButirPemusnahan",
    "Cadangan",
    "KelasRetensi",
    "LembarKunci",
    "MediaPortabel",
    "Pekerjaan",
    "Pembersihan",
    "Pemusnahan",
    "PemusnahanMedia",
    "Penahanan",
    "Repositori",
    "RiwayatMedia",
    "Sumber",
    "TemuanMedia",
    "UjiPemulihan",
]
