"""The steps of an article, each on its own page: what is asked, the act, the sentence afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from layanan.actions import pustaka as tindakan
from layanan.enums.pustaka import TindakanArtikel as T
from layanan.forms.pustaka import TanpaIsianForm, TerbitForm, TinjauForm


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: its form, its act, what is said before and once it is done."""

    form: type[Any]
    act: Callable[..., Any]
    selesai: str
    keterangan: str = ""
    is_berat: bool = False


LANGKAH = {
    T.TERBITKAN: Langkah(
        TerbitForm,
        tindakan.terbitkan_artikel,
        "Artikel terbit dan dapat dicari.",
        "Naskah sekarang menjadi versi baru. Versi yang pernah terbit tersimpan dan tidak dapat diubah.",
    ),
    T.TINJAU: Langkah(
        TinjauForm,
        tindakan.tinjau_artikel,
        "Artikel dinyatakan masih benar.",
        "Tanggal peninjauan tampil di bawah artikel.",
    ),
    T.TARIK: Langkah(
        TanpaIsianForm,
        tindakan.tarik_artikel,
        "Artikel ditarik.",
        "Artikel tidak dapat dibaca atau dicari lagi. Versi yang pernah terbit tetap tersimpan.",
        is_berat=True,
    ),
    T.KEMBALIKAN: Langkah(
        TanpaIsianForm, tindakan.kembalikan_artikel, "Artikel menjadi draf. Perbaiki, lalu terbitkan."
    ),
}
# These two lead to the form of the text.
MENULIS = (T.UBAH, T.PERBAIKI)
