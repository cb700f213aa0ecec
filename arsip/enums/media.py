"""Portable media: how one stands, what may be done with it, what its chain of custody and the watch say."""

from django.db import models


class EnkripsiMedia(models.TextChoices):
    """What keeps the content from whoever finds the medium; the repository on it is always encrypted."""

    REPOSITORI = "repositori", "Repositori terenkripsi"
    DISK = "disk", "Repositori dan seluruh disk (LUKS)"
    PERANGKAT = "perangkat", "Repositori dan perangkat kerasnya"


class StatusMedia(models.TextChoices):
    TERDAFTAR = "terdaftar", "Di unit"
    DIPASANG = "dipasang", "Terpasang di server"
    DIBAWA = "dibawa", "Sedang dibawa"
    DI_TEMPAT = "di_tempat", "Di tempat simpan luar"
    HILANG = "hilang", "Hilang"
    DIMUSNAHKAN = "dimusnahkan", "Dimusnahkan"


S = StatusMedia
# Handed over and expected back; what the unit still has; what it can use.
DI_LUAR = (S.DIBAWA, S.DI_TEMPAT)
DIPAKAI = (S.TERDAFTAR, S.DIPASANG, *DI_LUAR)


class TindakanMedia(models.TextChoices):
    """What is done with a medium; each word is also its address."""

    PASANG = "pasang", "Catat terpasang"
    SALIN = "salin", "Salin dan baca ulang"
    LEPASKAN = "lepaskan", "Catat sudah dilepas"
    SERAHKAN = "serahkan", "Serahkan"
    TIBA = "tiba", "Catat tiba di tempat simpan"
    KEMBALIKAN = "kembalikan", "Catat kembali ke unit"
    HILANGKAN = "hilangkan", "Nyatakan hilang"
    TEMUKAN = "temukan", "Catat ditemukan"
    MUSNAHKAN = "musnahkan", "Musnahkan"


class StatusPemusnahan(models.TextChoices):
    DIUSULKAN = "diusulkan", "Diusulkan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik"


class TindakanPemusnahan(models.TextChoices):
    SETUJUI = "setujui", "Setujui pemusnahan"
    TOLAK = "tolak", "Tolak pemusnahan"
    TARIK = "tarik", "Tarik usulan"


class PeristiwaMedia(models.TextChoices):
    """One link in the chain of custody."""

    DICATAT = "dicatat", "Dicatat"
    DIUBAH = "diubah", "Data diubah"
    DIPASANG = "dipasang", "Dipasang di server"
    DISALIN = "disalin", "Disalin dan dibaca ulang"
    RUSAK = "rusak", "Isi tidak dapat dibaca ulang"
    DILEPAS = "dilepas", "Dilepas dari server"
    DISERAHKAN = "diserahkan", "Diserahkan"
    TIBA = "tiba", "Tiba di tempat simpan"
    DIKEMBALIKAN = "dikembalikan", "Kembali ke unit"
    HILANG = "hilang", "Dinyatakan hilang"
    DITEMUKAN = "ditemukan", "Ditemukan"
    DIUSULKAN = "diusulkan", "Pemusnahan diusulkan"
    DITOLAK = "ditolak", "Usulan pemusnahan ditolak"
    DITARIK = "ditarik", "Usulan pemusnahan ditarik"
    DIMUSNAHKAN = "dimusnahkan", "Dimusnahkan"


# A change of hands, which is put on paper.
SERAH_TERIMA = (PeristiwaMedia.DISERAHKAN, PeristiwaMedia.DIKEMBALIKAN)


class JenisTemuanMedia(models.TextChoices):
    """What breaks the rotation."""

    KURANG = "kurang", "Media dalam rotasi kurang"
    TANPA_LUAR = "tanpa_luar", "Tidak ada media di luar"
    USANG = "usang", "Salinan di luar terlalu lama"
    TERLAMBAT = "terlambat", "Media terlambat kembali"
    BELUM_TIBA = "belum_tiba", "Media belum tercatat tiba"
    HILANG = "hilang", "Media hilang"
