"""The acts on an import of SPSE data. Only actions write a status."""

from lpse.alur import SISTEM, Alur, Transisi
from lpse.peran import KELOLA_DATA_SPSE
from sekretariat.enums.spse import BERJALAN
from sekretariat.enums.spse import StatusKiriman as S
from sekretariat.enums.spse import TindakanKiriman as T

DASAR = "sekretariat.e_reporting"
BELUM_DITERAPKAN = frozenset({S.MEMERIKSA, S.DIPERIKSA})
ALUR_KIRIMAN: Alur[T, S] = Alur(
    {
        T.SELESAI_DIPERIKSA: Transisi(frozenset({S.MEMERIKSA}), S.DIPERIKSA, SISTEM, DASAR),
        T.GAGALKAN: Transisi(frozenset(BERJALAN), S.GAGAL, SISTEM, DASAR),
        T.TERAPKAN: Transisi(frozenset({S.DIPERIKSA}), S.MENERAPKAN, KELOLA_DATA_SPSE, DASAR),
        # By whoever runs commands on the server, or by the clock: neither has an Akun there.
        T.TERAPKAN_LANGSUNG: Transisi(BELUM_DITERAPKAN, S.MENERAPKAN, SISTEM, DASAR),
        T.BATALKAN: Transisi(BELUM_DITERAPKAN, S.DIBATALKAN, KELOLA_DATA_SPSE, DASAR),
        T.KEDALUWARSAKAN: Transisi(frozenset({S.DIPERIKSA}), S.DIBATALKAN, SISTEM, DASAR),
        T.SELESAIKAN: Transisi(frozenset({S.MENERAPKAN}), S.DITERAPKAN, SISTEM, DASAR),
    }
)
