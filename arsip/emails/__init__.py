"""What fills each mail when it is sent."""

from types import ModuleType

from arsip.emails import media, pekerjaan, retensi, salin_luar

AREA: tuple[ModuleType, ...] = (pekerjaan, retensi, media, salin_luar)
