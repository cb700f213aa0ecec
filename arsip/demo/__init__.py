"""The demo's story, told by the acts themselves."""

from collections.abc import Callable

# In this order: each chapter stands on the ones before it.
BAB: tuple[Callable[[], None], ...] = ()
