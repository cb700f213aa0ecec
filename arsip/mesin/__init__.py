"""The engine of backups: restic and the PostgreSQL programs as children, judged by what they leave behind.

It knows neither rows nor Django. Whoever calls it gives a `Kendali` (deadline, progress, stop) and gets a
result, `MesinGagal` with its cause, or `Dihentikan`.
"""

from arsip.mesin.galat import Dihentikan, MesinGagal
from arsip.mesin.proses import Kendali

__all__ = ["Dihentikan", "Kendali", "MesinGagal"]
