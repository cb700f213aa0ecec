"""The deactivation of a user and its reversal: two kinds of case, with their grounds, acts and statuses."""

from django.db import models


class DasarPenonaktifan(models.TextChoices):
    """The two grounds the regulation knows; the profil has its wording under the same codes."""

    PELANGGARAN = "pelanggaran", "Pelanggaran ketentuan penggunaan SPSE"
    DAFTAR_HITAM = "daftar_hitam", "Permintaan berkaitan dengan daftar hitam"


class StatusPenonaktifan(models.TextChoices):
    DILAPORKAN = "dilaporkan", "Dilaporkan"
    KLARIFIKASI = "klarifikasi", "Klarifikasi"
    DIJAWAB_TIDAK_BERALASAN = "dijawab_tidak_beralasan", "Dijawab: tidak beralasan"
    PERNYATAAN_TERBIT = "pernyataan_terbit", "Pernyataan terbit"
    DIUSULKAN_LKPP = "diusulkan_lkpp", "Diusulkan ke LKPP"
    DITOLAK_LKPP = "ditolak_lkpp", "Ditolak LKPP"
    NONAKTIF = "nonaktif", "Nonaktif"
    DIBERITAHUKAN = "diberitahukan", "Diberitahukan"
    DIARSIPKAN = "diarsipkan", "Diarsipkan"


class TindakanPenonaktifan(models.TextChoices):
    """The steps of a case in the order of the procedure; reporting, which begins it, is not among them."""

    MINTA_KLARIFIKASI = "minta_klarifikasi", "Minta klarifikasi"
    JAWAB = "jawab", "Kirim jawaban"
    CATAT_DIAM = "catat_diam", "Catat tidak dijawab"
    NYATAKAN_TIDAK_BERALASAN = "nyatakan_tidak_beralasan", "Jawab: tidak beralasan"
    TERBITKAN_PERNYATAAN = "terbitkan_pernyataan", "Terbitkan surat pernyataan"
    USULKAN_LKPP = "usulkan_lkpp", "Catat usulan ke LKPP"
    CATAT_PERSETUJUAN_LKPP = "catat_persetujuan_lkpp", "Catat persetujuan LKPP"
    CATAT_PENOLAKAN_LKPP = "catat_penolakan_lkpp", "Catat penolakan LKPP"
    NONAKTIFKAN = "nonaktifkan", "Nonaktifkan pengguna"
    BERITAHUKAN = "beritahukan", "Beri tahu LPSE dan pengguna"
    ARSIPKAN = "arsipkan", "Arsipkan"


class DasarPengaktifan(models.TextChoices):
    PERMOHONAN = "permohonan", "Permohonan pengguna"
    SANKSI_BERAKHIR = "sanksi_berakhir", "Masa sanksi berakhir"
    SK_PENCABUTAN = "sk_pencabutan", "SK pencabutan daftar hitam"


class StatusPengaktifan(models.TextChoices):
    DIMOHON = "dimohon", "Menunggu klarifikasi"
    KLARIFIKASI = "klarifikasi", "Menunggu putusan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"


class TindakanPengaktifan(models.TextChoices):
    CATAT_KLARIFIKASI = "catat_klarifikasi", "Catat hasil klarifikasi"
    SETUJUI = "setujui", "Aktifkan kembali"
    TOLAK = "tolak", "Tolak"


class PihakBukti(models.TextChoices):
    """Who brought a file into the case."""

    PETUGAS = "petugas", "LPSE"
    PENGGUNA = "pengguna", "Pengguna"
