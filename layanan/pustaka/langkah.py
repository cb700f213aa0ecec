"""The steps of an article, each on its own page: what is asked, the act, the sentence afterwards."""

from layanan.actions import pustaka as tindakan
from layanan.enums.pustaka import TindakanArtikel as T
from layanan.forms.pustaka import TanpaIsianForm, TerbitForm, TinjauForm
from lpse.formulir import Langkah

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
