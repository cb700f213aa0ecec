"""Several people at one moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from lpse.aturan import AturanDilanggar


def serentak(*kerja: Callable[[], Any]) -> list[Any]:
    """Run the jobs at one moment, each on its own connection; a refusal is returned as its exception."""
    pintu = threading.Barrier(len(kerja))

    def jalankan(satu: Callable[[], Any]) -> Any:
        try:
            pintu.wait(60)
            return satu()
        except AturanDilanggar as aturan:
            return aturan
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(jalankan, kerja))
