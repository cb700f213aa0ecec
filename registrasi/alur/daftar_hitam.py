"""The acts on a match with the blacklist. None of them deactivates or activates anybody."""

from lpse.alur import SISTEM, Alur, Transisi
from lpse.peran import KELOLA_DAFTAR_HITAM
from registrasi.enums.daftar_hitam import StatusCocok as S
from registrasi.enums.daftar_hitam import TindakanCocok as T

_NONAKTIF = "registrasi.nonaktif"
ALUR_COCOK: Alur[T, S] = Alur(
    {
        T.BENARKAN: Transisi(frozenset({S.BARU, S.BUKAN}), S.TERBUKTI, KELOLA_DAFTAR_HITAM, _NONAKTIF),
        T.BANTAH: Transisi(frozenset({S.BARU, S.TERBUKTI}), S.BUKAN, KELOLA_DAFTAR_HITAM, _NONAKTIF),
        T.SELESAIKAN: Transisi(frozenset({S.BERAKHIR}), S.SELESAI, KELOLA_DAFTAR_HITAM, _NONAKTIF),
        # The sanction is over and somebody of ours may be active again: an officer looks, nothing happens.
        T.AKHIRI: Transisi(frozenset({S.BARU, S.TERBUKTI}), S.BERAKHIR, SISTEM, _NONAKTIF),
        # Over, or the registration is, and nobody is to be made active again.
        T.TUTUP: Transisi(frozenset({S.BARU, S.TERBUKTI}), S.SELESAI, SISTEM, _NONAKTIF),
        # A newer list prolongs the sanction, or a likeness of names has become an equal number.
        T.BUKA_KEMBALI: Transisi(frozenset({S.BERAKHIR, S.SELESAI, S.BUKAN}), S.BARU, SISTEM, _NONAKTIF),
    }
)
