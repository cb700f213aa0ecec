"""The acts on a Pekerjaan. Only actions/pekerjaan.py writes its status.

A person asks; the runner begins, ends, and ends early when asked to.
"""

from arsip.enums.cadangan import StatusPekerjaan as S
from arsip.enums.cadangan import TindakanPekerjaan as T
from lpse.alur import SISTEM, Alur, Transisi
from lpse.peran import KELOLA_CADANGAN as KELOLA

KUNCI = "arsip.cadangan"
ANTRE, BERJALAN = frozenset({S.ANTRE}), frozenset({S.BERJALAN})

ALUR_PEKERJAAN: Alur[T, S] = Alur(
    {
        T.MULAI: Transisi(ANTRE, S.BERJALAN, SISTEM, KUNCI),
        T.SELESAIKAN: Transisi(BERJALAN, S.BERHASIL, SISTEM, KUNCI),
        T.GAGALKAN: Transisi(BERJALAN, S.GAGAL, SISTEM, KUNCI),
        T.BATALKAN: Transisi(ANTRE, S.DIBATALKAN, KELOLA, KUNCI),
        T.MINTA_BERHENTI: Transisi(BERJALAN, S.BERJALAN, KELOLA, KUNCI),
        T.HENTIKAN: Transisi(BERJALAN, S.DIBATALKAN, SISTEM, KUNCI),
    }
)
