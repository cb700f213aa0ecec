"""The acts on a JanjiTemu. Only actions/janji.py writes its status."""

from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import LAYANI_LOKET
from registrasi.enums.janji import StatusJanji as S
from registrasi.enums.janji import TindakanJanji as T

KUNCI = "registrasi.verifikasi_dokumen"
DIPESAN = frozenset({S.DIPESAN})

ALUR_JANJI: Alur[T, S] = Alur(
    {
        T.PINDAHKAN: Transisi(DIPESAN, S.DIPINDAH, PEMILIK, KUNCI),
        T.PINDAHKAN_LOKET: Transisi(DIPESAN, S.DIPINDAH, LAYANI_LOKET, KUNCI),
        T.BATALKAN: Transisi(DIPESAN, S.DIBATALKAN, PEMILIK, KUNCI),
        T.BATALKAN_LOKET: Transisi(DIPESAN, S.DIBATALKAN, LAYANI_LOKET, KUNCI),
        T.TUTUP: Transisi(DIPESAN, S.DIBATALKAN, LAYANI_LOKET, KUNCI),
        T.LEPAS: Transisi(DIPESAN, S.DIBATALKAN, SISTEM, KUNCI),
        # Who was noted as absent may still arrive.
        T.HADIRKAN: Transisi(frozenset({S.DIPESAN, S.TIDAK_HADIR}), S.HADIR, LAYANI_LOKET, KUNCI),
        T.TIDAK_HADIRKAN: Transisi(DIPESAN, S.TIDAK_HADIR, LAYANI_LOKET, KUNCI),
        T.LEWATKAN: Transisi(DIPESAN, S.TIDAK_HADIR, SISTEM, KUNCI),
    }
)
