"""Judging and cleaning what is to be printed, before the typesetter sees it."""

import unicodedata
from collections.abc import Mapping
from typing import Any, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from lpse.dokumen.data import TERISI
from lpse.dokumen.galat import DokumenGagal

# What the fonts inside the typesetter can draw and an Indonesian letter may meet. PDF/A refuses a character
# without a glyph, so anything else would stop the whole document: it is printed as KOSONG instead.
HURUF = (
    (0x0020, 0x007E),  # Latin
    (0x00A1, 0x017F),
    (0x01A0, 0x01A1),
    (0x01AF, 0x01B0),
    (0x01CD, 0x01DC),
    (0x0218, 0x021B),
    (0x02BB, 0x02BC),
    (0x1E00, 0x1EFF),
    (0x0391, 0x03A1),  # Greek
    (0x03A3, 0x03CE),
    (0x0400, 0x045F),  # Cyrillic
    (0x060C, 0x060C),  # Arabic
    (0x0621, 0x063A),
    (0x0640, 0x064A),
    (0x0660, 0x0669),
    (0x2010, 0x2027),  # punctuation
    (0x2030, 0x2037),
    (0x2039, 0x203A),
    (0x2044, 0x2044),
    (0x20A0, 0x20B5),  # currencies
    (0x2100, 0x2103),  # signs
    (0x2116, 0x2117),
    (0x2122, 0x2122),
    (0x2153, 0x215E),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2248, 0x2248),
    (0x2260, 0x2265),
    (0x25A0, 0x25A1),
    (0x2610, 0x2612),
    (0x2713, 0x2714),
)
KOSONG = "□"
# Controls, overrides of direction (a name could read backwards), marks that stack on one letter without end.
DIBUANG = frozenset({"Cc", "Cf", "Mn", "Me"})


def bersihkan(teks: str) -> str:
    """Return text as one line that can surely be printed: composed, without invisible characters.

    A letter no built-in font has (Chinese, emoji) becomes □: the reader sees that something is not shown.
    """
    huruf_tampak = (
        huruf
        for huruf in unicodedata.normalize("NFC", teks)
        if huruf.isspace() or unicodedata.category(huruf) not in DIBUANG
    )
    return "".join(map(_cetak, " ".join("".join(huruf_tampak).split())))


def _cetak(huruf: str) -> str:
    titik = ord(huruf)
    return huruf if any(awal <= titik <= akhir for awal, akhir in HURUF) else KOSONG


def siapkan(tipe: Any, nilai: object, jalur: str = "data") -> Any:
    """Return what `tipe` (a TypedDict, list, str, int or bool) declares of `nilai`, its text cleaned.

    Raises DokumenGagal naming the field that is absent, empty or of another kind.
    """
    if is_typeddict(tipe):
        return _siapkan_kolom(tipe, nilai, jalur)
    if get_origin(tipe) is list:
        if not isinstance(nilai, list | tuple):
            raise DokumenGagal(f"{jalur} bukan daftar")
        (tipe_butir,) = get_args(tipe)
        return [siapkan(tipe_butir, butir, f"{jalur}[{i}]") for i, butir in enumerate(nilai)]
    if isinstance(nilai, str):
        return _siapkan_teks(tipe, nilai, jalur)
    if type(nilai) is not tipe:
        raise DokumenGagal(f"{jalur} tidak boleh berisi {type(nilai).__name__}")
    return nilai


def _siapkan_kolom(tipe: Any, nilai: object, jalur: str) -> dict[str, Any]:
    if not isinstance(nilai, Mapping):
        raise DokumenGagal(f"{jalur} bukan kumpulan kolom")
    kolom = get_type_hints(tipe, include_extras=True)
    # A key that came later is NotRequired: documents issued before are printed without it.
    if kurang := [nama for nama in kolom if nama in tipe.__required_keys__ and nama not in nilai]:
        raise DokumenGagal(f"{jalur} tidak berisi {', '.join(kurang)}")
    return {
        nama: siapkan(_tanpa_tanda(kolom[nama]), nilai[nama], f"{jalur}.{nama}")
        for nama in kolom
        if nama in nilai
    }


def _tanpa_tanda(tipe: Any) -> Any:
    """The type inside NotRequired; any other as it is."""
    return get_args(tipe)[0] if get_origin(tipe) is NotRequired else tipe


def _siapkan_teks(tipe: Any, nilai: str, jalur: str) -> str:
    terisi = TERISI in getattr(tipe, "__metadata__", ())
    if tipe is not str and not terisi:
        raise DokumenGagal(f"{jalur} tidak boleh berisi teks")
    bersih = bersihkan(nilai)
    if terisi and not bersih:
        raise DokumenGagal(f"{jalur} kosong")
    return bersih
