"""What may happen to a matter sent on to LKPP."""

from layanan.enums.penerusan import StatusPenerusan as S
from layanan.enums.penerusan import TindakanPenerusan as T
from lpse.alur import Alur, Transisi
from lpse.peran import TERUSKAN_LKPP

KUNCI = "layanan.penerusan_lkpp"
DISIAPKAN, DIKIRIM = frozenset({S.DISIAPKAN}), frozenset({S.DIKIRIM})

ALUR_PENERUSAN: Alur[T, S] = Alur(
    {
        T.UBAH: Transisi(DISIAPKAN, S.DISIAPKAN, TERUSKAN_LKPP, KUNCI),
        T.KIRIM: Transisi(DISIAPKAN, S.DIKIRIM, TERUSKAN_LKPP, KUNCI),
        T.CATAT_NOMOR: Transisi(DIKIRIM, S.DIKIRIM, TERUSKAN_LKPP, KUNCI),
        T.NAIKKAN: Transisi(DIKIRIM, S.DIKIRIM, TERUSKAN_LKPP, KUNCI),
        T.TANYAKAN: Transisi(DIKIRIM, S.DIKIRIM, TERUSKAN_LKPP, KUNCI),
        T.CATAT_JAWABAN: Transisi(DIKIRIM, S.DIJAWAB, TERUSKAN_LKPP, KUNCI),
        T.TARIK: Transisi(DISIAPKAN | DIKIRIM, S.DITARIK, TERUSKAN_LKPP, KUNCI),
    }
)
