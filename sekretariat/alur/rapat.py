"""What may be done with a meeting, and with what was agreed there to be done."""

from lpse.alur import PEMILIK, Alur, Transisi
from lpse.peran import KELOLA_RAPAT as KELOLA
from sekretariat.enums.rapat import AKAN_DATANG
from sekretariat.enums.rapat import StatusRapat as S
from sekretariat.enums.rapat import StatusTindakLanjut as L
from sekretariat.enums.rapat import TindakanRapat as T
from sekretariat.enums.rapat import TindakanTindakLanjut as TTL

KUNCI = "sekretariat.koordinasi"
KUNCI_PEMBINAAN = "sekretariat.pembinaan"

ALUR_RAPAT: Alur[T, S] = Alur(
    {
        T.UNDANG: Transisi(frozenset({S.DIRENCANAKAN}), S.DIUNDANG, KELOLA, KUNCI),
        T.SELESAIKAN: Transisi(frozenset(AKAN_DATANG), S.SELESAI, KELOLA, KUNCI),
        # By whoever led it, and nobody else.
        T.SAHKAN: Transisi(frozenset({S.SELESAI}), S.DISAHKAN, PEMILIK, KUNCI),
        T.BATALKAN: Transisi(frozenset(AKAN_DATANG), S.DIBATALKAN, KELOLA, KUNCI),
    }
)

TERBUKA = frozenset({L.TERBUKA})
ALUR_TINDAK_LANJUT_RAPAT: Alur[TTL, L] = Alur(
    {
        TTL.SELESAIKAN: Transisi(TERBUKA, L.SELESAI, PEMILIK, KUNCI),
        # Of somebody outside, who has no page here.
        TTL.CATAT_SELESAI: Transisi(TERBUKA, L.SELESAI, KELOLA, KUNCI),
    }
)
