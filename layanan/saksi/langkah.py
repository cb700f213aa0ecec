"""The steps of a case that have a page of their own: what is asked, the act, what is said afterwards."""

from layanan.actions import kesaksian as actions
from layanan.enums.kesaksian import TindakanKesaksian as T
from layanan.forms.kesaksian import (
    AlasanForm,
    HasilForm,
    KirimForm,
    TanpaIsianForm,
    TerbitForm,
    TutupForm,
)
from lpse.formulir import Langkah

LANGKAH: dict[T, Langkah] = {
    T.NYATAKAN_SIAP: Langkah(
        TanpaIsianForm,
        actions.nyatakan_siap,
        "Isian lengkap. Terbitkan berita acaranya.",
        "Isian tidak berubah lagi sesudah ini, kecuali dibuka lagi sebelum terbit.",
    ),
    T.PERBAIKI: Langkah(TanpaIsianForm, actions.perbaiki, "Isian dapat diubah lagi."),
    T.TERBITKAN: Langkah(
        TerbitForm,
        actions.terbitkan_kesaksian,
        "Berita acara terbit. Unduh PDF-nya, lalu mintakan tanda tangan.",
        "Berita acara mendapat nomor dan isinya beku. Bila keliru, hanya Kepala yang dapat mencabutnya.",
        is_berat=True,
    ),
    T.KIRIM_LKPP: Langkah(
        KirimForm,
        actions.kirim_lkpp,
        "Pengiriman ke LKPP tercatat. Catat hasilnya bila sudah diterima.",
        "Catat juga serah terima berkasnya di bagian rantai bukti.",
    ),
    T.CATAT_HASIL: Langkah(HasilForm, actions.catat_hasil, "Hasil tercatat. Perkara dapat ditutup."),
    T.TUTUP: Langkah(TutupForm, actions.tutup_kesaksian, "Perkara ditutup."),
    T.BATALKAN: Langkah(
        AlasanForm,
        actions.batalkan_kesaksian,
        "Pencatatan dibatalkan.",
        "Perkara berakhir tanpa berita acara.",
        is_berat=True,
    ),
    T.CABUT: Langkah(
        AlasanForm,
        actions.cabut_kesaksian,
        "Berita acara dicabut. Petugas dapat membuat penggantinya.",
        "Pemeriksaan QR menjawab “dicabut” sejak sekarang. Tidak dapat dibatalkan.",
        is_berat=True,
    ),
    T.GANTI: Langkah(
        TanpaIsianForm,
        actions.ganti_kesaksian,
        "Pengganti dicatat dengan isian yang sama. Betulkan, lalu terbitkan.",
        "Perkara baru dibuka dengan isian, upaya, dan saksi yang sama untuk dibetulkan.",
    ),
}
