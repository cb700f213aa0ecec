"""The acts on a PemesananRuang. Only actions/ruang.py and actions/tamu.py write its status."""

from layanan.enums.tempat import HIDUP
from layanan.enums.tempat import StatusPemesanan as S
from layanan.enums.tempat import TindakanPemesanan as T
from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import KELOLA_RUANG, LAYANI_TAMU

KUNCI = "layanan.ruang"


def _dari(*status: S) -> frozenset[S]:
    return frozenset(status)


ALUR_PEMESANAN: Alur[T, S] = Alur(
    {
        T.KONFIRMASI: Transisi(_dari(S.MENUNGGU), S.DIAJUKAN, PEMILIK, KUNCI),
        T.SETUJUI: Transisi(_dari(S.DIAJUKAN), S.DISETUJUI, KELOLA_RUANG, KUNCI),
        T.TOLAK: Transisi(_dari(S.DIAJUKAN), S.DITOLAK, KELOLA_RUANG, KUNCI),
        # Who moves a booking has looked at it: the new time is approved with it.
        T.PINDAHKAN: Transisi(_dari(S.DIAJUKAN, S.DISETUJUI), S.DISETUJUI, KELOLA_RUANG, KUNCI),
        T.BATALKAN: Transisi(_dari(*HIDUP), S.DIBATALKAN, PEMILIK, KUNCI),
        T.BATALKAN_PETUGAS: Transisi(_dari(*HIDUP), S.DIBATALKAN, KELOLA_RUANG, KUNCI),
        # Nobody confirmed it, or nobody answered it, in time.
        T.LEPAS: Transisi(_dari(S.MENUNGGU, S.DIAJUKAN), S.DIBATALKAN, SISTEM, KUNCI),
        # Who was noted as absent may still arrive, while the seats are free.
        T.HADIRKAN: Transisi(_dari(S.DISETUJUI, S.TIDAK_HADIR), S.HADIR, LAYANI_TAMU, KUNCI),
        T.TIDAK_HADIRKAN: Transisi(_dari(S.DISETUJUI), S.TIDAK_HADIR, KELOLA_RUANG, KUNCI),
        T.LEWATKAN: Transisi(_dari(S.DISETUJUI), S.TIDAK_HADIR, SISTEM, KUNCI),
        T.SELESAIKAN: Transisi(_dari(S.HADIR), S.SELESAI, LAYANI_TAMU, KUNCI),
        T.AKHIRI: Transisi(_dari(S.HADIR), S.SELESAI, SISTEM, KUNCI),
    }
)
