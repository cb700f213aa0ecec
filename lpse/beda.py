"""How two texts differ, line by line."""

from difflib import ndiff

TANDA = {"+ ": "tambah", "- ": "hapus", "  ": ""}


def beda(lama: str, baru: str) -> list[tuple[str, str]]:
    """The lines of both texts, each with whether it came, went or stayed; empty lines are left out."""
    baris = ndiff(lama.splitlines(), baru.splitlines())
    return [(TANDA[satu[:2]], satu[2:]) for satu in baris if satu[:2] in TANDA and satu[2:].strip()]
