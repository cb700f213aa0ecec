"""The acts on a Penonaktifan and on a Pengaktifan. Only actions write a status."""

from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import PUTUSKAN_PENONAKTIFAN as PUTUSKAN
from lpse.peran import USULKAN_PENONAKTIFAN as USULKAN
from registrasi.enums.penonaktifan import StatusPengaktifan, StatusPenonaktifan, TindakanPengaktifan
from registrasi.enums.penonaktifan import TindakanPenonaktifan as T

S = StatusPenonaktifan
NONAKTIF = "registrasi.nonaktif"
# While the user is heard, and while LKPP considers, the case stays where it is.
KLARIFIKASI = frozenset({S.KLARIFIKASI})
DIUSULKAN = frozenset({S.DIUSULKAN_LKPP})

ALUR_PENONAKTIFAN: Alur[T, S] = Alur(
    {
        T.MINTA_KLARIFIKASI: Transisi(frozenset({S.DILAPORKAN}), S.KLARIFIKASI, USULKAN, NONAKTIF),
        T.JAWAB: Transisi(KLARIFIKASI, S.KLARIFIKASI, PEMILIK, NONAKTIF),
        T.CATAT_DIAM: Transisi(KLARIFIKASI, S.KLARIFIKASI, SISTEM, NONAKTIF),
        T.NYATAKAN_TIDAK_BERALASAN: Transisi(KLARIFIKASI, S.DIJAWAB_TIDAK_BERALASAN, USULKAN, NONAKTIF),
        T.TERBITKAN_PERNYATAAN: Transisi(KLARIFIKASI, S.PERNYATAAN_TERBIT, USULKAN, NONAKTIF),
        T.USULKAN_LKPP: Transisi(frozenset({S.PERNYATAAN_TERBIT}), S.DIUSULKAN_LKPP, USULKAN, NONAKTIF),
        T.CATAT_PERSETUJUAN_LKPP: Transisi(DIUSULKAN, S.DIUSULKAN_LKPP, USULKAN, NONAKTIF),
        T.CATAT_PENOLAKAN_LKPP: Transisi(DIUSULKAN, S.DITOLAK_LKPP, USULKAN, NONAKTIF),
        T.NONAKTIFKAN: Transisi(DIUSULKAN, S.NONAKTIF, PUTUSKAN, NONAKTIF),
        T.BERITAHUKAN: Transisi(frozenset({S.NONAKTIF}), S.DIBERITAHUKAN, PUTUSKAN, "registrasi.nonaktif"),
        T.ARSIPKAN: Transisi(frozenset({S.DIBERITAHUKAN}), S.DIARSIPKAN, USULKAN, "registrasi.arsip"),
    }
)

P = StatusPengaktifan
DIKLARIFIKASI = frozenset({P.KLARIFIKASI})

ALUR_PENGAKTIFAN: Alur[TindakanPengaktifan, P] = Alur(
    {
        TindakanPengaktifan.CATAT_KLARIFIKASI: Transisi(
            frozenset({P.DIMOHON}), P.KLARIFIKASI, USULKAN, NONAKTIF
        ),
        TindakanPengaktifan.SETUJUI: Transisi(DIKLARIFIKASI, P.DISETUJUI, PUTUSKAN, NONAKTIF),
        TindakanPengaktifan.TOLAK: Transisi(DIKLARIFIKASI, P.DITOLAK, PUTUSKAN, NONAKTIF),
    }
)
