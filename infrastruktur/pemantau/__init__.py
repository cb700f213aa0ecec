"""Asking machines how they are: sources and probes; nothing here knows the database.

`tanya(daftar)` asks; `nilai_pencacah` makes readings of two counts; `periksa_alamat` judges what a form says.
"""

import asyncio
import gc
from collections.abc import Iterable, Sequence

from infrastruktur.pemantau.alamat import AlamatDitolak, periksa_alamat
from infrastruktur.pemantau.bacaan import (
    GALAT_TENGGAT,
    Bacaan,
    Hasil,
    Pencacah,
    Tanya,
    laju,
    nilai_pencacah,
)

__all__ = [
    "GALAT_TENGGAT",
    "AlamatDitolak",
    "Bacaan",
    "Hasil",
    "Pencacah",
    "Tanya",
    "laju",
    "nilai_pencacah",
    "periksa_alamat",
    "tanya",
]


def tanya(
    daftar: Sequence[Tanya],
    *,
    sekaligus: int = 200,
    tenggat: float = 45.0,
    izin: Iterable[str] | None = None,
) -> list[Hasil]:
    """Ask all of them within `tenggat` seconds, as `siklus.tanya_semua` does, from where no event loop runs.

    Python's garbage collector waits meanwhile: walking through all that a portal has loaded takes 0.15 s, by
    which every target under way would seem slower than it is.
    """
    # The protocols take 0.8 s and 20 MB to load: for the worker that asks, not for every web page.
    from infrastruktur.pemantau.siklus import tanya_semua

    is_memungut = gc.isenabled()
    gc.disable()
    try:
        return asyncio.run(tanya_semua(daftar, sekaligus=sekaligus, tenggat=tenggat, izin=izin))
    finally:
        if is_memungut:
            gc.enable()
