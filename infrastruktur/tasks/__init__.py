"""What the queue and the clock carry out."""

from types import ModuleType

from infrastruktur.tasks import (
    akses,
    aset,
    gangguan,
    harian,
    metrik,
    pantau,
    penilaian,
    perubahan,
    ruang_server,
)

AREA: tuple[ModuleType, ...] = (
    aset,
    pantau,
    penilaian,
    harian,
    gangguan,
    ruang_server,
    perubahan,
    akses,
    metrik,
)
