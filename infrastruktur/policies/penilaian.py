"""How a series is judged: pure, one reading after the other, in the order of time.

A state is entered at its value and left only past its `_pulih` value; either takes as many readings in a row
as the threshold says. "Tidak diketahui" is no level: it hides the one known before and never changes it.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from infrastruktur.enums.pantau import Arah, Keadaan
from infrastruktur.models import Ambang, Sasaran

# What readings can say, from good to worst.
TINGKAT = (Keadaan.BAIK, Keadaan.PERINGATAN, Keadaan.KRITIS)
JEDA_HILANG = 3  # intervals without a reading
MENIT_HILANG = 3  # and never sooner than this


@dataclass(frozen=True, slots=True)
class BacaanDeret:
    """One reading of one series (by primary key), and when it was taken."""

    deret: int
    nilai: float
    pada: datetime


@dataclass(frozen=True, slots=True)
class Putusan:
    """What a series is after a reading: its state, where readings point to, for which time in a row."""

    keadaan: Keadaan
    calon: str = ""
    kali: int = 0


def parah(keadaan: str) -> int:
    """How bad a level is: 0, 1, 2. Raises ValueError for what is no level."""
    return TINGKAT.index(Keadaan(keadaan))


def keadaan_bacaan(nilai: float, ambang: Ambang | None) -> Keadaan:
    """What one reading says by itself; without a threshold every reading is good. NaN says nothing."""
    if not math.isfinite(nilai):
        return Keadaan.TIDAK_DIKETAHUI
    return tingkat_bacaan(Keadaan.BAIK, nilai, ambang)


def tingkat_bacaan(dari: Keadaan, nilai: float, ambang: Ambang | None) -> Keadaan:
    """The level a finite reading points to, seen from the level it is compared with (hysteresis)."""
    if ambang is None:
        return Keadaan.BAIK
    kritis = ambang.kritis_pulih if dari == Keadaan.KRITIS else ambang.kritis
    if _mencapai(nilai, kritis, ambang.arah):
        return Keadaan.KRITIS
    # Who comes down from critical was past the warning too, and leaves it as the warning is left.
    peringatan = ambang.peringatan if dari == Keadaan.BAIK else ambang.peringatan_pulih
    if peringatan is not None and _mencapai(nilai, peringatan, ambang.arah):
        return Keadaan.PERINGATAN
    return Keadaan.BAIK


def _mencapai(nilai: float, batas: float, arah: str) -> bool:
    return nilai >= batas if arah == Arah.NAIK else nilai <= batas


def putuskan(
    keadaan: Keadaan,
    calon: str,
    kali: int,
    nilai: float,
    ambang: Ambang | None,
    sebelum_hilang: str = "",
) -> Putusan:
    """Judge the next reading of a series.

    `calon` and `kali` are what the last answer said. `sebelum_hilang` is the level known before readings
    stopped ("" where none ever was: taken for good). A reading that finds a silent series where it was ends
    the silence at once; anything else is counted. Several levels in a row count for the nearest of them.
    """
    if not math.isfinite(nilai):
        return Putusan(keadaan, calon, kali)
    hilang = keadaan == Keadaan.TIDAK_DIKETAHUI
    dari = Keadaan(sebelum_hilang or Keadaan.BAIK) if hilang else keadaan
    ke = tingkat_bacaan(dari, nilai, ambang)
    if ke == dari:
        return Putusan(dari)
    lanjut = calon in TINGKAT and _searah(dari, ke, Keadaan(calon))
    calon_baru = _terdekat(dari, ke, Keadaan(calon)) if lanjut else ke
    kali_baru = kali + 1 if lanjut else 1
    if kali_baru >= kali_perlu(dari, calon_baru, ambang):
        return Putusan(calon_baru)
    return Putusan(keadaan, calon_baru, kali_baru)


def kali_perlu(dari: Keadaan, ke: Keadaan, ambang: Ambang | None) -> int:
    """How many readings in a row a change of level takes; without a threshold, one."""
    if ambang is None:
        return 1
    return ambang.kali_buruk if parah(ke) > parah(dari) else ambang.kali_pulih


def _searah(dari: Keadaan, ke: Keadaan, calon: Keadaan) -> bool:
    return (parah(ke) - parah(dari)) * (parah(calon) - parah(dari)) > 0


def _terdekat(dari: Keadaan, *levels: Keadaan) -> Keadaan:
    return min(levels, key=lambda satu: abs(parah(satu) - parah(dari)))


def batas_hilang(jeda_menit: int) -> timedelta:
    """For how long a series may be without a reading before nothing is known of it."""
    return timedelta(minutes=max(JEDA_HILANG * jeda_menit, MENIT_HILANG))


def is_hilang(dibaca_pada: datetime, jeda_menit: int, now: datetime) -> bool:
    """Whether readings of a series have stopped coming."""
    return now - dibaca_pada >= batas_hilang(jeda_menit)


def kelompok_kabar(sasaran: Sasaran) -> tuple[str, int]:
    """What falls together and is told of in one message: the target's group, or the target by itself."""
    return (sasaran.kelompok, 0) if sasaran.kelompok else (sasaran.nama, sasaran.pk)
