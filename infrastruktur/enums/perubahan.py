"""Where a maintenance window and a change request stand, and what is done with them."""

from django.db import models


class StatusPemeliharaan(models.TextChoices):
    DIRENCANAKAN = "direncanakan", "Direncanakan"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanPemeliharaan(models.TextChoices):
    MULAI = "mulai", "Mulai pemeliharaan"
    SELESAIKAN = "selesaikan", "Selesaikan"
    PERPANJANG = "perpanjang", "Perpanjang"
    JADWALKAN_ULANG = "jadwalkan_ulang", "Jadwalkan ulang"
    BATALKAN = "batalkan", "Batalkan"


class JenisRiwayat(models.TextChoices):
    """What kind of work was done on a piece of equipment."""

    PENCEGAHAN = "pencegahan", "Perawatan berkala"
    PERBAIKAN = "perbaikan", "Perbaikan"
    PENGGANTIAN = "penggantian", "Penggantian komponen"
    PENAMBAHAN = "penambahan", "Penambahan atau peningkatan"
    PERANGKAT_LUNAK = "perangkat_lunak", "Pembaruan perangkat lunak"


class StatusPerubahan(models.TextChoices):
    TERCATAT = "tercatat", "Tercatat"
    DIEVALUASI = "dievaluasi", "Menunggu keputusan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DILAKSANAKAN = "dilaksanakan", "Dilaksanakan"
    DITUTUP = "ditutup", "Ditutup"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanPerubahan(models.TextChoices):
    UBAH = "ubah", "Ubah isian"
    EVALUASI = "evaluasi", "Evaluasi"
    SETUJUI = "setujui", "Setujui"
    TOLAK = "tolak", "Tolak"
    LAKSANAKAN = "laksanakan", "Laksanakan"
    LAKSANAKAN_DARURAT = "laksanakan_darurat", "Laksanakan lebih dahulu (darurat)"
    SAHKAN = "sahkan", "Sahkan perubahan darurat"
    TIDAK_SAHKAN = "tidak_sahkan", "Jangan sahkan"
    CATAT_HASIL = "catat_hasil", "Catat hasil"
    TUTUP = "tutup", "Tutup"
    BATALKAN = "batalkan", "Batalkan"


class JenisPerubahan(models.TextChoices):
    """The words of LKPP's form (standar 6)."""

    APLIKASI = "aplikasi", "Aplikasi"
    INFRASTRUKTUR = "infrastruktur", "Infrastruktur"
    LAYANAN = "layanan", "Layanan"


class KategoriPerubahan(models.TextChoices):
    NORMAL = "normal", "Normal"
    EMERGENCY = "emergency", "Emergency (darurat)"


class SumberPerubahan(models.TextChoices):
    """What the change needs or touches."""

    SOFTWARE = "software", "Software"
    HARDWARE = "hardware", "Hardware"
    SDM = "sdm", "SDM"


class Pengesahan(models.TextChoices):
    """What the head says afterwards of an emergency change that went ahead."""

    DISAHKAN = "disahkan", "Disahkan"
    TIDAK_DISAHKAN = "tidak_disahkan", "Tidak disahkan"
