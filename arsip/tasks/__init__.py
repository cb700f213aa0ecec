"""What the queue and the clock carry out."""

from types import ModuleType

from arsip.tasks import media, pekerjaan, retensi, uji

AREA: tuple[ModuleType, ...] = (pekerjaan, retensi, uji, media)
