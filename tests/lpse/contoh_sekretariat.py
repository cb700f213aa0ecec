"""Documents of the secretariat, filled in, for the tests of every template."""

from typing import Any

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
}
