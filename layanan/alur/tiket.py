"""What may happen to a ticket: the one table behind the guards, the buttons, the diagram and the test."""

from layanan.enums.tiket import BERJALAN, TERBUKA, StatusTiket, TindakanTiket
from lpse.alur import PEMILIK, SISTEM, Alur, Transisi
from lpse.peran import LAYANI_TIKET, TERUSKAN_LKPP

S, T = StatusTiket, TindakanTiket
KENDALA, KONSULTASI, LKPP = "layanan.kendala_teknis", "layanan.konsultasi", "layanan.penerusan_lkpp"
LUAR = "layanan.di_luar_tanggung_jawab"


def _dari(*status: StatusTiket) -> frozenset[StatusTiket]:
    return frozenset(status)


ALUR_TIKET = Alur(
    {
        T.AMBIL: Transisi(_dari(*BERJALAN), S.DITANGANI, LAYANI_TIKET, KENDALA),
        T.MINTA_KETERANGAN: Transisi(_dari(*BERJALAN), S.MENUNGGU_PENGGUNA, LAYANI_TIKET, KONSULTASI),
        T.JAWAB: Transisi(_dari(S.MENUNGGU_PENGGUNA), S.DITANGANI, PEMILIK, KONSULTASI),
        T.TERUSKAN: Transisi(_dari(*BERJALAN, S.MENUNGGU_PENGGUNA), S.MENUNGGU_LKPP, TERUSKAN_LKPP, LKPP),
        T.JAWAB_LKPP: Transisi(_dari(S.MENUNGGU_LKPP), S.DITANGANI, TERUSKAN_LKPP, LKPP),
        T.SELESAIKAN: Transisi(_dari(*TERBUKA), S.SELESAI, LAYANI_TIKET, KENDALA),
        T.KONFIRMASI: Transisi(_dari(S.SELESAI), S.DITUTUP, PEMILIK, KONSULTASI),
        T.KONFIRMASI_LISAN: Transisi(_dari(S.SELESAI), S.DITUTUP, LAYANI_TIKET, KONSULTASI),
        T.BELUM_SELESAI: Transisi(_dari(S.SELESAI), S.DITANGANI, PEMILIK, KONSULTASI),
        T.TUTUP: Transisi(_dari(S.SELESAI), S.DITUTUP, SISTEM, KONSULTASI),
        T.LUAR_KEWENANGAN: Transisi(_dari(*TERBUKA), S.LUAR_KEWENANGAN, LAYANI_TIKET, LUAR),
        T.GABUNG: Transisi(_dari(*TERBUKA), S.DIGABUNG, LAYANI_TIKET, KENDALA),
        T.BUKA_KEMBALI: Transisi(
            _dari(S.SELESAI, S.DITUTUP, S.LUAR_KEWENANGAN), S.DITANGANI, LAYANI_TIKET, KONSULTASI
        ),
        T.TANYA_LAGI: Transisi(_dari(S.DITUTUP, S.LUAR_KEWENANGAN), S.DITANGANI, PEMILIK, KONSULTASI),
    }
)
# Acts that change no status, and from where they may be done: a table of transitions says where one goes.
TETAP = {
    T.TUGASKAN: _dari(*TERBUKA),
    T.BALAS: _dari(*TERBUKA),
    T.TULIS: _dari(*BERJALAN, S.MENUNGGU_LKPP),
    T.CATAT_INTERNAL: frozenset(S),
    T.PISAH: _dari(*TERBUKA, S.SELESAI),
    T.UBAH: _dari(*TERBUKA, S.SELESAI),
    T.PERPANJANG: _dari(*TERBUKA),
    T.TAUTKAN: frozenset(S),
}
