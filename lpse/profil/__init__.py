"""The regulation as data: one deployment runs under one profil.

`profil()` is asked at run time, never at import, so that one process can serve tests of all five.
"""

from django.conf import settings

from lpse.profil.errors import KunciTidakDikenal, ProfilRusak
from lpse.profil.isi import Profil
from lpse.profil.loader import load, resolve

__all__ = ["KunciTidakDikenal", "Profil", "ProfilRusak", "profil"]


def profil() -> Profil:
    """The active profil, named by `settings.LPSE_PROFIL`. Raises ProfilRusak."""
    return load(resolve(settings.LPSE_PROFIL))
