"""The acts on a PermintaanPerubahan. Only actions/perubahan.py writes its status.

An emergency may go ahead of the approval (its category is checked by the act); the head then ratifies it or
not, which changes no status but decides whether it may be closed.
"""

from infrastruktur.enums.perubahan import StatusPerubahan as S
from infrastruktur.enums.perubahan import TindakanPerubahan as T
from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_PERUBAHAN as KELOLA
from lpse.peran import PUTUSKAN_PERUBAHAN as PUTUSKAN

KUNCI = "infrastruktur.kinerja"
DIEVALUASI, BERJALAN = frozenset({S.DIEVALUASI}), frozenset({S.DILAKSANAKAN})

ALUR_PERUBAHAN: Alur[T, S] = Alur(
    {
        T.EVALUASI: Transisi(frozenset({S.TERCATAT, S.DIEVALUASI}), S.DIEVALUASI, KELOLA, KUNCI),
        T.SETUJUI: Transisi(DIEVALUASI, S.DISETUJUI, PUTUSKAN, KUNCI),
        T.TOLAK: Transisi(DIEVALUASI, S.DITOLAK, PUTUSKAN, KUNCI),
        T.LAKSANAKAN: Transisi(frozenset({S.DISETUJUI}), S.DILAKSANAKAN, KELOLA, KUNCI),
        T.LAKSANAKAN_DARURAT: Transisi(DIEVALUASI, S.DILAKSANAKAN, KELOLA, KUNCI),
        T.SAHKAN: Transisi(BERJALAN, S.DILAKSANAKAN, PUTUSKAN, KUNCI),
        T.TIDAK_SAHKAN: Transisi(BERJALAN, S.DILAKSANAKAN, PUTUSKAN, KUNCI),
        T.CATAT_HASIL: Transisi(BERJALAN, S.DILAKSANAKAN, KELOLA, KUNCI),
        T.TUTUP: Transisi(BERJALAN, S.DITUTUP, KELOLA, KUNCI),
        T.UBAH: Transisi(frozenset({S.TERCATAT}), S.TERCATAT, KELOLA, KUNCI),
        T.BATALKAN: Transisi(frozenset({S.TERCATAT, S.DIEVALUASI, S.DISETUJUI}), S.DIBATALKAN, KELOLA, KUNCI),
    }
)
