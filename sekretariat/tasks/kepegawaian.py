"""STUB"""


def daftarkan() -> None:
    """Register what the clock drives."""
