"""The acts on a capacity report. Only actions/kapasitas.py writes its status."""

from infrastruktur.enums.harian import StatusLaporanKapasitas as S
from infrastruktur.enums.harian import TindakanLaporanKapasitas as T
from lpse.alur import Alur, Transisi
from lpse.peran import KELOLA_PEMANTAUAN

KUNCI = "infrastruktur.kinerja"
DISUSUN = frozenset({S.DISUSUN})

ALUR_KAPASITAS: Alur[T, S] = Alur(
    {
        T.UBAH: Transisi(DISUSUN, S.DISUSUN, KELOLA_PEMANTAUAN, KUNCI),
        T.TERBITKAN: Transisi(DISUSUN, S.TERBIT, KELOLA_PEMANTAUAN, KUNCI),
    }
)
