"""STUB"""


def isi_demo_program() -> None:
    """Tell this chapter by the acts themselves."""
