"""The acts on an import of users. Only actions write a status."""

from lpse.alur import SISTEM, Alur, Transisi
from lpse.peran import KELOLA_SPSE
from registrasi.enums.spse import StatusImpor as S
from registrasi.enums.spse import TindakanImpor as T

DASAR = "registrasi.pelayanan"
ALUR_IMPOR: Alur[T, S] = Alur(
    {
        T.SELESAI_DIBACA: Transisi(frozenset({S.MEMBACA}), S.TERBACA, SISTEM, DASAR),
        T.GAGALKAN: Transisi(frozenset({S.MEMBACA}), S.GAGAL, SISTEM, DASAR),
        T.TERAPKAN: Transisi(frozenset({S.TERBACA}), S.MENERAPKAN, KELOLA_SPSE, DASAR),
        # Whoever runs commands on the server has no Akun there.
        T.TERAPKAN_LANGSUNG: Transisi(frozenset({S.TERBACA}), S.MENERAPKAN, SISTEM, DASAR),
        T.BATALKAN: Transisi(frozenset({S.MEMBACA, S.TERBACA}), S.DIBATALKAN, KELOLA_SPSE, DASAR),
        T.KEDALUWARSAKAN: Transisi(frozenset({S.TERBACA}), S.DIBATALKAN, SISTEM, DASAR),
        T.SELESAIKAN: Transisi(frozenset({S.MENERAPKAN}), S.SELESAI, SISTEM, DASAR),
    }
)
