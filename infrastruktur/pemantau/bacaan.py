"""What is asked of a machine, and what comes back: plain values, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from infrastruktur.enums.pantau import JenisSasaran, Ukuran

# What a target comes back with that a cycle had no time for.
GALAT_TENGGAT = "Tidak menjawab sampai siklus berakhir."


@dataclass(frozen=True, slots=True)
class Tanya:
    """One target as the probes need it. `opsi` holds what its kind asks for, secrets already resolved.

    `batas` is the hard time-out in seconds.
    """

    kode: str
    jenis: JenisSasaran
    alamat: str = ""
    opsi: Mapping[str, str] = field(default_factory=dict, repr=False)  # passwords: into no log
    batas: float = 5.0


@dataclass(frozen=True, slots=True)
class Bacaan:
    """One value of one measure; `label` tells several of a kind apart: a mount point, an interface."""

    ukuran: Ukuran
    nilai: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Pencacah:
    """A counter that only grows, until it starts anew: `nilai_pencacah` makes a reading of two of them.

    Traffic counts bytes; CPU counts the milliseconds that the average core was busy.
    """

    ukuran: Ukuran
    nilai: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What a source or probe found; `siklus` makes a Hasil of it."""

    bacaan: tuple[Bacaan, ...] = ()
    pencacah: tuple[Pencacah, ...] = ()
    galat: str = ""
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What one target said in one cycle. With `galat` (a sentence in Indonesian) there may be no readings."""

    kode: str
    pada: datetime
    durasi_ms: float
    bacaan: tuple[Bacaan, ...] = ()
    pencacah: tuple[Pencacah, ...] = ()
    galat: str = ""
    catatan: str = ""  # how it was asked, where that is worth saying: "TCP, karena ICMP tidak diizinkan"


class TidakMenjawab(Exception):
    """The target was asked and gave no good answer; `str()` is the Indonesian sentence that says why."""


class TidakDitanya(Exception):
    """It could not even be asked, so nothing is known of it; `str()` says why."""


def laju(lama: int, lama_pada: datetime, baru: int, baru_pada: datetime) -> float | None:
    """Bits per second between two counts of bytes; None where none can be told: the counter started anew
    (a restart), or no time has passed."""
    per_detik = _per_detik(lama, lama_pada, baru, baru_pada)
    return None if per_detik is None else per_detik * 8


def nilai_pencacah(
    ukuran: Ukuran, lama: int, lama_pada: datetime, baru: int, baru_pada: datetime
) -> float | None:
    """The reading two counts make, in the unit SIFAT names for the measure; None as in `laju`."""
    if ukuran != Ukuran.CPU:
        return laju(lama, lama_pada, baru, baru_pada)
    per_detik = _per_detik(lama, lama_pada, baru, baru_pada)
    # Two clocks are compared, so a fully busy core may come out a little above the whole.
    return None if per_detik is None else min(per_detik / 10, 100.0)


def _per_detik(lama: int, lama_pada: datetime, baru: int, baru_pada: datetime) -> float | None:
    detik = (baru_pada - lama_pada).total_seconds()
    return (baru - lama) / detik if detik > 0 and baru >= lama else None
