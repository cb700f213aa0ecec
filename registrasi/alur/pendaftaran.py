"""The acts on a Pendaftaran. Only actions.py writes a status."""

from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import CABUT, VERIFIKASI
from registrasi.enums.pendaftaran import StatusPendaftaran as S
from registrasi.enums.pendaftaran import Tindakan as T

ALUR: Alur[T, S] = Alur(
    {
        T.AJUKAN: Transisi(frozenset({S.DRAF, S.DIKEMBALIKAN}), S.DIAJUKAN, PEMILIK, "registrasi.tahapan"),
        T.TARIK: Transisi(frozenset({S.DIAJUKAN, S.DIKEMBALIKAN}), S.DITARIK, PEMILIK, "registrasi.tahapan"),
        T.SETUJUI: Transisi(frozenset({S.DIAJUKAN}), S.DISETUJUI, VERIFIKASI, "registrasi.setuju_tolak"),
        T.KEMBALIKAN: Transisi(
            frozenset({S.DIAJUKAN}), S.DIKEMBALIKAN, VERIFIKASI, "registrasi.informasi_syarat"
        ),
        T.TOLAK: Transisi(frozenset({S.DIAJUKAN}), S.DITOLAK, VERIFIKASI, "registrasi.setuju_tolak"),
        T.CABUT: Transisi(frozenset({S.DISETUJUI}), S.DICABUT, CABUT, "registrasi.setuju_tolak"),
        T.KEDALUWARSAKAN: Transisi(frozenset({S.DRAF}), S.KEDALUWARSA, SISTEM, "registrasi.arsip"),
    }
)
