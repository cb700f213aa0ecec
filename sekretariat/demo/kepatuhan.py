"""Compliance has no story of its own: every figure comes from the other chapters' records."""


def isi_demo_kepatuhan() -> None:
    """Nothing to tell: a state that were typed in here would be one that is not computed."""
