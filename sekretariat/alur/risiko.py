"""What may be done with a risk, and with a control over it."""

from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import KELOLA_RISIKO as KELOLA
from lpse.peran import SETUJUI_RISIKO as SETUJUI
from sekretariat.enums.risiko import BERTENGGAT
from sekretariat.enums.risiko import StatusPengendalian as P
from sekretariat.enums.risiko import StatusRisiko as S
from sekretariat.enums.risiko import TindakanPengendalian as TP
from sekretariat.enums.risiko import TindakanRisiko as T

# No regulation speaks of risk; that what the LPSE does is evaluated, all five say.
KUNCI = "sekretariat.evaluasi"
MENUNGGU = frozenset({S.MENUNGGU})

ALUR_RISIKO: Alur[T, S] = Alur(
    {
        T.TANGANI: Transisi(frozenset({*BERTENGGAT, S.DITERIMA}), S.DITANGANI, KELOLA, KUNCI),
        T.TERIMA: Transisi(frozenset(BERTENGGAT), S.DITERIMA, KELOLA, KUNCI),
        # Above the threshold.
        T.USULKAN: Transisi(frozenset(BERTENGGAT), S.MENUNGGU, KELOLA, KUNCI),
        T.SETUJUI: Transisi(MENUNGGU, S.DITERIMA, SETUJUI, KUNCI),
        T.TOLAK: Transisi(MENUNGGU, S.DICATAT, SETUJUI, KUNCI),
        # Assessed again, it lies above the threshold.
        T.GUGUR: Transisi(frozenset({S.DITERIMA}), S.DICATAT, SISTEM, KUNCI),
        T.TUTUP: Transisi(frozenset({*BERTENGGAT, S.DITERIMA}), S.DITUTUP, KELOLA, KUNCI),
    }
)

DIRENCANAKAN = frozenset({P.DIRENCANAKAN})
ALUR_PENGENDALIAN: Alur[TP, P] = Alur(
    {
        TP.LAKSANAKAN: Transisi(DIRENCANAKAN, P.DILAKSANAKAN, PEMILIK, KUNCI),
        TP.BATALKAN: Transisi(DIRENCANAKAN, P.DIBATALKAN, KELOLA, KUNCI),
    }
)
