"""The acts on a PermintaanHakData and on an InsidenData. Only actions write a status.

The rule keys are those of the region's regulation; the law's own articles are in `policies/hak.py`.
"""

from lpse.alur import PEMILIK, Alur, Transisi
from lpse.peran import LAYANI_HAK_DATA as LAYANI
from lpse.peran import PUTUSKAN_HAK_DATA as PUTUSKAN
from registrasi.enums.hak import StatusHakData as H
from registrasi.enums.hak import StatusInsiden as S
from registrasi.enums.hak import TindakanHakData as T
from registrasi.enums.hak import TindakanInsiden as N

PELAYANAN, ARSIP = "registrasi.pelayanan", "registrasi.arsip"
DIPROSES = frozenset({H.DIPROSES})

ALUR_HAK_DATA: Alur[T, H] = Alur(
    {
        T.PROSES: Transisi(frozenset({H.DIAJUKAN}), H.DIPROSES, LAYANI, PELAYANAN),
        T.ARAHKAN: Transisi(DIPROSES, H.DIPROSES, LAYANI, PELAYANAN),
        T.USULKAN: Transisi(DIPROSES, H.DIPROSES, LAYANI, ARSIP),
        T.PENUHI: Transisi(DIPROSES, H.DIPENUHI, LAYANI, PELAYANAN),
        T.TOLAK: Transisi(DIPROSES, H.DITOLAK, LAYANI, PELAYANAN),
        T.PUTUSKAN: Transisi(DIPROSES, H.DIPENUHI, PUTUSKAN, ARSIP),
        T.PUTUSKAN_TOLAK: Transisi(DIPROSES, H.DITOLAK, PUTUSKAN, ARSIP),
        T.TARIK: Transisi(frozenset({H.DIAJUKAN, H.DIPROSES}), H.DITARIK, PEMILIK, PELAYANAN),
    }
)

ALUR_INSIDEN: Alur[N, S] = Alur(
    {
        N.NILAI: Transisi(frozenset({S.DICATAT}), S.DINILAI, LAYANI, ARSIP),
        N.BERITAHUKAN: Transisi(frozenset({S.DINILAI}), S.DIBERITAHUKAN, PUTUSKAN, ARSIP),
        N.TUTUP: Transisi(frozenset({S.DIBERITAHUKAN}), S.DITUTUP, PUTUSKAN, ARSIP),
    }
)
