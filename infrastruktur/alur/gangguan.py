"""What may happen to an incident, by an officer and by the measurement."""

from infrastruktur.enums.gangguan import StatusGangguan as S
from infrastruktur.enums.gangguan import TindakanGangguan as T
from lpse.alur import SISTEM, Alur, Transisi
from lpse.peran import KELOLA_GANGGUAN as KELOLA
from lpse.peran import NYATAKAN_DARURAT

KUNCI = "infrastruktur.masalah_teknis"
INTERNET = "infrastruktur.koneksi_internet"
TERBUKA = frozenset({S.TERBUKA})

ALUR_GANGGUAN: Alur[T, S] = Alur(
    {
        T.KONFIRMASI: Transisi(TERBUKA, S.TERBUKA, KELOLA, KUNCI),
        T.LANGKAH: Transisi(TERBUKA, S.TERBUKA, KELOLA, INTERNET),
        T.KABAR: Transisi(TERBUKA, S.TERBUKA, KELOLA, KUNCI),
        T.NILAI: Transisi(TERBUKA, S.TERBUKA, KELOLA, KUNCI),
        T.TAUTKAN: Transisi(TERBUKA, S.TERBUKA, KELOLA, KUNCI),
        T.LAPORKAN: Transisi(TERBUKA, S.TERBUKA, KELOLA, "infrastruktur.informasi_lkpp"),
        T.PULIHKAN: Transisi(TERBUKA, S.TERBUKA, KELOLA, KUNCI),
        T.TERBITKAN: Transisi(TERBUKA, S.TERBUKA, KELOLA, KUNCI),
        T.TUTUP: Transisi(TERBUKA, S.DITUTUP, KELOLA, KUNCI),
        T.DARURAT: Transisi(TERBUKA, S.TERBUKA, NYATAKAN_DARURAT, KUNCI),
        T.BATALKAN: Transisi(TERBUKA, S.DIBATALKAN, KELOLA, KUNCI),
        T.UKUR_TERGANGGU: Transisi(TERBUKA, S.TERBUKA, SISTEM, KUNCI),
        T.UKUR_PULIH: Transisi(TERBUKA, S.TERBUKA, SISTEM, KUNCI),
        T.UMUMKAN: Transisi(TERBUKA, S.TERBUKA, SISTEM, KUNCI),
    }
)
