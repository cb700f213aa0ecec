"""The acts on an IzinRuangServer. Only actions/izin_ruang.py and actions/kunjungan_ruang.py write its status.

Who of those who may decide does decide, the profil names: `policies.ruang_server.check_pemutus`.
"""

from infrastruktur.enums.ruang_server import BELUM_MASUK
from infrastruktur.enums.ruang_server import StatusIzin as S
from infrastruktur.enums.ruang_server import TindakanIzin as T
from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import LAYANI_RUANG_SERVER, PUTUSKAN_IZIN_RUANG

KUNCI = "infrastruktur.izin_ruang"


def _dari(*status: S) -> frozenset[S]:
    return frozenset(status)


ALUR_IZIN: Alur[T, S] = Alur(
    {
        T.KONFIRMASI: Transisi(_dari(S.MENUNGGU), S.DIAJUKAN, PEMILIK, KUNCI),
        T.SETUJUI: Transisi(_dari(S.DIAJUKAN), S.DISETUJUI, PUTUSKAN_IZIN_RUANG, KUNCI),
        T.TOLAK: Transisi(_dari(S.DIAJUKAN), S.DITOLAK, PUTUSKAN_IZIN_RUANG, KUNCI),
        T.MASUKKAN: Transisi(_dari(S.DISETUJUI), S.DI_DALAM, LAYANI_RUANG_SERVER, KUNCI),
        T.KELUARKAN: Transisi(_dari(S.DI_DALAM), S.SELESAI, LAYANI_RUANG_SERVER, KUNCI),
        T.BATALKAN: Transisi(_dari(*BELUM_MASUK), S.BATAL, PEMILIK, KUNCI),
        T.BATALKAN_PETUGAS: Transisi(_dari(S.DIAJUKAN, S.DISETUJUI), S.BATAL, LAYANI_RUANG_SERVER, KUNCI),
        # Nobody confirmed it, decided it or came in time.
        T.LEWATKAN: Transisi(_dari(*BELUM_MASUK), S.KEDALUWARSA, SISTEM, KUNCI),
    }
)
