"""STUB"""


def isi_demo_persuratan() -> None:
    """Tell this chapter by the acts themselves."""
