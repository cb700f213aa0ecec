"""The acts on a Pemeliharaan. Only actions/pemeliharaan.py writes its status."""

from infrastruktur.enums.perubahan import StatusPemeliharaan as S
from infrastruktur.enums.perubahan import TindakanPemeliharaan as T
from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_PERUBAHAN as KELOLA

KUNCI = "infrastruktur.pengumuman_pemeliharaan"
RENCANA, BERJALAN = frozenset({S.DIRENCANAKAN}), frozenset({S.BERJALAN})

ALUR_PEMELIHARAAN: Alur[T, S] = Alur(
    {
        T.MULAI: Transisi(RENCANA, S.BERJALAN, KELOLA, KUNCI),
        T.SELESAIKAN: Transisi(BERJALAN, S.SELESAI, KELOLA, KUNCI),
        T.PERPANJANG: Transisi(BERJALAN, S.BERJALAN, KELOLA, KUNCI),
        T.JADWALKAN_ULANG: Transisi(RENCANA, S.DIRENCANAKAN, KELOLA, KUNCI),
        T.BATALKAN: Transisi(RENCANA, S.DIBATALKAN, KELOLA, KUNCI),
    }
)
