"""Compliance as the records show it: the evidence of every unit counted in one query, then judged."""

from collections.abc import Collection
from datetime import date
from functools import partial

from django.core.cache import cache

from lpse.bukti import Bukti, hitung
from lpse.harapan import Masa
from lpse.kalender import KalenderKerja, kalender
from lpse.profil import profil
from lpse.profil.kunci import KUNCI
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from sekretariat.enums.kepatuhan import STANDAR
from sekretariat.policies.kepatuhan import (
    Kepatuhan,
    bukti_untuk,
    nilai_bukti,
    nilai_semua,
    pasal_aturan,
)

SIMPAN_MERAH = 15 * 60  # seconds; a start page does not count every table of the portal anew


def masa_dari(teks: str) -> Masa:
    """The period as written (`2026`, `2026-T3`, `2026-10`), seen from today. Raises MasaKeliru."""
    return Masa.urai(teks, hari_ini(), partial(_is_kerja, kalender()))


def _is_kerja(kini: KalenderKerja, hari: date) -> bool:
    """Whether the unit works on this day; beyond the calendar Monday to Friday."""
    return kini.is_hari_kerja(hari) if kini.dari <= hari <= kini.sampai else hari.weekday() < 5


def susun(
    masa: Masa, *, kunci: Collection[str] = tuple(KUNCI), standar: Collection[int] = tuple(STANDAR)
) -> Kepatuhan:
    """What the records of the period show for these rules and standards; one query, and the calendar's."""
    bukti = bukti_untuk(sumbangan.bukti.values(), kunci, standar)
    hasil = nilai_bukti(bukti, hitung(bukti, masa), masa)
    return nilai_semua(profil(), masa, hasil, kunci=kunci, standar=standar)


def kunci_pasal(pasal: str) -> list[str]:
    """The rules that rest on this article of the active regulation; none for an unknown one."""
    aktif = profil()
    return [kunci for kunci in KUNCI if pasal in pasal_aturan(aktif, kunci)]


def bukti_satu(kode: str) -> Bukti | None:
    """One piece of evidence; None for an unknown code."""
    return sumbangan.bukti.get(kode)


def merah_kini() -> int:
    """How many rules and standards are not met this year; kept for a quarter of an hour."""
    hari = hari_ini()
    kunci = f"sekretariat.merah:{profil().versi}:{hari:%Y%m%d}"
    simpanan: int | None = cache.get(kunci)
    if simpanan is None:
        simpanan = susun(masa_dari(str(hari.year))).merah
        cache.set(kunci, simpanan, SIMPAN_MERAH)
    return simpanan
