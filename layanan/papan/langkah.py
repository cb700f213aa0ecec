"""The steps of an announcement, each on its own page: what is asked, the act, the sentence afterwards."""

from layanan.actions import pengumuman as tindakan
from layanan.enums.pengumuman import TindakanPengumuman as T
from layanan.forms.pengumuman import AkhiriForm, BatalForm, JadwalForm, PembaruanForm, TanpaIsianForm
from lpse.formulir import Langkah

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
