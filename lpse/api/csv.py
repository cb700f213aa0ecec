"""Rows as a CSV file."""

import csv
import io
from typing import Any

from rest_framework.renderers import BaseRenderer

from lpse.ekspor import jinakkan


class PenyajiCSV(BaseRenderer):
    """Writes lists of cells, harmless for spreadsheets."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None
    ) -> bytes:
        isi = io.StringIO()
        csv.writer(isi).writerows(map(jinakkan, baris) for baris in data)
        return isi.getvalue().encode()
