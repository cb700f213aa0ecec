"""STUB"""


def daftarkan() -> None:
    """Register what fills them."""
