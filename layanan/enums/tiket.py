"""What a ticket is, in the words of the regulations and of LKPP's form (Pencatatan Gangguan/Masalah)."""

from django.db import models


class JenisTiket(models.TextChoices):
    """Why somebody turns to the unit. Each kind rests on a rule of its own: see `KUNCI_JENIS`."""

    KONSULTASI = "konsultasi", "Konsultasi"
    KELUHAN = "keluhan", "Keluhan"
    KENDALA = "kendala", "Kendala teknis"
    PERMINTAAN = "permintaan", "Permintaan layanan"
    MASUKAN = "masukan", "Masukan"
    DUKUNGAN = "dukungan", "Dukungan penayangan RUP dan pengumuman"
    FASILITASI = "fasilitasi", "Fasilitasi pengumuman dan pemilihan"
    INFORMASI = "informasi", "Data dan informasi"


KUNCI_JENIS = {
    JenisTiket.KONSULTASI: "layanan.konsultasi",
    JenisTiket.KELUHAN: "layanan.keluhan",
    JenisTiket.KENDALA: "layanan.kendala_teknis",
    JenisTiket.PERMINTAAN: "layanan.informasi_fitur",
    JenisTiket.MASUKAN: "layanan.masukan",
    JenisTiket.DUKUNGAN: "layanan.dukungan_teknis",
    JenisTiket.FASILITASI: "layanan.fasilitasi",
    JenisTiket.INFORMASI: "layanan.sosialisasi",
}


class Saluran(models.TextChoices):
    WEB = "web", "Portal"
    TELEPON = "telepon", "Telepon"
    KUNJUNGAN = "kunjungan", "Kunjungan"
    SUREL = "surel", "Surel"
    WHATSAPP = "whatsapp", "WhatsApp"


class StatusTiket(models.TextChoices):
    TERCATAT = "tercatat", "Tercatat"
    DITANGANI = "ditangani", "Sedang ditangani"
    MENUNGGU_PENGGUNA = "menunggu_pengguna", "Menunggu keterangan pengguna"
    MENUNGGU_LKPP = "menunggu_lkpp", "Menunggu LKPP"
    SELESAI = "selesai", "Dijawab, menunggu konfirmasi"
    DITUTUP = "ditutup", "Ditutup"
    LUAR_KEWENANGAN = "luar_kewenangan", "Di luar kewenangan"
    DIGABUNG = "digabung", "Digabung ke tiket lain"


# The clock of the solution runs here; where it waits for somebody else it stands still.
BERJALAN = (StatusTiket.TERCATAT, StatusTiket.DITANGANI)
MENUNGGU = (StatusTiket.MENUNGGU_PENGGUNA, StatusTiket.MENUNGGU_LKPP)
TERBUKA = (*BERJALAN, *MENUNGGU)
BERAKHIR = (StatusTiket.DITUTUP, StatusTiket.LUAR_KEWENANGAN, StatusTiket.DIGABUNG)


class JenisPeristiwa(models.TextChoices):
    """What happened to a ticket: the immutable log from which every clock is computed."""

    DICATAT = "dicatat", "Dicatat"
    DIAMBIL = "diambil", "Diambil petugas"
    DITUGASKAN = "ditugaskan", "Ditugaskan"
    DIBALAS = "dibalas", "Dijawab petugas"
    CATATAN_INTERNAL = "catatan_internal", "Catatan internal"
    DIMINTA_KETERANGAN = "diminta_keterangan", "Keterangan diminta dari pengguna"
    DIJAWAB_PENGGUNA = "dijawab_pengguna", "Pengguna menulis"
    DITERUSKAN = "diteruskan", "Diteruskan ke LKPP"
    DIJAWAB_LKPP = "dijawab_lkpp", "LKPP menjawab"
    PENERUSAN_DITARIK = "penerusan_ditarik", "Penerusan ke LKPP ditarik"
    DISELESAIKAN = "diselesaikan", "Diselesaikan"
    DIKONFIRMASI = "dikonfirmasi", "Pengguna menyatakan selesai"
    BELUM_SELESAI = "belum_selesai", "Pengguna menyatakan belum selesai"
    DITUTUP = "ditutup", "Ditutup tanpa jawaban pengguna"
    LUAR_KEWENANGAN = "luar_kewenangan", "Dijawab: di luar kewenangan"
    DIGABUNG = "digabung", "Digabung"
    MENERIMA_GABUNGAN = "menerima_gabungan", "Menerima tiket gabungan"
    DIPISAH = "dipisah", "Dipisah menjadi tiket baru"
    DIBUKA_KEMBALI = "dibuka_kembali", "Dibuka kembali"
    DIUBAH = "diubah", "Rincian diubah"
    STANDAR_DIGANTI = "standar_diganti", "Standar layanan diganti"
    DIPERPANJANG = "diperpanjang", "Tenggat diperpanjang"
    DITAUTKAN = "ditautkan", "Ditautkan ke perkara"


# The unit's first answer to the user, whatever it says.
JAWABAN_PERTAMA = (
    JenisPeristiwa.DIBALAS,
    JenisPeristiwa.DIMINTA_KETERANGAN,
    JenisPeristiwa.DISELESAIKAN,
    JenisPeristiwa.LUAR_KEWENANGAN,
)


class TindakanTiket(models.TextChoices):
    """The acts; the label is the button."""

    AMBIL = "ambil", "Ambil"
    TUGASKAN = "tugaskan", "Tugaskan"
    BALAS = "balas", "Kirim jawaban"
    CATAT_INTERNAL = "catat_internal", "Simpan catatan internal"
    MINTA_KETERANGAN = "minta_keterangan", "Minta keterangan pengguna"
    TULIS = "tulis", "Kirim pesan"
    JAWAB = "jawab", "Kirim keterangan"
    TANYA_LAGI = "tanya_lagi", "Tanya lagi"
    TERUSKAN = "teruskan", "Teruskan ke LKPP"
    JAWAB_LKPP = "jawab_lkpp", "Catat jawaban LKPP"
    SELESAIKAN = "selesaikan", "Selesaikan"
    KONFIRMASI = "konfirmasi", "Ya, sudah selesai"
    KONFIRMASI_LISAN = "konfirmasi_lisan", "Pengguna sudah mengonfirmasi"
    BELUM_SELESAI = "belum_selesai", "Belum selesai"
    TUTUP = "tutup", "Tutup karena tidak dikonfirmasi"
    LUAR_KEWENANGAN = "luar_kewenangan", "Jawab di luar kewenangan"
    GABUNG = "gabung", "Gabungkan"
    PISAH = "pisah", "Pisahkan"
    BUKA_KEMBALI = "buka_kembali", "Buka kembali"
    UBAH = "ubah", "Ubah rincian"
    PERPANJANG = "perpanjang", "Perpanjang tenggat"
    TAUTKAN = "tautkan", "Tautkan ke perkara"


class TipeLKPP(models.TextChoices):
    GANGGUAN = "G", "Gangguan"
    MASALAH = "M", "Masalah"
    PERMINTAAN = "PL", "Permintaan layanan"


class Kategori(models.TextChoices):
    TEKNIS = "T", "Teknis"
    NONTEKNIS = "NT", "Nonteknis"


class KelompokPengguna(models.TextChoices):
    PANITIA = "panitia", "Pokja/Panitia/Pejabat Pengadaan"
    PENYEDIA = "penyedia", "Penyedia"
    PPK = "ppk", "PA/KPA/PPK"
    AUDITOR = "auditor", "Auditor"
    PUBLIK = "publik", "Publik"
    LAINNYA = "lainnya", "Lainnya"


class JenisMasalah(models.TextChoices):
    PERANGKAT_KERAS = "hw", "Perangkat keras"
    PERANGKAT_LUNAK = "sw", "Perangkat lunak"
    PROSEDUR = "prosedur", "Prosedur"
    LAIN = "lain", "Lain"


class Urgensi(models.TextChoices):
    MENDESAK = "M", "Mendesak"
    TIDAK_MENDESAK = "TM", "Tidak mendesak"


class Dampak(models.TextChoices):
    KECIL = "K", "Kecil"
    SEDANG = "S", "Sedang"
    BESAR = "B", "Besar"


class Prioritas(models.TextChoices):
    RENDAH = "R", "Rendah"
    MENENGAH = "M", "Menengah"
    TINGGI = "T", "Tinggi"


class ArahPesan(models.TextChoices):
    MASUK = "masuk", "Dari pengguna"
    KELUAR = "keluar", "Kepada pengguna"
    INTERNAL = "internal", "Catatan internal"
