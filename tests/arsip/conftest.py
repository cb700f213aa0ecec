"""For all of this unit's tests."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from arsip.mesin import proses


@pytest.fixture(scope="session", autouse=True)
def mesin_tidak_mengalah() -> Iterator[None]:
    """Let the engine's children run as everybody else: beside the suite's other workers they would starve."""
    dengan_sopan = proses.awalan()
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(proses, "awalan", lambda: dengan_sopan[: dengan_sopan.index("nice")])
        yield


@pytest.fixture(scope="session", autouse=True)
def rahasia_di_tempat_uji(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """References to files may lead to what tests write."""
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(settings, "RAHASIA_CADANGAN_DIR", tmp_path_factory.getbasetemp())
        yield
