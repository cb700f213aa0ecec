"""STUB"""

from lpse.sumbangan import ButirMenu

RUTE: tuple[tuple[str, object, str, str], ...] = ()
MENU: tuple[ButirMenu, ...] = ()
KARTU: tuple[object, ...] = ()
