"""STUB"""


def isi_demo_kepatuhan() -> None:
    """Tell this chapter by the acts themselves."""
