"""STUB"""


def isi_demo_rapat() -> None:
    """Tell this chapter by the acts themselves."""
