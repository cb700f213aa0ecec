"""What fills each mail when it is sent."""

from types import ModuleType

from infrastruktur.emails import aset, darurat, gangguan, harian, penilaian, perubahan, ruang_server

AREA: tuple[ModuleType, ...] = (
    aset,
    penilaian,
    harian,
    gangguan,
    darurat,
    ruang_server,
    perubahan,
)
