"""What fills each mail when it is sent."""

from types import ModuleType

AREA: tuple[ModuleType, ...] = ()
