"""Documents of the secretariat, filled in, for the tests of every template."""

from typing import Any

KEPALA = {"nama": "Drs. Bambang Wijaya", "nip": "196812121994031004", "jabatan": "Kepala LPSE"}


CONTOH_SEKRETARIAT: dict[str, dict[str, Any]] = {
    "prosedur": {
        "judul_jenis": "Standar Prosedur Operasional",
        "kode_prosedur": "SOP-01",
        "judul": "Registrasi dan verifikasi penyedia",
        "versi": "2",
        "bidang": "Registrasi dan verifikasi Pengguna SPSE",
        "unit": "Unit Registrasi dan Verifikasi",
        "mulai": "1 April 2026",
        "tujuan": "Pendaftar diperiksa dengan cara yang sama, terhadap dokumen aslinya.",
        "perubahan": "Verifikasi dapat dijanjikan lebih dahulu.",
        "langkah": [
            {"tingkat": 0, "tanda": "", "teks": "Menerima"},
            {"tingkat": 1, "tanda": "1.", "teks": "Ambil pendaftaran terlama dari antrean."},
            {"tingkat": 2, "tanda": "•", "teks": "Cocokkan setiap berkas dengan aslinya."},
            {"tingkat": 1, "tanda": "2.", "teks": "Setujui, kembalikan, atau tolak dengan alasan."},
        ],
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "kepala": "Kepala",
        "petugas": {"nama": "Siti Rahmawati, S.Kom.", "nip": "198703122010012005", "jabatan": "Kepala Dinas"},
    },
    "surat_keluar": {
        "kepada": "Kepala Dinas Pekerjaan Umum",
        "perihal": "Jadwal pelatihan penggunaan SPSE",
        "sifat": "Segera",
        "menjawab": "Surat Dinas Pekerjaan Umum Nomor 600/17/2026 tanggal 20 Maret 2026",
        "paragraf": [
            "Menjawab surat Saudara, pelatihan penggunaan SPSE dilaksanakan pada hari Kamis.",
            "Peserta membawa surat tugas.",
        ],
        "tembusan": ["Sekretaris Daerah", "Inspektur"],
        "tanggal": "26 Maret 2026",
        "kota": "Tulungagung",
        "penanda_tangan": KEPALA,
    },
    "lembar_disposisi": {
        "nomor_agenda": "SM-2026-0012",
        "nomor_surat": "600/17/2026",
        "tanggal_surat": "20 Maret 2026",
        "diterima": "23 Maret 2026",
        "dari": "Dinas Pekerjaan Umum",
        "perihal": "Permohonan pelatihan",
        "sifat": "Segera",
        "butir": [
            {
                "kepada": "Siti Rahmawati, S.Kom.",
                "jabatan": "Admin",
                "instruksi": "Siapkan jadwal dan ruangnya.",
                "tenggat": "30 Maret 2026",
            }
        ],
        "diberikan": "Senin, 23 Maret 2026 pukul 10.15 WIB",
        "oleh": KEPALA,
    },
}
