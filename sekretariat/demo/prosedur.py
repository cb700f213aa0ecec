"""STUB"""


def isi_demo_prosedur() -> None:
    """Tell this chapter by the acts themselves."""
