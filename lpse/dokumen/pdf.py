"""Letters as PDF/A-2b (to keep) and PDF/UA-1 (to be read aloud), by typst.

No system libraries, no system fonts, no network.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from lpse.dokumen.galat import DokumenGagal
from lpse.dokumen.isi import siapkan
from lpse.dokumen.jenis import JENIS
from lpse.dokumen.qr import qr_svg

FOLDER_TEMPLAT = Path(__file__).parent / "templat"


@cache
def fonts() -> typst.Fonts:
    """What every paper of the portal is set in."""
    # Only the fonts inside the wheel: a document looks the same, and hashes the same, on every machine.
    return typst.Fonts(include_system_fonts=False)


def check_data(templat: str, data: Mapping[str, object]) -> dict[str, Any]:
    """Return exactly what a template would print, so that an act can refuse before it freezes the content.

    Raises DokumenGagal for an unknown template, or a field that is absent, empty or of the wrong kind.
    """
    if templat not in JENIS:
        raise DokumenGagal(f"templat “{templat}” tidak dikenal")
    try:
        isi: dict[str, Any] = siapkan(JENIS[templat], data)
    except DokumenGagal as galat:
        raise DokumenGagal(f"{templat}: {galat}") from None
    return isi


def build_pdf(templat: str, data: Mapping[str, object], *, stempel_waktu: datetime) -> bytes:
    """Build a document. The same template, data and time (to the second) give the same bytes, always.

    `templat` is a name in JENIS, `data` its fields (others are ignored), `stempel_waktu` the aware moment of
    issue, kept in the file's metadata. Data are never evaluated as markup. Safe to call from many threads.
    Raises DokumenGagal.
    """
    if stempel_waktu.tzinfo is None:
        raise DokumenGagal(f"{templat}: stempel waktu tanpa zona")
    isi = check_data(templat, data)
    if "url_periksa" in isi:
        isi["qr"] = qr_svg(isi["url_periksa"])
    try:
        return typst.compile(
            FOLDER_TEMPLAT / f"{templat}.typ",
            root=FOLDER_TEMPLAT,
            font_paths=fonts(),
            format="pdf",
            sys_inputs={"data": json.dumps(isi)},
            pdf_standards=["a-2b", "ua-1"],
            timestamp=int(stempel_waktu.timestamp()),
        )
    except typst.TypstError as galat:
        raise DokumenGagal(f"{templat}: {galat.message}") from galat
