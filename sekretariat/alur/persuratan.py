"""What may be done with a letter that came in, with one that goes out, and with an instruction about one."""

from lpse.alur import PEMILIK, Alur, Transisi
from lpse.peran import DISPOSISIKAN_SURAT, SETUJUI_SURAT
from lpse.peran import KELOLA_SURAT as KELOLA
from sekretariat.enums.persuratan import StatusDisposisi as D
from sekretariat.enums.persuratan import StatusSurat as S
from sekretariat.enums.persuratan import TindakanDisposisi as TD
from sekretariat.enums.persuratan import TindakanKeluar as TK
from sekretariat.enums.persuratan import TindakanMasuk as TM

KUNCI = "sekretariat.ketatausahaan"
BELUM_SELESAI = frozenset({S.DICATAT, S.DIDISPOSISIKAN})
BELUM_DIKIRIM = frozenset({S.KONSEP, S.DIAJUKAN, S.DISETUJUI, S.DINOMORI})

ALUR_MASUK: Alur[TM, S] = Alur(
    {
        TM.DISPOSISIKAN: Transisi(BELUM_SELESAI, S.DIDISPOSISIKAN, DISPOSISIKAN_SURAT, KUNCI),
        TM.SELESAIKAN: Transisi(BELUM_SELESAI, S.SELESAI, KELOLA, KUNCI),
    }
)

ALUR_KELUAR: Alur[TK, S] = Alur(
    {
        TK.AJUKAN: Transisi(frozenset({S.KONSEP}), S.DIAJUKAN, KELOLA, KUNCI),
        TK.SETUJUI: Transisi(frozenset({S.DIAJUKAN}), S.DISETUJUI, SETUJUI_SURAT, KUNCI),
        TK.NOMORI: Transisi(frozenset({S.DISETUJUI}), S.DINOMORI, KELOLA, KUNCI),
        TK.KIRIM: Transisi(frozenset({S.DINOMORI}), S.DIKIRIM, KELOLA, KUNCI),
        TK.BATALKAN: Transisi(BELUM_DIKIRIM, S.DIBATALKAN, KELOLA, KUNCI),
        # Last: what carries the letter on stands first among the buttons.
        TK.KEMBALIKAN: Transisi(frozenset({S.DIAJUKAN}), S.KONSEP, SETUJUI_SURAT, KUNCI),
    }
)

TERBUKA = frozenset({D.TERBUKA})
# Whoever passes an instruction on still answers for it.
ALUR_DISPOSISI: Alur[TD, D] = Alur(
    {
        TD.SELESAIKAN: Transisi(TERBUKA, D.SELESAI, PEMILIK, KUNCI),
        TD.TERUSKAN: Transisi(TERBUKA, D.TERBUKA, PEMILIK, KUNCI),
        TD.TARIK: Transisi(TERBUKA, D.DITARIK, DISPOSISIKAN_SURAT, KUNCI),
    }
)
