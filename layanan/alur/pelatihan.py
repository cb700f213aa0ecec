"""What may happen to a training, and to one of its participants."""

from layanan.enums.pelatihan import (
    BERJALAN,
    StatusPelatihan,
    StatusPeserta,
    TindakanPelatihan,
    TindakanPeserta,
)
from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import KELOLA_PELATIHAN

KUNCI = "layanan.pelatihan"
S, T = StatusPelatihan, TindakanPelatihan
P, A = StatusPeserta, TindakanPeserta
DIBUKA = frozenset({S.DIBUKA})
BARU, ANTRE, TERDAFTAR = (frozenset({s}) for s in (P.BELUM_DIKONFIRMASI, P.DAFTAR_TUNGGU, P.TERDAFTAR))

ALUR_PELATIHAN = Alur(
    {
        T.BUKA: Transisi(frozenset({S.DRAF, S.DITUTUP}), S.DIBUKA, KELOLA_PELATIHAN, KUNCI),
        T.TUTUP: Transisi(DIBUKA, S.DITUTUP, KELOLA_PELATIHAN, KUNCI),
        T.TUTUP_OTOMATIS: Transisi(DIBUKA, S.DITUTUP, SISTEM, KUNCI),
        # From a draft as well: what was held without registration is recorded afterwards.
        T.SELESAIKAN: Transisi(frozenset(BERJALAN), S.SELESAI, KELOLA_PELATIHAN, KUNCI),
        T.BATALKAN: Transisi(frozenset(BERJALAN), S.DIBATALKAN, KELOLA_PELATIHAN, KUNCI),
    }
)
ALUR_PESERTA = Alur(
    {
        A.KONFIRMASI: Transisi(BARU, P.TERDAFTAR, PEMILIK, KUNCI),
        A.ANTRE: Transisi(BARU, P.DAFTAR_TUNGGU, PEMILIK, KUNCI),
        A.NAIK: Transisi(ANTRE, P.TERDAFTAR, SISTEM, KUNCI),
        A.BATALKAN: Transisi(BARU | ANTRE | TERDAFTAR, P.BATAL, PEMILIK, KUNCI),
        A.KELUARKAN: Transisi(BARU | ANTRE | TERDAFTAR, P.BATAL, KELOLA_PELATIHAN, KUNCI),
        A.HADIR_SENDIRI: Transisi(TERDAFTAR, P.HADIR, PEMILIK, KUNCI),
        # Who waited and came anyway may have sat in somebody's empty chair.
        A.HADIRKAN: Transisi(TERDAFTAR | ANTRE | {P.TIDAK_HADIR}, P.HADIR, KELOLA_PELATIHAN, KUNCI),
        A.TIDAK_HADIRKAN: Transisi(TERDAFTAR | {P.HADIR}, P.TIDAK_HADIR, KELOLA_PELATIHAN, KUNCI),
        A.LEWATKAN: Transisi(TERDAFTAR, P.TIDAK_HADIR, SISTEM, KUNCI),
    }
)
