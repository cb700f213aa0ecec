"""Compliance sends no mail."""


def daftarkan() -> None:
    """Nothing to register."""
