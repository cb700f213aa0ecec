"""What the queue and the clock carry out."""

from types import ModuleType

from arsip.tasks import media, pekerjaan, retensi, salin_luar, uji

AREA: tuple[ModuleType, ...] = (pekerjaan, retensi, uji, media, salin_luar)
