"""For all of this unit's tests."""

from collections.abc import Iterator

import pytest

from arsip.mesin import proses


@pytest.fixture(scope="session", autouse=True)
def mesin_tidak_mengalah() -> Iterator[None]:
    """Let the engine's children run as everybody else: beside the suite's other workers they would starve."""
    dengan_sopan = proses._awalan()
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(proses, "_awalan", lambda: dengan_sopan[: dengan_sopan.index("nice")])
        yield
