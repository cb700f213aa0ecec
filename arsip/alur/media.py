"""What may be done with a portable medium, and with a proposal to destroy one."""

from arsip.enums.media import DI_LUAR, DIPAKAI
from arsip.enums.media import StatusMedia as S
from arsip.enums.media import StatusPemusnahan as P
from arsip.enums.media import TindakanMedia as T
from arsip.enums.media import TindakanPemusnahan as H
from lpse.alur import PEMILIK, Alur, Transisi
from lpse.peran import KELOLA_MEDIA as KELOLA
from lpse.peran import PUTUSKAN_PEMUSNAHAN

KUNCI = "arsip.luar_ruang"
DI_UNIT, TERPASANG = frozenset({S.TERDAFTAR}), frozenset({S.DIPASANG})

ALUR_MEDIA: Alur[T, S] = Alur(
    {
        T.PASANG: Transisi(DI_UNIT, S.DIPASANG, KELOLA, KUNCI),
        T.SALIN: Transisi(TERPASANG, S.DIPASANG, KELOLA, KUNCI),
        T.LEPASKAN: Transisi(TERPASANG, S.TERDAFTAR, KELOLA, KUNCI),
        T.SERAHKAN: Transisi(DI_UNIT, S.DIBAWA, KELOLA, KUNCI),
        T.TIBA: Transisi(frozenset({S.DIBAWA}), S.DI_TEMPAT, KELOLA, KUNCI),
        T.KEMBALIKAN: Transisi(frozenset(DI_LUAR), S.TERDAFTAR, KELOLA, KUNCI),
        T.HILANGKAN: Transisi(frozenset(DIPAKAI), S.HILANG, KELOLA, KUNCI),
        T.TEMUKAN: Transisi(frozenset({S.HILANG}), S.TERDAFTAR, KELOLA, KUNCI),
        # Done by approving a proposal, never by itself.
        T.MUSNAHKAN: Transisi(frozenset({S.TERDAFTAR, S.HILANG}), S.DIMUSNAHKAN, PUTUSKAN_PEMUSNAHAN, KUNCI),
    }
)

DIUSULKAN = frozenset({P.DIUSULKAN})
ALUR_PEMUSNAHAN_MEDIA: Alur[H, P] = Alur(
    {
        H.SETUJUI: Transisi(DIUSULKAN, P.DISETUJUI, PUTUSKAN_PEMUSNAHAN, KUNCI),
        H.TOLAK: Transisi(DIUSULKAN, P.DITOLAK, PUTUSKAN_PEMUSNAHAN, KUNCI),
        H.TARIK: Transisi(DIUSULKAN, P.DITARIK, PEMILIK, KUNCI),
    }
)
