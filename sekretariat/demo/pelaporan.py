"""STUB"""


def isi_demo_pelaporan() -> None:
    """Tell this chapter by the acts themselves."""
