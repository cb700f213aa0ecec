"""Staff: where they are placed, what they learned, what is asked of them, what a clash of offices came to."""

from django.db import models


class BagianUnit(models.TextChoices):
    """The five parts every LPSE has; what each is called, the profil says."""

    KEPALA = "kepala", "Kepala"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    SISTEM = "sistem", "Administrasi sistem"
    REGISTRASI = "registrasi", "Registrasi dan verifikasi"
    LAYANAN = "layanan", "Layanan dan dukungan"


class StatusPegawai(models.TextChoices):
    """The regulation's words: civil servant, or not."""

    PNS = "pns", "PNS"
    NON_PNS = "non_pns", "Bukan PNS"


class PeristiwaPegawai(models.TextChoices):
    """One row of the history of placements."""

    DITEMPATKAN = "ditempatkan", "Ditempatkan"
    DIPINDAHKAN = "dipindahkan", "Dipindahkan"
    DIBERHENTIKAN = "diberhentikan", "Diberhentikan"


class JenisPendidikan(models.TextChoices):
    FORMAL = "formal", "Formal"
    NONFORMAL = "nonformal", "Nonformal"


class SyaratPegawai(models.TextChoices):
    """What the regulation asks of staff. A procurement certificate is not among it."""

    TEKNIS = "teknis", "Kualifikasi teknis"
    MANAJERIAL = "manajerial", "Kualifikasi manajerial"
    INTEGRITAS = "integritas", "Integritas moral"
    DISIPLIN = "disiplin", "Disiplin"
    TANGGUNG_JAWAB = "tanggung_jawab", "Tanggung jawab dalam melaksanakan tugas"


class SumberRangkap(models.TextChoices):
    """Where a clash of offices shows."""

    REGISTRASI = "registrasi", "Pendaftaran pengguna"
    SPSE = "spse", "Data SPSE"


class StatusRangkap(models.TextChoices):
    TERBUKA = "terbuka", "Terbuka"
    SELESAI = "selesai", "Selesai"


class HasilRangkap(models.TextChoices):
    """What an open clash came to."""

    DIALIHKAN = "dialihkan", "Tugas pengadaannya dialihkan"
    BUKAN_ORANG = "bukan_orang", "Bukan orang yang sama"
    BERHENTI = "berhenti", "Berhenti sebagai pegawai LPSE"


class TindakanRangkap(models.TextChoices):
    SELESAIKAN = "selesaikan", "Selesaikan temuan"
