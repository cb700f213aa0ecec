"""What may become of a letter: the first three are the machine's, the others an officer's."""

from layanan.enums.surat_masuk import StatusSurat, TindakanSurat
from lpse.alur import SISTEM, Alur, Transisi
from lpse.peran import LAYANI_TIKET

S, T = StatusSurat, TindakanSurat
SARANA = "layanan.konsultasi"
DITERIMA = frozenset({S.DITERIMA})
DI_LUAR_TIKET = frozenset({S.BELUM_TEROLAH, S.DIABAIKAN})

ALUR_SURAT = Alur(
    {
        T.OLAH: Transisi(DITERIMA, S.TEROLAH, SISTEM, SARANA),
        T.TAHAN: Transisi(DITERIMA, S.BELUM_TEROLAH, SISTEM, SARANA),
        T.LEWATI: Transisi(DITERIMA, S.DIABAIKAN, SISTEM, SARANA),
        T.JADIKAN_TIKET: Transisi(DI_LUAR_TIKET, S.TEROLAH, LAYANI_TIKET, SARANA),
        T.LAMPIRKAN: Transisi(DI_LUAR_TIKET, S.TEROLAH, LAYANI_TIKET, SARANA),
        T.ABAIKAN: Transisi(frozenset({S.BELUM_TEROLAH}), S.DIABAIKAN, LAYANI_TIKET, SARANA),
    }
)
