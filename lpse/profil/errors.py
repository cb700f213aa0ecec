"""What goes wrong with a profil, in words for the operator who wrote it."""

from collections.abc import Iterable
from difflib import get_close_matches


class ProfilRusak(Exception):
    """The profil cannot be used; `str()` is one Indonesian sentence naming file, key and expectation."""

    def __init__(self, berkas: str, kunci: str, harapan: str) -> None:
        letak = f"kunci {kunci} " if kunci else ""
        super().__init__(f"Profil {berkas}: {letak}{harapan}.")


class KunciTidakDikenal(KeyError):
    """Code asked for a rule key, kind of applicant or line of business that does not exist."""

    def __init__(self, kunci: str, dikenal: Iterable[str]) -> None:
        super().__init__(kunci)
        self.kalimat = f"“{kunci}” tidak dikenal{terdekat(kunci, dikenal)}."

    def __str__(self) -> str:
        # KeyError would print the repr of its argument, which reads badly in a log.
        return self.kalimat


def terdekat(nama: str, dikenal: Iterable[str]) -> str:
    """`; yang terdekat “…”` for the known name most like this one; "" where nothing is known."""
    mirip = get_close_matches(nama, list(dikenal), n=1, cutoff=0.0)
    return f"; yang terdekat “{mirip[0]}”" if mirip else ""
