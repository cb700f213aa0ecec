"""The steps of an announcement, each on its own page: what is asked, the act, the sentence afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from layanan.actions import pengumuman as tindakan
from layanan.enums.pengumuman import TindakanPengumuman as T
from layanan.forms.pengumuman import AkhiriForm, BatalForm, JadwalForm, PembaruanForm, TanpaIsianForm


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: its form, its act, what is said before and once it is done."""

    form: type[Any]
    act: Callable[..., Any]
    selesai: str
    keterangan: str = ""
    is_berat: bool = False


LANGKAH = {
    T.TAYANGKAN: Langkah(
        TanpaIsianForm,
        tindakan.tayangkan_pengumuman,
        "Pengumuman tayang. Surel kepada pelanggan sedang disiapkan.",
        "Sesudah tayang isinya tidak dapat diubah lagi; yang baru diketahui ditulis sebagai pembaruan.",
    ),
    T.JADWALKAN: Langkah(
        JadwalForm,
        tindakan.jadwalkan_pengumuman,
        "Pengumuman dijadwalkan dan tayang dengan sendirinya.",
        "Sesudah dijadwalkan isinya tidak dapat diubah lagi; yang keliru dibatalkan dan ditulis ulang.",
    ),
    T.PERBARUI: Langkah(
        PembaruanForm,
        tindakan.perbarui_pengumuman,
        "Pembaruan tayang. Surel kepada pelanggan sedang disiapkan.",
        "Tulis keadaan sekarang. Perkiraan selesai yang baru menggantikan yang lama di spanduk.",
    ),
    T.AKHIRI: Langkah(
        AkhiriForm,
        tindakan.akhiri_pengumuman,
        "Pengumuman berakhir dan spanduknya turun. Buktinya ada di Riwayat pemberitahuan.",
        "Spanduk turun sekarang juga.",
    ),
    T.BATALKAN: Langkah(
        BatalForm,
        tindakan.batalkan_pengumuman,
        "Pengumuman dibatalkan.",
        "Yang sudah tayang tetap terbaca di arsip, beserta alasan pembatalannya.",
        is_berat=True,
    ),
}
