"""STUB"""


def isi_demo_data_spse() -> None:
    """Tell this chapter by the acts themselves."""
