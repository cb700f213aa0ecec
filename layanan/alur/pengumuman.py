"""The acts on a Pengumuman. Only actions write a status; what is due by the clock has acts of its own.

The table names the rule on disturbances; that on maintenance is in `policies/pengumuman.py`.
"""

from layanan.enums.pengumuman import StatusPengumuman as S
from layanan.enums.pengumuman import TindakanPengumuman as T
from lpse.alur import SISTEM, Alur, Transisi
from lpse.peran import KELOLA_PENGUMUMAN as KELOLA

KUNCI = "layanan.pengumuman_gangguan"
DRAF, TAYANG = frozenset({S.DRAF}), frozenset({S.TAYANG})
BELUM = frozenset({S.DRAF, S.TERJADWAL})

ALUR_PENGUMUMAN: Alur[T, S] = Alur(
    {
        T.UBAH: Transisi(DRAF, S.DRAF, KELOLA, KUNCI),
        T.JADWALKAN: Transisi(DRAF, S.TERJADWAL, KELOLA, KUNCI),
        T.TAYANGKAN: Transisi(BELUM, S.TAYANG, KELOLA, KUNCI),
        T.PERBARUI: Transisi(TAYANG, S.TAYANG, KELOLA, KUNCI),
        T.AKHIRI: Transisi(TAYANG, S.BERAKHIR, KELOLA, KUNCI),
        T.BATALKAN: Transisi(BELUM | TAYANG, S.DIBATALKAN, KELOLA, KUNCI),
        T.TAYANGKAN_OTOMATIS: Transisi(BELUM, S.TAYANG, SISTEM, KUNCI),
        T.AKHIRI_OTOMATIS: Transisi(TAYANG, S.BERAKHIR, SISTEM, KUNCI),
        T.PERBARUI_OTOMATIS: Transisi(TAYANG, S.TAYANG, SISTEM, KUNCI),
        T.BATALKAN_OTOMATIS: Transisi(TAYANG, S.DIBATALKAN, SISTEM, KUNCI),
    }
)
