"""STUB"""


def isi_demo_periksa() -> None:
    """Tell this chapter by the acts themselves."""
