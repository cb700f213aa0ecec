"""What becomes of records in time: classes, holds, destruction, and which backups are kept."""

from django.db import models


class NasibAkhir(models.TextChoices):
    """What the region's schedule says happens once a record's time is over."""

    MUSNAH = "musnah", "Musnah"
    PERMANEN = "permanen", "Permanen"
    DINILAI = "dinilai", "Dinilai kembali"


class LingkupTahan(models.TextChoices):
    """What a hold covers."""

    REKAMAN = "rekaman", "Satu rekaman"
    KELAS = "kelas", "Seluruh kelas"
    PENGGUNA = "pengguna", "Semua rekaman seorang pengguna"
    CADANGAN = "cadangan", "Satu cadangan"


class StatusTahan(models.TextChoices):
    BERLAKU = "berlaku", "Berlaku"
    DILEPAS = "dilepas", "Dilepas"


class TindakanTahan(models.TextChoices):
    LEPAS = "lepas", "Lepas penahanan"


class StatusPemusnahan(models.TextChoices):
    DIUSULKAN = "diusulkan", "Menunggu putusan"
    DISETUJUI = "disetujui", "Disetujui, sedang dilaksanakan"
    SELESAI = "selesai", "Selesai dimusnahkan"
    DITOLAK = "ditolak", "Ditolak"
    DIBATALKAN = "dibatalkan", "Dibatalkan pengusul"


# A list whose rows wait for the decision or for their turn.
USUL_TERBUKA = (StatusPemusnahan.DIUSULKAN, StatusPemusnahan.DISETUJUI)


class TindakanPemusnahan(models.TextChoices):
    SETUJUI = "setujui", "Setujui pemusnahan"
    TOLAK = "tolak", "Tolak"
    BATALKAN = "batalkan", "Batalkan usulan"
    SELESAIKAN = "selesaikan", "Selesaikan"


class KeadaanButir(models.TextChoices):
    """What became of one line of a list."""

    MENUNGGU = "menunggu", "Menunggu"
    MUSNAH = "musnah", "Dimusnahkan"
    DIKECUALIKAN = "dikecualikan", "Tidak dimusnahkan"


class StatusPembersihan(models.TextChoices):
    DIHITUNG = "dihitung", "Sedang dihitung"
    SIAP = "siap", "Menunggu putusan"
    DISETUJUI = "disetujui", "Disetujui, sedang dilaksanakan"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    GAGAL = "gagal", "Gagal"


class TindakanPembersihan(models.TextChoices):
    TAWARKAN = "tawarkan", "Tawarkan hasil hitungan"
    SETUJUI = "setujui", "Setujui pembuangan"
    BATALKAN = "batalkan", "Batalkan"
    SELESAIKAN = "selesaikan", "Selesaikan"
    GAGALKAN = "gagalkan", "Nyatakan gagal"
