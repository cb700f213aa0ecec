"""What an announcement is, where it stands, and how bad it is."""

from django.db import models


class JenisPengumuman(models.TextChoices):
    """Each kind rests on a rule of its own: see `layanan.policies.pengumuman.kunci`."""

    GANGGUAN = "gangguan", "Gangguan"
    PEMELIHARAAN = "pemeliharaan", "Pemeliharaan"
    UMUM = "umum", "Informasi"


class StatusPengumuman(models.TextChoices):
    DRAF = "draf", "Draf"
    TERJADWAL = "terjadwal", "Terjadwal"
    TAYANG = "tayang", "Tayang"
    BERAKHIR = "berakhir", "Berakhir"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanPengumuman(models.TextChoices):
    UBAH = "ubah", "Ubah draf"
    TAYANGKAN = "tayangkan", "Tayangkan sekarang"
    JADWALKAN = "jadwalkan", "Jadwalkan"
    PERBARUI = "perbarui", "Tulis pembaruan"
    AKHIRI = "akhiri", "Akhiri"
    BATALKAN = "batalkan", "Batalkan"
    TAYANGKAN_OTOMATIS = "tayangkan_otomatis", "Tayang menurut waktunya"
    AKHIRI_OTOMATIS = "akhiri_otomatis", "Berakhir menurut waktunya"
    PERBARUI_OTOMATIS = "perbarui_otomatis", "Diperbarui unit lain"
    BATALKAN_OTOMATIS = "batalkan_otomatis", "Dibatalkan unit lain"


class DampakGangguan(models.TextChoices):
    """The worst first, as the pages count them."""

    PADAM = "padam", "Tidak dapat digunakan"
    SEBAGIAN = "sebagian", "Sebagian terganggu"
    LAMBAT = "lambat", "Lambat"


class KeadaanLayanan(models.TextChoices):
    """How a watched service is on one day or now, the worst first."""

    PADAM = "padam", "Tidak dapat digunakan"
    SEBAGIAN = "sebagian", "Sebagian terganggu"
    LAMBAT = "lambat", "Lambat"
    PEMELIHARAAN = "pemeliharaan", "Pemeliharaan"
    BAIK = "baik", "Tidak ada gangguan"
    BELUM = "belum", "Belum dicatat"


class JenisPembaruan(models.TextChoices):
    """Why users were told something more."""

    PEMBARUAN = "pembaruan", "Pembaruan"
    AKHIR = "akhir", "Selesai"
    BATAL = "batal", "Dibatalkan"
