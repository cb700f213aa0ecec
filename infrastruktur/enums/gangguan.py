"""Incidents: where one stands, what may be done with it, what happened, and whom it hit."""

from django.db import models

from infrastruktur.enums.pantau import PeranSasaran


class StatusGangguan(models.TextChoices):
    """Where the case stands. Whether the thing itself works again is a measured fact, not a status."""

    TERBUKA = "terbuka", "Terbuka"
    DITUTUP = "ditutup", "Ditutup"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanGangguan(models.TextChoices):
    KONFIRMASI = "konfirmasi", "Konfirmasi"
    LANGKAH = "langkah", "Catat langkah"
    KABAR = "kabar", "Catat pemberitahuan"
    NILAI = "nilai", "Isi sebab dan dampak"
    TAUTKAN = "tautkan", "Tautkan tiket atau perkara"
    LAPORKAN = "laporkan", "Laporkan ke LKPP"
    PULIHKAN = "pulihkan", "Nyatakan pulih"
    TERBITKAN = "terbitkan", "Terbitkan laporan sementara"
    TUTUP = "tutup", "Tutup gangguan"
    # The head's own: everything else about an emergency is done with its own record.
    DARURAT = "nyatakan_darurat", "Nyatakan keadaan darurat"
    BATALKAN = "batalkan", "Batalkan"
    # What the measurement does, without a person.
    UKUR_TERGANGGU = "ukur_terganggu", "Terukur terganggu lagi"
    UKUR_PULIH = "ukur_pulih", "Terukur pulih"
    UMUMKAN = "umumkan", "Diumumkan"


class PeristiwaGangguan(models.TextChoices):
    TERDETEKSI = "terdeteksi", "Terdeteksi"
    DICATAT = "dicatat", "Dicatat petugas"
    DIKONFIRMASI = "dikonfirmasi", "Dikonfirmasi"
    MELUAS = "meluas", "Sasaran lain ikut terganggu"
    TERGANGGU_LAGI = "terganggu_lagi", "Terganggu lagi"
    LANGKAH = "langkah", "Langkah yang diambil"
    KABAR = "kabar", "Pemberitahuan"
    DINILAI = "dinilai", "Sebab dan dampak diisi"
    DITAUTKAN = "ditautkan", "Ditautkan"
    DIUMUMKAN = "diumumkan", "Diumumkan kepada publik"
    TIDAK_DIUMUMKAN = "tidak_diumumkan", "Tidak dapat diumumkan"
    UMUM_BERAKHIR = "umum_berakhir", "Pengumuman diakhiri"
    DILAPORKAN = "dilaporkan", "Disiapkan untuk LKPP"
    PULIH_SEBAGIAN = "pulih_sebagian", "Satu sasaran pulih"
    PULIH = "pulih", "Pulih"
    LAPORAN = "laporan", "Laporan diterbitkan"
    DARURAT = "darurat", "Keadaan darurat dinyatakan"
    KERUSAKAN = "kerusakan", "Kerusakan dinilai"
    PUTUSAN = "putusan", "Penilaian kerusakan diputus"
    DARURAT_USAI = "darurat_usai", "Keadaan darurat diakhiri"
    DITUTUP = "ditutup", "Ditutup"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class SaluranKabar(models.TextChoices):
    """How the first report reached somebody (part B of the form)."""

    TELEPON = "telepon", "Telepon"
    PESAN = "pesan", "Pesan singkat"
    SUREL = "surel", "Surel"
    LISAN = "lisan", "Lisan"
    LAIN = "lain", "Lainnya"


class LayananTerdampak(models.TextChoices):
    """Part D of the form: every one of them is judged, also those that were not hit."""

    SPSE = "spse", "Aplikasi SPSE"
    INTERNET = "internet", "Koneksi internet server SPSE"
    PORTAL = "portal", "Portal layanan LPSE"
    REGISTRASI = "registrasi", "Registrasi dan verifikasi pengguna"
    HELPDESK = "helpdesk", "Layanan dan dukungan pengguna"
    RUANG = "ruang", "Ruang layanan dan pelatihan"
    SUREL = "surel", "Surat elektronik"
    CADANGAN = "cadangan", "Pencadangan data"


class TingkatDampak(models.TextChoices):
    BELUM = "belum", "Belum dinilai"
    TIDAK = "tidak", "Tidak terganggu"
    SEBAGIAN = "sebagian", "Terganggu sebagian"
    PADAM = "padam", "Tidak dapat dipakai"


class StatusInstruksi(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu dilaksanakan"
    DILAKSANAKAN = "dilaksanakan", "Dilaksanakan"
    DITOLAK = "ditolak", "Tidak dilaksanakan"


class TindakanInstruksi(models.TextChoices):
    TUGASKAN = "tugaskan", "Tetapkan penanggung jawab"
    TAMBAH_BUKTI = "tambah_bukti", "Tambah bukti"
    TAUTKAN = "tautkan", "Tautkan perkara"
    LAKSANAKAN = "laksanakan", "Catat sudah dilaksanakan"
    TOLAK = "tolak", "Catat tidak dilaksanakan"


# Down, they make an incident by themselves.
DIPANTAU = (
    PeranSasaran.INTERNET,
    PeranSasaran.APLIKASI_SPSE,
    PeranSasaran.SERVER_SPSE,
    PeranSasaran.JARINGAN,
    PeranSasaran.LISTRIK,
)
