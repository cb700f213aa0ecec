"""STUB"""


def isi_demo_evaluasi() -> None:
    """Tell this chapter by the acts themselves."""
