"""Sheets of labels to stick on things; not issued documents: one that fell off is simply printed again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import typst

from lpse.dokumen import qr_svg
from lpse.dokumen.isi import bersihkan
from lpse.dokumen.pdf import fonts
from lpse.profil import profil

TEMPLAT = Path(__file__).with_name("label.typ")
# Ten sheets: more at once is a mistake.
LABEL_TERBANYAK = 240


@dataclass(frozen=True, slots=True)
class Label:
    """One label: code, name, a line below them, and the address its QR leads to."""

    kode: str
    nama: str
    keterangan: str
    url: str


def build_label(jenis: str, label: Iterable[Label]) -> bytes:
    """A PDF of A4 sheets, 24 labels on each, of things of this kind ("aset").

    What somebody typed is never evaluated as markup.
    """
    isi = {
        "jenis": jenis,
        "pemilik": bersihkan(profil().lpse.nama),
        "label": [
            {
                "kode": satu.kode,
                "nama": bersihkan(satu.nama),
                "keterangan": bersihkan(satu.keterangan),
                "qr": qr_svg(satu.url),
            }
            for satu in label
        ],
    }
    return typst.compile(
        TEMPLAT,
        root=TEMPLAT.parent,
        font_paths=fonts(),
        format="pdf",
        sys_inputs={"data": json.dumps(isi)},
    )
