"""The acts on an Artikel. Only actions write a status; what the public reads is its published version."""

from layanan.enums.pustaka import StatusArtikel as S
from layanan.enums.pustaka import TindakanArtikel as T
from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_PUSAT_BANTUAN as KELOLA

KUNCI = "layanan.informasi_fitur"
DRAF, TERBIT, DITARIK = frozenset({S.DRAF}), frozenset({S.TERBIT}), frozenset({S.DITARIK})

ALUR_ARTIKEL: Alur[T, S] = Alur(
    {
        T.UBAH: Transisi(DRAF, S.DRAF, KELOLA, KUNCI),
        T.PERBAIKI: Transisi(TERBIT, S.TERBIT, KELOLA, KUNCI),
        T.TERBITKAN: Transisi(DRAF | TERBIT, S.TERBIT, KELOLA, KUNCI),
        T.TINJAU: Transisi(TERBIT, S.TERBIT, KELOLA, KUNCI),
        T.TARIK: Transisi(DRAF | TERBIT, S.DITARIK, KELOLA, KUNCI),
        T.KEMBALIKAN: Transisi(DITARIK, S.DRAF, KELOLA, KUNCI),
    }
)
