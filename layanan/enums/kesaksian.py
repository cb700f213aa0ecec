"""A bid that cannot be opened, and how the unit witnesses it."""

from django.db import models


class StatusKesaksian(models.TextChoices):
    DICATAT = "dicatat", "Sedang dicatat"
    SIAP = "siap", "Siap diterbitkan"
    TERBIT = "terbit", "Terbit, menunggu tanda tangan"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DIKIRIM_LKPP = "dikirim_lkpp", "Di LKPP untuk diperiksa"
    HASIL_FORENSIK = "hasil_forensik", "Hasil pemeriksaan diterima"
    DITUTUP = "ditutup", "Ditutup"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    DICABUT = "dicabut", "Dicabut"


S = StatusKesaksian
# What is recorded may still change in the first; the berita acara is out from `TERBIT` on.
SUDAH_TERBIT = (S.TERBIT, S.DITANDATANGANI, S.DIKIRIM_LKPP, S.HASIL_FORENSIK, S.DITUTUP, S.DICABUT)
BERJALAN = (S.DICATAT, S.SIAP, S.TERBIT, S.DITANDATANGANI, S.DIKIRIM_LKPP, S.HASIL_FORENSIK)
BERAKHIR = (S.DITUTUP, S.DIBATALKAN, S.DICABUT)


class TindakanKesaksian(models.TextChoices):
    """The acts; the label is the button."""

    UBAH = "ubah", "Ubah isian"
    NYATAKAN_SIAP = "nyatakan_siap", "Nyatakan lengkap"
    PERBAIKI = "perbaiki", "Buka lagi untuk diperbaiki"
    TERBITKAN = "terbitkan", "Terbitkan berita acara"
    UNGGAH_SALINAN = "unggah_salinan", "Unggah salinan bertanda tangan"
    KIRIM_LKPP = "kirim_lkpp", "Catat pengiriman ke LKPP"
    CATAT_HASIL = "catat_hasil", "Catat hasil pemeriksaan"
    TUTUP = "tutup", "Tutup perkara"
    BATALKAN = "batalkan", "Batalkan pencatatan"
    CABUT = "cabut", "Cabut berita acara"
    GANTI = "ganti", "Buat penggantinya"
    SEGEL = "segel", "Simpan tersegel"
    SERAHKAN = "serahkan", "Catat serah terima"
    UNDUH = "unduh", "Ambil salinan berkas tersegel"


class HasilUpaya(models.TextChoices):
    """What came of one attempt to open the file."""

    DITOLAK = "ditolak", "Aplikasi menolak membuka"
    GAGAL_DEKRIPSI = "gagal_dekripsi", "Gagal didekripsi"
    RUSAK = "rusak", "Berkas terbaca rusak atau tidak utuh"
    SEBAGIAN = "sebagian", "Terbuka sebagian"
    LAIN = "lain", "Hasil lain"


class AsalSidik(models.TextChoices):
    """Where a fingerprint comes from: read out by the requester, or computed here from the file itself."""

    DISEBUT = "disebut", "Disebut peminta"
    DIHITUNG = "dihitung", "Dihitung portal dari berkasnya"


class JenisSerahTerima(models.TextChoices):
    """What happened to a piece of evidence."""

    DISEGEL = "disegel", "Disimpan tersegel di portal"
    DIAMBIL = "diambil", "Salinannya diambil dari portal"
    DISERAHKAN = "diserahkan", "Diserahkan dalam media"


class CaraTandaTangan(models.TextChoices):
    BASAH = "basah", "Pindaian bertanda tangan basah"
    ELEKTRONIK = "elektronik", "PDF bertanda tangan elektronik"


class Kepercayaan(models.TextChoices):
    """What can be told of a signer's certificate."""

    TEPERCAYA = "tepercaya", "Penerbit sertifikat tepercaya"
    TIDAK_DIKENAL = "tidak_dikenal", "Penerbit sertifikat tidak termasuk yang dipercaya LPSE"
    BELUM_DIATUR = "belum_diatur", "Keutuhan terbukti, penerbit belum dapat dipastikan"
