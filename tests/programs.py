"""Programs some tests need beside Python: absent on a bare machine, present in CI."""

import shutil
from pathlib import Path

import pytest


def required_program(*names: str) -> Path:
    """Return the first program of these names on PATH, or skip the test; in CI a skip is a failure."""
    for name in names:
        found = shutil.which(name)
        if found:
            return Path(found)
    pytest.skip(f"program {' atau '.join(names)} tidak terpasang")


def butuh_restic() -> Path:
    """Return restic, or skip the test where it is not installed."""
    return required_program("restic")
