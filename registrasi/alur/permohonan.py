"""The acts on a Permohonan. Only actions write a status."""

from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import VERIFIKASI
from registrasi.enums.permohonan import StatusPermohonan as S
from registrasi.enums.permohonan import TindakanPermohonan as T

ALUR_PERMOHONAN: Alur[T, S] = Alur(
    {
        T.AJUKAN: Transisi(frozenset({S.DRAF, S.DIKEMBALIKAN}), S.DIAJUKAN, PEMILIK, "registrasi.pelayanan"),
        T.TARIK: Transisi(
            frozenset({S.DRAF, S.DIAJUKAN, S.DIKEMBALIKAN}), S.DITARIK, PEMILIK, "registrasi.pelayanan"
        ),
        T.SETUJUI: Transisi(
            frozenset({S.DIAJUKAN}), S.DISETUJUI, VERIFIKASI, "registrasi.verifikasi_dokumen"
        ),
        T.KEMBALIKAN: Transisi(
            frozenset({S.DIAJUKAN}), S.DIKEMBALIKAN, VERIFIKASI, "registrasi.informasi_syarat"
        ),
        T.TOLAK: Transisi(frozenset({S.DIAJUKAN}), S.DITOLAK, VERIFIKASI, "registrasi.verifikasi_dokumen"),
        T.KEDALUWARSAKAN: Transisi(frozenset({S.DRAF}), S.KEDALUWARSA, SISTEM, "registrasi.arsip"),
    }
)
