"""How work in the background of the auditor's room goes on: by the clock and the queue, never by a person."""

from lpse.alur import SISTEM, Alur, Transisi
from sekretariat.enums.periksa import TERBUKA, StatusKerja, TindakanKerja

KUNCI = "sekretariat.evaluasi"
_TERBUKA, _BERJALAN = frozenset(TERBUKA), frozenset({StatusKerja.BERJALAN})

ALUR_KERJA: Alur[TindakanKerja, StatusKerja] = Alur(
    {
        # Also what already runs: whoever ran it may be dead, and its lease has run out.
        TindakanKerja.KERJAKAN: Transisi(_TERBUKA, StatusKerja.BERJALAN, SISTEM, KUNCI),
        TindakanKerja.SELESAIKAN: Transisi(_BERJALAN, StatusKerja.SELESAI, SISTEM, KUNCI),
        TindakanKerja.GAGALKAN: Transisi(_BERJALAN, StatusKerja.GAGAL, SISTEM, KUNCI),
    }
)
