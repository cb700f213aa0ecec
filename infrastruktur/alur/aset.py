"""What may be done with an asset, and with a proposal to let one go."""

from infrastruktur.enums.aset import StatusAset, StatusPenghapusan, TindakanAset, TindakanPenghapusan
from lpse.alur import PEMILIK, Alur, Transisi
from lpse.peran import KELOLA_ASET

S, T = StatusAset, TindakanAset
KUNCI = "infrastruktur.perangkat"

ALUR_ASET = Alur(
    {
        T.PAKAI: Transisi(frozenset({S.CADANGAN, S.RUSAK}), S.DIPAKAI, KELOLA_ASET, KUNCI),
        T.CADANGKAN: Transisi(frozenset({S.DIPAKAI, S.RUSAK}), S.CADANGAN, KELOLA_ASET, KUNCI),
        T.RUSAKKAN: Transisi(frozenset({S.DIPAKAI, S.CADANGAN}), S.RUSAK, KELOLA_ASET, KUNCI),
        # Done by approving a proposal, never by itself.
        T.HAPUSKAN: Transisi(frozenset({S.DIPAKAI, S.CADANGAN, S.RUSAK}), S.DIHAPUSKAN, KELOLA_ASET, KUNCI),
    }
)

P, H = StatusPenghapusan, TindakanPenghapusan
DIUSULKAN = frozenset({P.DIUSULKAN})
ALUR_PENGHAPUSAN = Alur(
    {
        H.SETUJUI: Transisi(DIUSULKAN, P.DISETUJUI, KELOLA_ASET, "infrastruktur.pengamanan"),
        H.TOLAK: Transisi(DIUSULKAN, P.DITOLAK, KELOLA_ASET, "infrastruktur.pengamanan"),
        H.TARIK: Transisi(DIUSULKAN, P.DITARIK, PEMILIK, "infrastruktur.pengamanan"),
    }
)
