"""The acts on a Kesaksian. Only actions/kesaksian*.py write its status."""

from layanan.enums.kesaksian import StatusKesaksian as S
from layanan.enums.kesaksian import TindakanKesaksian as T
from lpse.alur import Alur, Transisi
from lpse.peran import ATUR_LAYANAN, SAKSIKAN

KUNCI = "layanan.kesaksian"
TERBIT = frozenset({S.TERBIT})
BERTANDA = frozenset({S.DITANDATANGANI})

ALUR_KESAKSIAN: Alur[T, S] = Alur(
    {
        T.UBAH: Transisi(frozenset({S.DICATAT}), S.DICATAT, SAKSIKAN, KUNCI),
        T.NYATAKAN_SIAP: Transisi(frozenset({S.DICATAT}), S.SIAP, SAKSIKAN, KUNCI),
        T.PERBAIKI: Transisi(frozenset({S.SIAP}), S.DICATAT, SAKSIKAN, KUNCI),
        T.TERBITKAN: Transisi(frozenset({S.SIAP}), S.TERBIT, SAKSIKAN, KUNCI),
        # A better copy takes the place of an earlier one while nothing rests on it.
        T.UNGGAH_SALINAN: Transisi(TERBIT | BERTANDA, S.DITANDATANGANI, SAKSIKAN, KUNCI),
        T.KIRIM_LKPP: Transisi(BERTANDA, S.DIKIRIM_LKPP, SAKSIKAN, KUNCI),
        T.CATAT_HASIL: Transisi(frozenset({S.DIKIRIM_LKPP}), S.HASIL_FORENSIK, SAKSIKAN, KUNCI),
        T.TUTUP: Transisi(BERTANDA | {S.HASIL_FORENSIK}, S.DITUTUP, SAKSIKAN, KUNCI),
        T.BATALKAN: Transisi(frozenset({S.DICATAT, S.SIAP}), S.DIBATALKAN, SAKSIKAN, KUNCI),
        T.CABUT: Transisi(
            TERBIT | BERTANDA | {S.DIKIRIM_LKPP, S.HASIL_FORENSIK}, S.DICABUT, ATUR_LAYANAN, KUNCI
        ),
        T.GANTI: Transisi(frozenset({S.DICABUT}), S.DICABUT, SAKSIKAN, KUNCI),
    }
)
# What happens to the evidence changes no status, and goes on after the case is over.
BUKTI: dict[T, frozenset[S]] = {
    T.SEGEL: frozenset(S) - {S.DITUTUP, S.DIBATALKAN, S.DICABUT},
    T.SERAHKAN: frozenset(S),
    T.UNDUH: frozenset(S),
}
