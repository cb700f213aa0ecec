"""STUB"""


def isi_demo_kepegawaian() -> None:
    """Tell this chapter by the acts themselves."""
