"""Evidence as people write it: an address, a number, or where it is kept."""


def tautan_bukti(teks: str) -> str:
    """The evidence as an address, where it is one; "" for anything else, which is only words."""
    return teks if teks.startswith(("/", "https://", "http://")) and not teks.startswith("//") else ""
