"""Labels to stick on media; not an issued document: a label that fell off is simply printed again."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst

from arsip.models import MediaPortabel
from arsip.policies.kata import sebut_ukuran
from lpse.alamat import url_penuh
from lpse.dokumen import qr_svg
from lpse.dokumen.isi import bersihkan
from lpse.dokumen.pdf import fonts
from lpse.profil import profil

TEMPLAT = Path(__file__).with_name("label_media.typ")
# Ten sheets: more at once is a mistake.
LABEL_TERBANYAK = 240


def build_label(media: Sequence[MediaPortabel]) -> bytes:
    """A PDF of A4 sheets, 24 labels on each. What a medium holds and where it is kept stays off its label."""
    isi = {"pemilik": bersihkan(profil().lpse.nama), "label": [_label(satu) for satu in media]}
    return typst.compile(
        TEMPLAT,
        root=TEMPLAT.parent,
        font_paths=fonts(),
        format="pdf",
        sys_inputs={"data": json.dumps(isi)},
    )


def _label(media: MediaPortabel) -> dict[str, str]:
    return {
        "kode": media.kode,
        "nama": bersihkan(media.nama),
        "keterangan": bersihkan(f"Seri {media.nomor_seri} · {sebut_ukuran(media.kapasitas)}"),
        "qr": qr_svg(url_penuh("admin:arsip_media_lihat", media.kode)),
    }
