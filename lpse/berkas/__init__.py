"""File intake: judge by content, keep the original bytes, look through a rendition."""

from lpse.berkas.gambar import LEBAR_RENDISI, rendisi
from lpse.berkas.penolakan import BerkasDitolak, BerkasTidakTersedia
from lpse.berkas.simpan import (
    cocokkan_sidik,
    diterima,
    diterima_bila_ada,
    diterima_semua,
    muat_asli,
    musnahkan,
    terima,
)

__all__ = [
    "LEBAR_RENDISI",
    "BerkasDitolak",
    "BerkasTidakTersedia",
    "cocokkan_sidik",
    "diterima",
    "diterima_bila_ada",
    "diterima_semua",
    "muat_asli",
    "musnahkan",
    "rendisi",
    "terima",
]
