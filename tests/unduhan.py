"""What a download of a list holds."""

import csv
import io
from typing import Any


def baca_unduhan(jawaban: Any) -> list[dict[str, str]]:
    """The rows of a streamed CSV, by their headings."""
    assert jawaban.status_code == 200, jawaban
    teks = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(teks)))
