"""The acts on help with a registration. Only actions write a status."""

from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from registrasi.enums.bantuan import StatusBantuan as S
from registrasi.enums.bantuan import TindakanBantuan as T

# Every profil offers the help; where its regulation has no article for it, it is part of serving users.
DASAR = "registrasi.pelayanan"
HIDUP = frozenset({S.MENUNGGU, S.BERJALAN})
ALUR_BANTUAN: Alur[T, S] = Alur(
    {
        T.IZINKAN: Transisi(frozenset({S.MENUNGGU}), S.BERJALAN, PEMILIK, DASAR),
        T.SERAHKAN: Transisi(frozenset({S.BERJALAN}), S.DISERAHKAN, PEMILIK, DASAR),
        T.AKHIRI: Transisi(HIDUP, S.DIAKHIRI, PEMILIK, DASAR),
        T.KEDALUWARSAKAN: Transisi(HIDUP, S.BERAKHIR, SISTEM, DASAR),
    }
)
