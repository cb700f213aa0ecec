"""The auditor's room sends no mail: whoever asked looks at the page."""


def daftarkan() -> None:
    """Nothing to register."""
