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
    "laporan_evaluasi": {
        "kode_evaluasi": "EV-2026-01",
        "jenis": "Oleh penilai di atas LPSE",
        "cakupan": "LPSE Kabupaten Tulungagung",
        "periode": "1 Januari 2026 sampai 30 Juni 2026",
        "surat": "Nomor 700/12/SETDA/2026 tanggal 1 Juli 2026",
        "ringkasan": [
            {
                "kelompok": "Standar 12: Pengelolaan kelangsungan layanan",
                "ya": "1",
                "sebagian": "7",
                "tidak": "0",
                "tidak_berlaku": "0",
            }
        ],
        "catatan": [
            {
                "pertanyaan": "Apakah pemulihan diuji dalam periode ini?",
                "jawaban": "Sebagian",
                "keterangan": "Uji pulih terakhir tidak mencakup berkas.",
            }
        ],
        "temuan": [
            {
                "nomor": "TM-2026-003",
                "standar": "Standar 12",
                "uraian": "Berita acara uji pemulihan belum ditandatangani.",
                "permintaan": "Lengkapi tanda tangan dan ulangi ujinya.",
                "prioritas": "Tinggi",
                "target": "31 Juli 2026",
                "pic": "Siti Rahmawati",
            }
        ],
        "kesimpulan": "Penyelenggaraan baik; kelangsungan layanan perlu perbaikan.",
        "tanggal": "26 Juli 2026",
        "kota": "Tulungagung",
        "penilai": {"nama": "Drs. Harjono Contoh", "nip": "", "jabatan": "Sekretaris Daerah"},
    },
}
