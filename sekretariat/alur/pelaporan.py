"""What may be done with a report of the unit."""

from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_LAPORAN as KELOLA
from lpse.peran import TANDA_TANGANI_LAPORAN as TANDA_TANGANI
from sekretariat.enums.pelaporan import BEKU
from sekretariat.enums.pelaporan import StatusLaporan as S
from sekretariat.enums.pelaporan import TindakanLaporan as T

KUNCI = "sekretariat.laporan"
DRAF, DIPERIKSA = frozenset({S.DISUSUN}), frozenset({S.DIPERIKSA})
DITANDATANGANI, DIKIRIM = frozenset({S.DITANDATANGANI}), frozenset({S.DIKIRIM})

ALUR_LAPORAN: Alur[T, S] = Alur(
    {
        T.SUSUN_ULANG: Transisi(DRAF, S.DISUSUN, KELOLA, KUNCI),
        T.TULIS: Transisi(DRAF, S.DISUSUN, KELOLA, KUNCI),
        T.PERIKSA: Transisi(DRAF, S.DIPERIKSA, KELOLA, KUNCI),
        # The head sends back what is not ready to be signed.
        T.KEMBALIKAN: Transisi(DIPERIKSA, S.DISUSUN, TANDA_TANGANI, KUNCI),
        T.TANDATANGANI: Transisi(DIPERIKSA, S.DITANDATANGANI, TANDA_TANGANI, KUNCI),
        T.UNGGAH: Transisi(DITANDATANGANI, S.DITANDATANGANI, TANDA_TANGANI, KUNCI),
        T.KIRIM: Transisi(DITANDATANGANI, S.DIKIRIM, KELOLA, KUNCI),
        T.TERBITKAN: Transisi(DIKIRIM, S.DIKIRIM, TANDA_TANGANI, KUNCI),
        # A correction is a report of its own; this one stays as it is.
        T.KOREKSI: Transisi(frozenset(BEKU), S.DISUSUN, KELOLA, KUNCI),
    }
)
