"""Labels to stick on assets; not an issued document: a label that fell off is simply printed again."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst

from infrastruktur.models import Aset
from lpse.alamat import url_penuh
from lpse.dokumen import qr_svg
from lpse.dokumen.isi import bersihkan
from lpse.dokumen.pdf import fonts
from lpse.profil import profil

TEMPLAT = Path(__file__).with_name("label_aset.typ")
# Ten sheets: more at once is a mistake.
LABEL_TERBANYAK = 240


def build_label(aset: Sequence[Aset]) -> bytes:
    """A PDF of A4 sheets, 24 labels on each. What somebody typed is never evaluated as markup."""
    isi = {"pemilik": bersihkan(profil().lpse.nama), "label": [_label(satu) for satu in aset]}
    return typst.compile(
        TEMPLAT,
        root=TEMPLAT.parent,
        font_paths=fonts(),
        format="pdf",
        sys_inputs={"data": json.dumps(isi)},
    )


def _label(aset: Aset) -> dict[str, str]:
    keterangan = aset.nomor_inventaris or aset.get_register_display()
    return {
        "kode": aset.kode,
        "nama": bersihkan(aset.nama),
        "keterangan": bersihkan(keterangan),
        "qr": qr_svg(url_penuh("admin:infrastruktur_aset_lihat", aset.kode)),
    }
