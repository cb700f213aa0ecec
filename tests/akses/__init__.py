"""One module for each area of the portal: its rows of the access table, and the records behind them.

A module holds `BARIS`, a tuple of `akses_tabel.Baris`, and may hold `objek(orang)`: it makes the area's
records for the people of this world (Akun by role) and returns them under the names the rows use.
"""

from importlib import import_module
from pkgutil import iter_modules

AREA = [import_module(f"{__name__}.{modul.name}") for modul in iter_modules(__path__)]
