"""When officers are told of a series, and when not: pure.

A notice is due where what was told and what is differ. What is worse is told at once; what is better, once it
has lasted; silence, after its own delay. Whatever a series does, it is told of at most twice an hour, unless
its state has held for half an hour. One that changes too often is called flapping instead of told each time.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from infrastruktur.enums.pantau import Keadaan
from infrastruktur.enums.penilaian import JenisKabar
from infrastruktur.policies.penilaian import parah

BACAAN_DILIHAT = 21
PERSEN_BERKEPAK = 15  # three changes among twenty
PERSEN_TENANG = 5  # one
KABAR_PER_JAM = 2
JAM = timedelta(hours=1)
TUNDA_HILANG = timedelta(minutes=10)
TUNDA_MEMBAIK = timedelta(minutes=5)
BERTAHAN = timedelta(minutes=30)
JEDA_PENGINGAT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ingatan:
    """What is known when it is decided whether to tell: the state, what was told, when, and of what kind."""

    keadaan: str
    sejak: datetime
    dikabari: str = Keadaan.BAIK
    tingkat: str = Keadaan.BAIK  # the last level told, which silence is not
    dikabari_pada: datetime | None = None
    kabar: Collection[datetime] = ()  # the last hour's notices
    berkepak: bool = False
    kepak_dikabari: bool = False
    ditangani: bool = False


def jendela_kepak(jeda_menit: int) -> timedelta:
    """The span that the last 21 readings of a series take."""
    return timedelta(minutes=BACAAN_DILIHAT * jeda_menit)


def persen_berubah(perubahan: Iterable[datetime], jeda_menit: int, now: datetime) -> float:
    """How often, in percent, the last 21 readings changed the state of a series."""
    awal = now - jendela_kepak(jeda_menit)
    return 100 * sum(1 for pada in perubahan if awal < pada <= now) / (BACAAN_DILIHAT - 1)


def is_berkepak(sudah: bool, persen: float) -> bool:
    """Whether a series flaps: it begins at the upper percentage and ends only at the lower one."""
    return persen > PERSEN_TENANG if sudah else persen >= PERSEN_BERKEPAK


def kabar_perlu(ingatan: Ingatan, now: datetime) -> JenisKabar | None:
    """The notice that is due now; None when there is none, or not yet."""
    jenis = _jenis(ingatan)
    # A clock that was set back withholds no bad news.
    lama = max(now - ingatan.sejak, timedelta())
    if jenis is None or lama < _tunda(jenis):
        return _pengingat(ingatan, now) if jenis is None else None
    sejam = sum(1 for pada in ingatan.kabar if now - pada < JAM)
    boleh = sejam < KABAR_PER_JAM or lama >= BERTAHAN
    return jenis if boleh else None


def _jenis(ingatan: Ingatan) -> JenisKabar | None:
    if ingatan.berkepak:
        return None if ingatan.kepak_dikabari else JenisKabar.BERKEPAK
    if ingatan.kepak_dikabari:
        return JenisKabar.TENANG
    if ingatan.keadaan == ingatan.dikabari:
        return None
    if ingatan.keadaan == Keadaan.TIDAK_DIKETAHUI:
        return JenisKabar.HILANG
    if parah(ingatan.keadaan) > parah(ingatan.tingkat):
        return JenisKabar.MEMBURUK
    return JenisKabar.KEMBALI if ingatan.dikabari == Keadaan.TIDAK_DIKETAHUI else JenisKabar.MEMBAIK


def _tunda(jenis: JenisKabar) -> timedelta:
    if jenis == JenisKabar.HILANG:
        return TUNDA_HILANG
    membaik = jenis in (JenisKabar.MEMBAIK, JenisKabar.KEMBALI)
    return TUNDA_MEMBAIK if membaik else timedelta(0)


def _pengingat(ingatan: Ingatan, now: datetime) -> JenisKabar | None:
    """Once a day of what is critical and in nobody's hands; never of what flaps."""
    if ingatan.keadaan != Keadaan.KRITIS or ingatan.ditangani or ingatan.berkepak:
        return None
    lewat = ingatan.dikabari_pada is not None and now - ingatan.dikabari_pada >= JEDA_PENGINGAT
    return JenisKabar.PENGINGAT if lewat else None
