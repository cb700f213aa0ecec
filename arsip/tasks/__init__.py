"""What the queue and the clock carry out."""

from types import ModuleType

AREA: tuple[ModuleType, ...] = ()
