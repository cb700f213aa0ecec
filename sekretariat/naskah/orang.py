"""People and texts as the papers of the office print them."""

from lpse.models import Akun


def sebagai_petugas(akun: Akun) -> dict[str, str]:
    """Name, NIP and jabatan as they are today."""
    return {"nama": str(akun), "nip": akun.nip, "jabatan": akun.jabatan}


def paragraf(teks: str) -> list[str]:
    """A text in its paragraphs: they are separated by an empty line."""
    rapi = teks.replace("\r\n", "\n").replace("\r", "\n")
    return [" ".join(satu.split()) for satu in rapi.split("\n\n") if satu.strip()]
