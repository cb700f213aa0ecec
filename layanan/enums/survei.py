"""The Survei Kepuasan Masyarakat, in the words of Permen PANRB 14/2017."""

from django.db import models


class StatusSurvei(models.TextChoices):
    DRAF = "draf", "Draf"
    DIBUKA = "dibuka", "Dibuka"
    DITUTUP = "ditutup", "Ditutup, belum terbit"
    TERBIT = "terbit", "Terbit"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanSurvei(models.TextChoices):
    BUKA = "buka", "Buka survei"
    TUTUP = "tutup", "Tutup survei"
    TERBITKAN = "terbitkan", "Terbitkan hasil"
    BATALKAN = "batalkan", "Batalkan survei"


class Mutu(models.TextChoices):
    """The class of service that an index stands for."""

    A = "A", "Sangat baik"
    B = "B", "Baik"
    C = "C", "Kurang baik"
    D = "D", "Tidak baik"


class Kelamin(models.TextChoices):
    PEREMPUAN = "P", "Perempuan"
    LAKI_LAKI = "L", "Laki-laki"


class Usia(models.TextChoices):
    SAMPAI_25 = "25", "Sampai 25 tahun"
    SAMPAI_40 = "40", "26 sampai 40 tahun"
    SAMPAI_55 = "55", "41 sampai 55 tahun"
    LEBIH = "99", "Lebih dari 55 tahun"


class Pendidikan(models.TextChoices):
    SMA = "sma", "SMA atau sebelumnya"
    DIPLOMA = "diploma", "Diploma"
    SARJANA = "sarjana", "Sarjana"
    PASCA = "pasca", "Pascasarjana"


class LayananDinilai(models.TextChoices):
    REGISTRASI = "registrasi", "Pendaftaran dan verifikasi"
    HELPDESK = "helpdesk", "Konsultasi, keluhan, dan kendala"
    PELATIHAN = "pelatihan", "Pelatihan"
    RUANG = "ruang", "Ruang layanan dan akses internet"
    LAINNYA = "lainnya", "Lainnya"


# The nine elements, in the order of the regulation, and how each is asked.
UNSUR: tuple[tuple[str, str, str], ...] = (
    ("u1", "Persyaratan", "Apakah persyaratannya sesuai dengan jenis layanannya?"),
    ("u2", "Sistem, mekanisme, dan prosedur", "Apakah prosedurnya mudah?"),
    ("u3", "Waktu penyelesaian", "Apakah layanannya cepat?"),
    ("u4", "Biaya atau tarif", "Apakah biayanya wajar? (Layanan LPSE tidak dipungut biaya.)"),
    ("u5", "Produk layanan", "Apakah yang Anda terima sesuai dengan yang dijanjikan?"),
    ("u6", "Kompetensi pelaksana", "Apakah petugasnya mampu?"),
    ("u7", "Perilaku pelaksana", "Apakah petugasnya sopan dan ramah?"),
    ("u8", "Penanganan pengaduan, saran, dan masukan", "Apakah pengaduan ditangani dengan baik?"),
    ("u9", "Sarana dan prasarana", "Apakah sarananya baik?"),
)
KODE_UNSUR = tuple(kode for kode, _, _ in UNSUR)
