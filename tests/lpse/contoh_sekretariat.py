"""Documents of the secretariat, filled in, for the tests of every template."""

from typing import Any

KEPALA = {"nama": "Drs. Bambang Wijaya", "nip": "196812121994031004", "jabatan": "Kepala LPSE"}


_BUKTI = {
    "label": "Media portabel yang dipakai",
    "keadaan": "Terpenuhi",
    "harapan": "harus ada",
    "jumlah": "2",
    "terakhir": "26 Maret 2026",
    "daftar": "MP-02 (26-03-2026), MP-01 (02-01-2026)",
}


_HASIL = {
    "judul": "Back up disimpan dalam media yang mudah dipindah di tempat terpisah dari ruang server.",
    "dasar": "Pasal 25 ayat (2)",
    "keadaan": "Kurang",
    "kurang": ["Belum ada catatan: media tiba di tempat simpan luar sejak 1 Januari 2026."],
    "bukti": [_BUKTI],
}


# What carries no number, since no letter is issued by it.
SEKRETARIAT_TAK_TERBIT: dict[str, dict[str, Any]] = {
    "bundel_kepatuhan": {
        "periode": "triwulan I 2026",
        "sampai": "26 Maret 2026",
        "diminta": {"nama": "Rina Wulandari", "nip": "198703122010012005", "jabatan": "Auditor"},
        "disusun": "Kamis, 26 Maret 2026 pukul 15.30 WIB",
        "ringkas": [{"nama": "Terpenuhi", "jumlah": "40"}, {"nama": "Kurang", "jumlah": "1"}],
        "pasal": [{"judul": "Pasal 25", "keadaan": "Kurang", "aturan": [_HASIL]}],
        "standar": [_HASIL | {"judul": "Standar 12: Pengelolaan kelangsungan layanan", "dasar": ""}],
        "kurang": [
            {
                "bertindak": "Penanggung jawab Unit Administrasi Sistem Elektronik",
                "kalimat": "Belum ada catatan: media tiba di tempat simpan luar sejak 1 Januari 2026.",
                "dasar": "Pasal 25 ayat (2); Standar 12",
            }
        ],
        "diam": ["Pembinaan teknis dan fungsional."],
    },
}


RAPAT = {
    "jenis": "Koordinasi dengan instansi",
    "pembina": "Sekretaris Daerah",
    "topik": "Koordinasi pelatihan triwulan kedua",
    "waktu": "Kamis, 26 Maret 2026 pukul 09.00 WIB sampai 11.00 WIB",
    "tempat": "Ruang rapat LPSE",
    "tanggal": "23 Maret 2026",
    "kota": "Tulungagung",
}


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
    "laporan_berkala": {
        "judul": "Laporan Bulanan LPSE Kabupaten Bandung Oktober 2026",
        "periode": "Oktober 2026",
        "masa": "1 Oktober 2026 sampai 31 Oktober 2026",
        "sebelumnya": "September 2026",
        "kepada": "Bupati",
        "melalui": "Sekretaris Daerah",
        "tempat": "Soreang",
        "tujuan_ditetapkan": "",
        "penyusun": "LPSE Kabupaten Bandung",
        "isi_ringkas": "Laporan ini memuat 1 (satu) bab dengan 2 (dua) angka.",
        "pengantar": ["Bulan ini dua server diganti."],
        "catatan": ["Listrik padam dua kali."],
        "rekomendasi": ["Menambah UPS."],
        "versi": 2,
        "menggantikan": "LP-BKL/003/X/2026",
        "alasan": "Jumlah tiket semula keliru.",
        "url_laporan": "https://lpse.example/admin/sekretariat/pelaporan/abc/",
        "bab": [
            {
                "judul": "Registrasi dan verifikasi",
                "keterangan": "Tidak ada catatan pada periode ini.",
                "butir": [
                    {
                        "nomor": 1,
                        "label": "Pendaftaran diajukan",
                        "nilai": "1.234",
                        "satuan": "pendaftaran",
                        "sebelum": "1.200",
                        "selisih": "+34",
                    },
                    {
                        "nomor": 2,
                        "label": "Diputus tepat waktu",
                        "nilai": "98,5",
                        "satuan": "%",
                        "sebelum": "–",
                        "selisih": "–",
                    },
                ],
                "grafik": [
                    {
                        "judul": "Pendaftaran menurut jenis pemohon",
                        "batang": [
                            {"label": "Badan usaha", "nilai": "1.000", "persen": 100},
                            {"label": "Perorangan", "nilai": "0", "persen": 0},
                        ],
                    }
                ],
            }
        ],
        "tanggal": "3 November 2026",
        "kota": "Soreang",
        "petugas": {
            "nama": "Drs. Contoh Kepala",
            "nip": "197001012000011001",
            "jabatan": "Kepala LPSE",
        },
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
    "undangan_rapat": RAPAT
    | {
        "acara": ["Pembukaan", "Capaian triwulan pertama"],
        "tautan": "https://rapat.example/lpse",
        "yang_diundang": ["Siti Rahmawati, S.Kom., Admin", "Dewi Lestari, Dinas Pekerjaan Umum"],
        "penanda_tangan": KEPALA,
    },
    "notula": RAPAT
    | {
        "pemimpin": "Drs. Bambang Wijaya",
        "hadir": [
            {"nama": "Siti Rahmawati, S.Kom.", "jabatan": "Admin", "instansi": ""},
            {"nama": "Dewi Lestari", "jabatan": "", "instansi": "Dinas Pekerjaan Umum"},
        ],
        "tidak_hadir": ["Agus Salim, Inspektorat"],
        "pembahasan": ["Capaian layanan dibahas.", "Jadwal pelatihan disusun."],
        "keputusan": ["Pelatihan dilaksanakan bulan April."],
        "tindak_lanjut": [
            {"uraian": "Menyusun jadwal", "siapa": "Siti Rahmawati, S.Kom.", "tenggat": "2 April 2026"}
        ],
        "notulis": {"nama": "Ratna Dewi", "nip": "", "jabatan": "Sekretaris"},
        "pengesah": KEPALA,
    },
}
