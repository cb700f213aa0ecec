"""The acts on a follow-up and on a daily sheet. Only actions/ write their status."""

from infrastruktur.enums.harian import StatusLembar as L
from infrastruktur.enums.harian import StatusTindakLanjut as S
from infrastruktur.enums.harian import TindakanLembar
from infrastruktur.enums.harian import TindakanTindakLanjut as T
from lpse.alur import SISTEM, Alur, Transisi
from lpse.peran import KELOLA_PEMANTAUAN, PUTUSKAN_PERUBAHAN

KUNCI = "infrastruktur.pantau_harian"
TERBUKA = frozenset({S.TERBUKA})
DICATAT = frozenset({S.MENUNGGU_PEMBUKTIAN})
DIUSULKAN = frozenset({S.MENUNGGU_PUTUSAN})

ALUR_TINDAK_LANJUT: Alur[T, S] = Alur(
    {
        T.CATAT: Transisi(TERBUKA, S.MENUNGGU_PEMBUKTIAN, KELOLA_PEMANTAUAN, KUNCI),
        T.BUKTIKAN: Transisi(DICATAT, S.SELESAI, SISTEM, KUNCI),
        T.BUKA_LAGI: Transisi(DICATAT, S.TERBUKA, SISTEM, KUNCI),
        # Also where the reading that would prove it never comes: nothing may wait for it for ever.
        T.BERI_ALASAN: Transisi(TERBUKA | DICATAT, S.MENUNGGU_PUTUSAN, KELOLA_PEMANTAUAN, KUNCI),
        T.TERIMA: Transisi(DIUSULKAN, S.SELESAI_BERALASAN, PUTUSKAN_PERUBAHAN, KUNCI),
        T.KEMBALIKAN: Transisi(DIUSULKAN, S.TERBUKA, PUTUSKAN_PERUBAHAN, KUNCI),
    }
)

ALUR_LEMBAR: Alur[TindakanLembar, L] = Alur(
    {
        TindakanLembar.KONFIRMASI: Transisi(frozenset({L.TERBUKA}), L.DIKONFIRMASI, KELOLA_PEMANTAUAN, KUNCI),
        TindakanLembar.KOREKSI: Transisi(frozenset({L.DIKONFIRMASI}), L.DIGANTI, KELOLA_PEMANTAUAN, KUNCI),
    }
)
