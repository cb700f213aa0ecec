"""What may be done with an evaluation, and with a finding."""

from lpse.alur import PEMILIK, Alur, Transisi
from lpse.peran import CATAT_AUDIT, PERIKSA
from lpse.peran import KELOLA_EVALUASI as KELOLA
from sekretariat.enums.evaluasi import MENUNGGU_PEMILIK, SumberTemuan
from sekretariat.enums.evaluasi import StatusEvaluasi as E
from sekretariat.enums.evaluasi import StatusTemuan as S
from sekretariat.enums.evaluasi import TindakanEvaluasi as M
from sekretariat.enums.evaluasi import TindakanTemuan as T

KUNCI = "sekretariat.evaluasi"
DILAPORKAN = frozenset({S.DITINDAKLANJUTI})

ALUR_EVALUASI: Alur[M, E] = Alur(
    {
        M.MULAI: Transisi(frozenset({E.DISIAPKAN}), E.BERLANGSUNG, KELOLA, KUNCI),
        M.TERBITKAN: Transisi(frozenset({E.BERLANGSUNG}), E.SELESAI, KELOLA, KUNCI),
        M.BATALKAN: Transisi(frozenset({E.DISIAPKAN, E.BERLANGSUNG}), E.DIBATALKAN, KELOLA, KUNCI),
    }
)


def _temuan(penilai: str) -> Alur[T, S]:
    return Alur(
        {
            T.TINDAK_LANJUTI: Transisi(frozenset(MENUNGGU_PEMILIK), S.DITINDAKLANJUTI, PEMILIK, KUNCI),
            T.SETUJUI: Transisi(DILAPORKAN, S.DISETUJUI, penilai, KUNCI),
            T.KEMBALIKAN: Transisi(DILAPORKAN, S.DIKEMBALIKAN, penilai, KUNCI),
        }
    )


# What an auditor found, an auditor records and closes; what a report from outside says, the head; everything
# else whoever keeps the evaluations.
IZIN_PENILAI = {
    SumberTemuan.EVALUASI: KELOLA,
    SumberTemuan.KEPATUHAN: KELOLA,
    SumberTemuan.AUDIT: CATAT_AUDIT,
    SumberTemuan.AUDIT_LUAR: PERIKSA,
}
ALUR_TEMUAN = {sumber: _temuan(izin) for sumber, izin in IZIN_PENILAI.items()}
