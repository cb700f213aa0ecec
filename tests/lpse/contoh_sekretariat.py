"""Documents of the secretariat, filled in, for the tests of every template."""

from typing import Any

CONTOH_SEKRETARIAT: dict[str, dict[str, Any]] = {
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
        "bab": [
            {
                "judul": "Registrasi dan verifikasi",
                "butir": [
                    {
                        "label": "Pendaftaran diajukan",
                        "nilai": "1.234",
                        "satuan": "pendaftaran",
                        "sebelum": "1.200",
                        "selisih": "+34",
                    },
                    {
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
    }
}
