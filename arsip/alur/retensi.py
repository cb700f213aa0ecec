"""The acts on a Penahanan, a Pemusnahan and a Pembersihan. Only their modules in actions/ write a status.

Whoever proposes never decides (a constraint as well); what runs in the background ends by the system alone.
"""

from arsip.enums.retensi import StatusPembersihan as B
from arsip.enums.retensi import StatusPemusnahan as S
from arsip.enums.retensi import StatusTahan as H
from arsip.enums.retensi import TindakanPembersihan, TindakanTahan
from arsip.enums.retensi import TindakanPemusnahan as T
from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import KELOLA_RETENSI, PUTUSKAN_PEMUSNAHAN

TB, TH = TindakanPembersihan, TindakanTahan
KUNCI = "arsip.retensi"
DIUSULKAN = frozenset({S.DIUSULKAN})

ALUR_TAHAN: Alur[TindakanTahan, H] = Alur(
    {TH.LEPAS: Transisi(frozenset({H.BERLAKU}), H.DILEPAS, PUTUSKAN_PEMUSNAHAN, KUNCI)}
)
ALUR_PEMUSNAHAN: Alur[T, S] = Alur(
    {
        T.SETUJUI: Transisi(DIUSULKAN, S.DISETUJUI, PUTUSKAN_PEMUSNAHAN, KUNCI),
        T.TOLAK: Transisi(DIUSULKAN, S.DITOLAK, PUTUSKAN_PEMUSNAHAN, KUNCI),
        T.BATALKAN: Transisi(DIUSULKAN, S.DIBATALKAN, PEMILIK, KUNCI),
        T.SELESAIKAN: Transisi(frozenset({S.DISETUJUI}), S.SELESAI, SISTEM, KUNCI),
    }
)
ALUR_PEMBERSIHAN: Alur[TindakanPembersihan, B] = Alur(
    {
        TB.TAWARKAN: Transisi(frozenset({B.DIHITUNG}), B.SIAP, SISTEM, KUNCI),
        TB.SETUJUI: Transisi(frozenset({B.SIAP}), B.DISETUJUI, PUTUSKAN_PEMUSNAHAN, KUNCI),
        TB.BATALKAN: Transisi(frozenset({B.DIHITUNG, B.SIAP}), B.DIBATALKAN, KELOLA_RETENSI, KUNCI),
        TB.SELESAIKAN: Transisi(frozenset({B.DISETUJUI}), B.SELESAI, SISTEM, KUNCI),
        TB.GAGALKAN: Transisi(frozenset({B.DIHITUNG, B.DISETUJUI}), B.GAGAL, SISTEM, KUNCI),
    }
)
