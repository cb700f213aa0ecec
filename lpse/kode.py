"""Random codes that stand for a record in its addresses."""

import secrets


def kode_publik() -> str:
    """The random code of a record in its URLs (about 71 bits)."""
    return secrets.token_urlsafe(9).replace("-", "a").replace("_", "b")


def rahasia_lacak() -> str:
    """A secret that opens one record to whoever holds it, without an account (128 bits)."""
    return secrets.token_hex(16)
