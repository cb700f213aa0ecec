"""What is backed up, where to, how a job stands and why one failed."""

from django.db import models


class JenisSumber(models.TextChoices):
    PORTAL = "portal", "Portal ini: basis data dan berkas"
    BASIS_DATA = "basis_data", "Basis data PostgreSQL"
    DIREKTORI = "direktori", "Direktori berkas"


class JenisRepositori(models.TextChoices):
    UTAMA = "utama", "Repositori utama"
    LUAR = "luar", "Penyimpanan luar (S3 atau SFTP)"
    MEDIA = "media", "Media portabel"


class JenisPekerjaan(models.TextChoices):
    CADANGKAN = "cadangkan", "Mencadangkan"
    PERIKSA = "periksa", "Memeriksa repositori"
    UJI_PULIH = "uji_pulih", "Menguji pemulihan"
    SALIN = "salin", "Menyalin ke repositori lain"
    BERSIHKAN = "bersihkan", "Membersihkan cadangan lama"


class StatusPekerjaan(models.TextChoices):
    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Berjalan"
    BERHASIL = "berhasil", "Berhasil"
    GAGAL = "gagal", "Gagal"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


TERBUKA = (StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN)


class TindakanPekerjaan(models.TextChoices):
    MULAI = "mulai", "Mulai"
    SELESAIKAN = "selesaikan", "Selesaikan"
    GAGALKAN = "gagalkan", "Nyatakan gagal"
    BATALKAN = "batalkan", "Batalkan"
    MINTA_BERHENTI = "minta_berhenti", "Minta berhenti"
    HENTIKAN = "hentikan", "Hentikan"


class Tahap(models.TextChoices):
    """What a running job is at, in the order a backup goes through them."""

    PERIKSA_AWAL = "periksa_awal", "Memeriksa persyaratan"
    BASIS_DATA = "basis_data", "Menyalin basis data"
    URAI = "urai", "Membaca ulang salinan basis data"
    SIMPAN = "simpan", "Menyimpan ke repositori"
    BACA = "baca", "Membaca ulang isi repositori"
    AMBIL = "ambil", "Mengambil isi cadangan"
    PULIHKAN = "pulihkan", "Memulihkan basis data"
    COCOKKAN = "cocokkan", "Mencocokkan dengan manifes"
    SALIN = "salin", "Menyalin"
    BERSIHKAN = "bersihkan", "Membersihkan"


class SebabGagal(models.TextChoices):
    """Why a job is not a success; `policies.sebab` says to each what to do next."""

    PROGRAM_TIDAK_ADA = "program_tidak_ada", "Program tidak terpasang"
    VERSI_TIDAK_COCOK = "versi_tidak_cocok", "Versi program tidak cocok"
    SERVER_TIDAK_TERJANGKAU = "server_tidak_terjangkau", "Server tidak dapat dihubungi"
    JALUR_TIDAK_ADA = "jalur_tidak_ada", "Jalur sumber tidak ada"
    TIDAK_TERPASANG = "tidak_terpasang", "Disk sumber tidak terpasang"
    PENANDA_TIDAK_ADA = "penanda_tidak_ada", "Berkas penanda tidak ada"
    JAM_TIDAK_BENAR = "jam_tidak_benar", "Jam server tidak benar"
    DISK_PENUH = "disk_penuh", "Disk tujuan penuh"
    SANDI_SALAH = "sandi_salah", "Sandi repositori salah"
    REPOSITORI_TIDAK_ADA = "repositori_tidak_ada", "Repositori tidak ditemukan"
    TERKUNCI = "terkunci", "Repositori terkunci"
    RUSAK = "rusak", "Repositori rusak"
    DUMP_RUSAK = "dump_rusak", "Salinan basis data tidak utuh"
    SUMBER_BERUBAH = "sumber_berubah", "Sebagian sumber tidak terbaca"
    TURUN_TAJAM = "turun_tajam", "Isi jauh berkurang dari cadangan sebelumnya"
    TIDAK_COCOK = "tidak_cocok", "Hasil tidak sama dengan manifes"
    LEWAT_TENGGAT = "lewat_tenggat", "Melewati batas waktu"
    TERPUTUS = "terputus", "Prosesnya berhenti di tengah jalan"
    LAINNYA = "lainnya", "Sebab lain"
